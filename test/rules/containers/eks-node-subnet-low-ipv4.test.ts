import rule from '../../../src/rules/containers/eks-node-subnet-low-ipv4.ts';
import { build } from '../../support/build.ts';
import { describeRule } from '../../support/rule-test.ts';

const subnet = (SubnetId: string, AvailableIpAddressCount: number) =>
  build('subnet', { SubnetId, VpcId: 'vpc-1', CidrBlock: '10.0.0.0/26', AvailableIpAddressCount });
const group = (maxSize: number | undefined, desiredSize: number, ...subnets: string[]) =>
  build('eks-nodegroup', {
    nodegroupName: 'workers',
    clusterName: 'shop',
    subnets,
    ...(maxSize === undefined ? {} : { scalingConfig: { maxSize, desiredSize } }),
  });
const profile = build('eks-fargate-profile', { fargateProfileName: 'jobs', clusterName: 'shop', subnets: ['subnet-a'] });

describeRule(rule, {
  flagged: {
    'subnets that hold fewer addresses than nodes may come': {
      given: [group(20, 4, 'subnet-a', 'subnet-b'), subnet('subnet-a', 3), subnet('subnet-b', 12)],
      says: 'have 15 free IPv4 addresses, and it may still add 16 nodes',
    },
    'a full group that could not replace a node': { given: [group(4, 4, 'subnet-a'), subnet('subnet-a', 0)], says: 'add 1 node' },
    'a Fargate profile without any address': { given: [profile, subnet('subnet-a', 0)], says: 'each of its pods needs one' },
  },
  silent: {
    'a full group whose nodes hold their addresses already': { given: [group(20, 20, 'subnet-a'), subnet('subnet-a', 8)] },
    'a group that is scaled to nothing for good': { given: [group(0, 0, 'subnet-a'), subnet('subnet-a', 0)] },
    'a Fargate profile with addresses left': { given: [profile, subnet('subnet-a', 4)] },
    'an IPv6-only subnet, of which another rule speaks': {
      given: [group(4, 0, 'subnet-a'), build('subnet', { SubnetId: 'subnet-a', Ipv6Native: true, AvailableIpAddressCount: 0 })],
      as: 'not-applicable',
    },
  },
  unknown: {
    'a subnet that is not in sight where the others fall short': {
      given: [group(9, 0, 'subnet-a', 'subnet-x'), subnet('subnet-a', 3)],
      says: 'not all known',
    },
    'a group without a scaling configuration': { given: [group(undefined, 0, 'subnet-a'), subnet('subnet-a', 3)], says: 'may scale' },
  },
});
