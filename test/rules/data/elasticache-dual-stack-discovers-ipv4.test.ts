import rule from '../../../src/rules/data/elasticache-dual-stack-discovers-ipv4.ts';
import { build } from '../../support/build.ts';
import { memcached, replicationGroup } from '../../support/caches.ts';
import { describeRule } from '../../support/rule-test.ts';

const dual = { NetworkType: 'dual_stack', ClusterEnabled: true } as const;

describeRule(rule, {
  flagged: {
    'a dual-stack group in cluster mode that discovers IPv4': { given: [replicationGroup(dual)], says: 'sessions is dual-stack, but' },
    'Memcached with several nodes': { given: [memcached({ NetworkType: 'dual_stack' })], says: 'pages' },
  },
  silent: {
    'a group that discovers IPv6': { given: [replicationGroup({ ...dual, IpDiscovery: 'ipv6' })] },
    'a group with TLS, where the setting has no effect': { given: [replicationGroup({ ...dual, TransitEncryptionEnabled: true })] },
    'a group not in cluster mode, which discovers nothing': {
      given: [replicationGroup({ ...dual, ClusterEnabled: false })],
      as: 'not-applicable',
    },
    'an IPv4-only group': { given: [replicationGroup({ ClusterEnabled: true })], as: 'not-applicable' },
  },
  unknown: {
    'TLS beside plain connections': {
      given: [replicationGroup({ ...dual, TransitEncryptionEnabled: true, TransitEncryptionMode: 'preferred' })],
      says: 'not documented',
    },
    'a group whose discovery is not told': {
      given: [build('replication-group', { ReplicationGroupId: 'sessions', ...dual })],
      says: 'does not say',
    },
  },
});
