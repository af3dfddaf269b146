import rule from '../../../src/rules/data/opensearch-domain-ipv4-only.ts';
import { build } from '../../support/build.ts';
import { nativeSubnet } from '../../support/caches.ts';
import { describeRule } from '../../support/rule-test.ts';

const domain = (data: Parameters<typeof build<'opensearch-domain'>>[1] = {}) =>
  build('opensearch-domain', { DomainName: 'logs', VPCOptions: { VPCId: 'vpc-1' }, ...data });

describeRule(rule, {
  flagged: {
    'an IPv4-only domain': {
      given: [domain({ IPAddressType: 'ipv4' })],
      says: 'logs (OpenSearch) is IPv4-only',
      severity: { 'dual-stack': 'medium', 'ipv6-only': 'low' },
    },
    'a domain of which AWS says nothing, beside IPv6-only subnets without NAT64': {
      given: [domain(), nativeSubnet],
      says: 'cannot reach it',
      severity: { 'dual-stack': 'medium', 'ipv6-only': 'high' },
    },
    'a public domain': {
      given: [build('opensearch-domain', { DomainName: 'logs', IPAddressType: 'ipv4' }), nativeSubnet],
      says: 'need NAT64',
      severity: { 'dual-stack': 'medium', 'ipv6-only': 'medium' },
    },
  },
  silent: {
    'a dual-stack domain': { given: [domain({ IPAddressType: 'dualstack' })] },
    'a domain that is being deleted': { given: [domain({ Deleted: true })], as: 'not-applicable' },
  },
  unknown: { 'a type that is not known': { given: [domain({ IPAddressType: 'ipv6' as 'ipv4' })], says: 'ipv6' } },
});
