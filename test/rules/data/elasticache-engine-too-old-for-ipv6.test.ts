import rule from '../../../src/rules/data/elasticache-engine-too-old-for-ipv6.ts';
import { cacheSubnets, member, memcached, replicationGroup } from '../../support/caches.ts';
import { describeRule } from '../../support/rule-test.ts';

describeRule(rule, {
  flagged: {
    'Redis before 6.2': {
      given: [replicationGroup(), member({ EngineVersion: '6.0.5' }), cacheSubnets],
      says: 'sessions runs redis 6.0.5, and IPv6 begins with 6.2',
      severity: { 'dual-stack': 'blocker', 'ipv6-only': 'low' },
    },
    'Memcached before 1.6.6, with auto discovery': {
      given: [memcached({ EngineVersion: '1.5.16' }), cacheSubnets],
      says: 'memcached 1.5.16',
      severity: { 'dual-stack': 'blocker' },
    },
    'nodes from before Nitro': {
      given: [replicationGroup(), member({ CacheNodeType: 'cache.r4.large' }), cacheSubnets],
      says: 'cache.r4.large',
    },
  },
  silent: {
    'Redis 7': { given: [replicationGroup(), member(), cacheSubnets] },
    'the first Memcached with IPv6': { given: [memcached({ EngineVersion: '1.6.6' }), cacheSubnets] },
    'a cache that is dual-stack already': { given: [replicationGroup({ NetworkType: 'dual_stack' })], as: 'not-applicable' },
    'a member, for which its group speaks': { given: [member({ EngineVersion: '5.0.6' })], as: 'not-applicable' },
  },
  unknown: {
    'a group whose members are not visible': { given: [replicationGroup()], says: 'no member cluster of sessions' },
    'an engine that is not known': { given: [replicationGroup(), member({ Engine: 'other' })], says: 'sessions-001' },
  },
});
