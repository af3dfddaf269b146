import rule from '../../../src/rules/data/memorydb-discovery-literal-ipv4.ts';
import { build } from '../../support/build.ts';
import { describeRule } from '../../support/rule-test.ts';

const cluster = (data: Parameters<typeof build<'memorydb-cluster'>>[1]) => build('memorydb-cluster', { Name: 'ledger', ...data });

describeRule(rule, {
  flagged: {
    'an IPv4-only cluster without TLS': { given: [cluster({ TLSEnabled: false, NetworkType: 'ipv4' })], says: 'hands out IPv4 addresses' },
    'a dual-stack cluster without TLS that discovers IPv4': {
      given: [cluster({ TLSEnabled: false, NetworkType: 'dual_stack', IpDiscovery: 'ipv4' })],
      says: 'ledger',
    },
  },
  silent: {
    'a cluster with TLS': { given: [cluster({ TLSEnabled: true, NetworkType: 'ipv4' })] },
    'a dual-stack cluster that discovers IPv6': {
      given: [cluster({ TLSEnabled: false, NetworkType: 'dual_stack', IpDiscovery: 'ipv6' })],
    },
    'a cluster that is being deleted': { given: [cluster({ TLSEnabled: false, Status: 'deleting' })], as: 'not-applicable' },
  },
  unknown: {
    'nothing said of TLS': { given: [cluster({ NetworkType: 'ipv4' })], says: 'uses TLS' },
    'nothing said of the discovery': { given: [cluster({ TLSEnabled: false, NetworkType: 'dual_stack' })], says: 'does not say' },
  },
});
