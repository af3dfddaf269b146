import rule from '../../../src/rules/data/neptune-cluster-ipv4-only.ts';
import { build, denied } from '../../support/build.ts';
import { describeRule } from '../../support/rule-test.ts';

const cluster = (data: Parameters<typeof build<'db-cluster'>>[1] = {}) =>
  build('db-cluster', { DBClusterIdentifier: 'shop', Engine: 'neptune', NetworkType: 'IPV4', DBSubnetGroup: 'data', ...data });
const group = build('db-subnet-group', { DBSubnetGroupName: 'data', VpcId: 'vpc-1' });
const native = build('subnet', { SubnetId: 'subnet-native', VpcId: 'vpc-1', Ipv6Native: true });

describeRule(rule, {
  flagged: {
    'an IPv4-only cluster': {
      given: [cluster(), group],
      says: 'shop (Neptune) is IPv4-only',
      severity: { 'dual-stack': 'medium', 'ipv6-only': 'low' },
    },
    'a cluster beside IPv6-only subnets without NAT64': {
      given: [cluster(), group, native],
      says: 'cannot reach it',
      severity: { 'dual-stack': 'medium', 'ipv6-only': 'high' },
    },
    'a cluster whose VPC is not known': {
      given: [cluster(), native],
      gaps: [denied('db-subnet-group')],
      says: 'need NAT64',
      severity: { 'dual-stack': 'medium', 'ipv6-only': 'medium' },
    },
    'a cluster whose network type AWS leaves out': {
      given: [build('db-cluster', { DBClusterIdentifier: 'shop', Engine: 'neptune' })],
      says: 'IPv4-only',
    },
  },
  silent: {
    'a dual-stack cluster': { given: [cluster({ NetworkType: 'DUAL' })] },
    'a cluster of another engine': { given: [cluster({ Engine: 'docdb' })], as: 'not-applicable' },
    'a cluster that is being deleted': { given: [cluster({ Status: 'deleting' })], as: 'not-applicable' },
  },
  unknown: { 'a network type that is not known': { given: [cluster({ NetworkType: 'IPV6' })], says: 'IPV6' } },
});
