import rule from '../../../src/rules/data/memorydb-network-type-ipv4.ts';
import { build, denied } from '../../support/build.ts';
import { nativeSubnet } from '../../support/caches.ts';
import { describeRule } from '../../support/rule-test.ts';

const cluster = (data: Parameters<typeof build<'memorydb-cluster'>>[1] = {}) =>
  build('memorydb-cluster', { Name: 'ledger', Status: 'available', TLSEnabled: true, SubnetGroupName: 'data', ...data });
const group = build('memorydb-subnet-group', { Name: 'data', VpcId: 'vpc-1' });

describeRule(rule, {
  flagged: {
    'an IPv4-only cluster': {
      given: [cluster({ NetworkType: 'ipv4' }), group],
      says: 'ledger is IPv4-only',
      severity: { 'dual-stack': 'high', 'ipv6-only': 'low' },
    },
    'a cluster of which AWS says nothing, beside IPv6-only subnets without NAT64': {
      given: [cluster(), group, nativeSubnet],
      says: 'cannot reach it',
      severity: { 'dual-stack': 'high', 'ipv6-only': 'high' },
    },
    'a cluster whose VPC is not known': {
      given: [cluster()],
      gaps: [denied('memorydb-subnet-group')],
      says: 'need NAT64',
      severity: { 'dual-stack': 'high', 'ipv6-only': 'medium' },
    },
    'a cluster without TLS, whose IPv6-only clients another rule warns': {
      given: [cluster({ TLSEnabled: false }), group],
      says: 'over IPv4 only',
      severity: { 'dual-stack': 'high' },
    },
  },
  silent: {
    'a dual-stack cluster': { given: [cluster({ NetworkType: 'dual_stack' })] },
    'an IPv6-only cluster': { given: [cluster({ NetworkType: 'ipv6' })] },
    'a cluster that is being made': { given: [cluster({ Status: 'creating' })], as: 'not-applicable' },
  },
  unknown: { 'a network type that is not known': { given: [cluster({ NetworkType: 'dual-stack' as 'dual_stack' })], says: 'dual-stack' } },
});
