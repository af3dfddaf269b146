import rule from '../../../src/rules/containers/eks-subnet-without-ipv4.ts';
import { build, denied } from '../../support/build.ts';
import { describeRule } from '../../support/rule-test.ts';

const native = build('subnet', { SubnetId: 'subnet-native', Ipv6Native: true, AvailableIpAddressCount: 0 });
const dual = build('subnet', { SubnetId: 'subnet-dual', CidrBlock: '10.0.0.0/24' });
const cluster = (...subnetIds: string[]) => build('eks-cluster', { name: 'shop', resourcesVpcConfig: { subnetIds } });
const group = (...subnets: string[]) => build('eks-nodegroup', { nodegroupName: 'workers', clusterName: 'shop', subnets });
const profile = (...subnets: string[]) => build('eks-fargate-profile', { fargateProfileName: 'jobs', clusterName: 'shop', subnets });

describeRule(rule, {
  flagged: {
    'a cluster in an IPv6-only subnet': { given: [cluster('subnet-dual', 'subnet-native'), dual, native], says: 'subnet-native' },
    'a node group in a subnet of its own': {
      given: [group('subnet-native'), cluster('subnet-dual'), native, dual],
      says: 'node group workers',
    },
    'a Fargate profile whose cluster is not in sight': { given: [profile('subnet-native'), native], says: 'Fargate profile jobs of shop' },
    'an IPv6-only subnet beside one that is not in sight': { given: [cluster('subnet-native', 'subnet-x'), native], says: 'subnet-native' },
  },
  silent: {
    'a cluster in dual-stack subnets': { given: [cluster('subnet-dual'), dual] },
    'a node group in subnets of the cluster, which are named there': {
      given: [group('subnet-native'), cluster('subnet-native'), native],
      as: 'not-applicable',
    },
  },
  unknown: {
    'a cluster one of whose subnets is not in sight': { given: [cluster('subnet-dual', 'subnet-x'), dual], says: 'subnet-x' },
    'a node group when subnets are denied': { given: [group('subnet-dual')], gaps: [denied('subnet')], says: 'access-denied' },
  },
});
