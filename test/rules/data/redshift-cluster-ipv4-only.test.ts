import rule from '../../../src/rules/data/redshift-cluster-ipv4-only.ts';
import { build } from '../../support/build.ts';
import { nativeSubnet } from '../../support/caches.ts';
import { describeRule } from '../../support/rule-test.ts';

const cluster = (data: Parameters<typeof build<'redshift-cluster'>>[1] = {}) =>
  build('redshift-cluster', { ClusterIdentifier: 'lake', ClusterStatus: 'available', VpcId: 'vpc-1', ...data });

describeRule(rule, {
  flagged: {
    'an IPv4-only cluster': {
      given: [cluster({ IpAddressType: 'ipv4' })],
      says: 'lake (Redshift) is IPv4-only',
      severity: { 'dual-stack': 'medium', 'ipv6-only': 'low' },
    },
    'a cluster of which AWS says nothing, beside IPv6-only subnets without NAT64': {
      given: [cluster(), nativeSubnet],
      says: 'cannot reach it',
      severity: { 'dual-stack': 'medium', 'ipv6-only': 'high' },
    },
  },
  silent: {
    'a dual-stack cluster': { given: [cluster({ IpAddressType: 'dualstack' })] },
    'a cluster that is being deleted': { given: [cluster({ ClusterStatus: 'deleting' })], as: 'not-applicable' },
  },
  unknown: { 'a type that is not known': { given: [cluster({ IpAddressType: 'ipv6' })], says: 'ipv6' } },
});
