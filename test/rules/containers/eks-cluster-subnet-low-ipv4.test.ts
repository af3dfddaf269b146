import rule from '../../../src/rules/containers/eks-cluster-subnet-low-ipv4.ts';
import { build } from '../../support/build.ts';
import { describeRule } from '../../support/rule-test.ts';

const subnet = (SubnetId: string, AvailableIpAddressCount?: number) =>
  build('subnet', { SubnetId, CidrBlock: '10.0.0.0/26', ...(AvailableIpAddressCount === undefined ? {} : { AvailableIpAddressCount }) });
const native = build('subnet', { SubnetId: 'subnet-native', Ipv6Native: true, AvailableIpAddressCount: 0 });
const cluster = (...subnetIds: string[]) => build('eks-cluster', { name: 'shop', resourcesVpcConfig: { subnetIds } });

describeRule(rule, {
  flagged: {
    'five free addresses in one of two subnets': {
      given: [cluster('subnet-a', 'subnet-b'), subnet('subnet-a', 5), subnet('subnet-b', 200)],
      says: 'fewer free IPv4 addresses than the 6 that EKS needs: subnet-a (5)',
    },
    'fewer than recommended, which weighs less': {
      given: [cluster('subnet-a'), subnet('subnet-a', 15)],
      says: 'the 16 that EKS recommends: subnet-a (15)',
      severity: { 'dual-stack': 'low', 'ipv6-only': 'low' },
    },
    'a short subnet beside one that is not in sight': {
      given: [cluster('subnet-a', 'subnet-x'), subnet('subnet-a', 0)],
      says: 'subnet-a (0)',
    },
  },
  silent: {
    'sixteen free addresses': { given: [cluster('subnet-a'), subnet('subnet-a', 16)] },
    'an IPv6-only subnet, of which another rule speaks': { given: [cluster('subnet-native'), native], as: 'not-applicable' },
    'a local cluster on an Outpost': {
      given: [
        build('eks-cluster', {
          name: 'shop',
          outpostConfig: { outpostArns: ['arn:aws:outposts:…'], controlPlaneInstanceType: 'm5.large' },
        }),
      ],
      as: 'not-applicable',
    },
  },
  unknown: {
    'a subnet that is not in sight': { given: [cluster('subnet-a', 'subnet-x'), subnet('subnet-a', 100)], says: 'subnet-x' },
    'a subnet whose free addresses AWS left out': { given: [cluster('subnet-a'), subnet('subnet-a')], says: 'subnet-a' },
  },
});
