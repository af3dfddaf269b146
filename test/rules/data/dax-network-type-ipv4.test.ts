import rule from '../../../src/rules/data/dax-network-type-ipv4.ts';
import { build } from '../../support/build.ts';
import { nativeSubnet } from '../../support/caches.ts';
import { describeRule } from '../../support/rule-test.ts';

const cluster = (data: Parameters<typeof build<'dax-cluster'>>[1] = {}) =>
  build('dax-cluster', { ClusterName: 'hot', Status: 'available', SubnetGroup: 'data', ...data });
const group = build('dax-subnet-group', { SubnetGroupName: 'data', VpcId: 'vpc-1' });

describeRule(rule, {
  flagged: {
    'an IPv4-only cluster': {
      given: [cluster({ NetworkType: 'ipv4' }), group],
      says: 'hot (DAX) is IPv4-only',
      severity: { 'dual-stack': 'medium', 'ipv6-only': 'medium' },
    },
    'a cluster of which AWS says nothing, beside IPv6-only subnets without NAT64': {
      given: [cluster(), group, nativeSubnet],
      says: 'cannot reach it',
      severity: { 'dual-stack': 'medium', 'ipv6-only': 'high' },
    },
  },
  silent: {
    'a dual-stack cluster': { given: [cluster({ NetworkType: 'dual_stack' })] },
    'an IPv6-only cluster': { given: [cluster({ NetworkType: 'ipv6' })] },
    'a cluster that is being made': { given: [cluster({ Status: 'creating' })], as: 'not-applicable' },
  },
  unknown: { 'a network type that is not known': { given: [cluster({ NetworkType: 'dual' as 'dual_stack' })], says: 'dual' } },
});
