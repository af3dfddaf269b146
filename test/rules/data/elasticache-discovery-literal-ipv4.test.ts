import rule from '../../../src/rules/data/elasticache-discovery-literal-ipv4.ts';
import { build } from '../../support/build.ts';
import { member, memcached, replicationGroup } from '../../support/caches.ts';
import { describeRule } from '../../support/rule-test.ts';

const clustered = (data: Parameters<typeof replicationGroup>[0] = {}) => replicationGroup({ ClusterEnabled: true, ...data });

describeRule(rule, {
  flagged: {
    'cluster mode without TLS': {
      given: [clustered({ TransitEncryptionEnabled: false })],
      says: 'hands out IPv4 addresses in cluster mode',
    },
    'cluster mode with nothing said of TLS': { given: [clustered()], says: 'without TLS' },
    'a dual-stack group that discovers IPv4': { given: [clustered({ NetworkType: 'dual_stack' })], says: 'IPv4 addresses' },
    'Memcached with several nodes': { given: [memcached()], says: 'auto discovery of its 3 nodes' },
    'a dual-stack Memcached that discovers IPv4': { given: [memcached({ NetworkType: 'dual_stack' })], says: 'pages' },
  },
  silent: {
    'cluster mode with TLS, which gives host names': {
      given: [clustered({ TransitEncryptionEnabled: true, TransitEncryptionMode: 'required' })],
    },
    'a dual-stack group that discovers IPv6': { given: [clustered({ NetworkType: 'dual_stack', IpDiscovery: 'ipv6' })] },
    'an IPv6-only group': { given: [clustered({ NetworkType: 'ipv6' })] },
    'a group not in cluster mode': { given: [replicationGroup({ ClusterEnabled: false })], as: 'not-applicable' },
    'Memcached with one node': { given: [memcached({ NumCacheNodes: 1 })], as: 'not-applicable' },
    'a member, for which its group speaks': { given: [member()], as: 'not-applicable' },
  },
  unknown: {
    'TLS beside plain connections': {
      given: [clustered({ TransitEncryptionEnabled: true, TransitEncryptionMode: 'preferred' })],
      says: 'not documented',
    },
    'a dual-stack group whose discovery is not told': {
      given: [build('replication-group', { ReplicationGroupId: 'sessions', ClusterEnabled: true, NetworkType: 'dual_stack' })],
      says: 'does not say',
    },
  },
});
