import rule from '../../../src/rules/data/elasticache-network-type-ipv4.ts';
import { cacheSubnets, member, memcached, nativeSubnet, replicationGroup } from '../../support/caches.ts';
import { describeRule } from '../../support/rule-test.ts';

describeRule(rule, {
  flagged: {
    'an IPv4-only group': {
      given: [replicationGroup(), member(), cacheSubnets],
      says: 'sessions is IPv4-only',
      severity: { 'dual-stack': 'high', 'ipv6-only': 'low' },
    },
    'a group beside IPv6-only subnets without NAT64': {
      given: [replicationGroup(), member(), cacheSubnets, nativeSubnet],
      says: 'cannot reach it',
      severity: { 'dual-stack': 'high', 'ipv6-only': 'high' },
    },
    'a group whose member is not visible': {
      given: [replicationGroup()],
      says: 'need NAT64',
      severity: { 'dual-stack': 'high', 'ipv6-only': 'medium' },
    },
    'a group in cluster mode without TLS, whose IPv6-only clients another rule warns': {
      given: [replicationGroup({ ClusterEnabled: true }), member(), cacheSubnets],
      says: 'over IPv4 only',
      severity: { 'dual-stack': 'high' },
    },
    'a cluster of its own': { given: [memcached({ NumCacheNodes: 1 }), cacheSubnets], says: 'pages is IPv4-only' },
  },
  silent: {
    'a dual-stack group': { given: [replicationGroup({ NetworkType: 'dual_stack' }), member()] },
    'an IPv6-only cluster': { given: [memcached({ NetworkType: 'ipv6' })] },
    'a member, for which its group speaks': { given: [member(), replicationGroup()], as: 'not-applicable' },
    'a group that is being deleted': { given: [replicationGroup({ Status: 'deleting' })], as: 'not-applicable' },
    'an engine that is too old, of which another rule speaks': {
      given: [replicationGroup(), member({ EngineVersion: '5.0.6' })],
      as: 'not-applicable',
    },
    'a group of a global datastore, of which another rule speaks': {
      given: [replicationGroup({ GlobalReplicationGroupInfo: { GlobalReplicationGroupId: 'world' } }), member()],
      as: 'not-applicable',
    },
  },
  unknown: {
    'a network type that is not known': {
      given: [replicationGroup({ NetworkType: 'dual-stack' as 'dual_stack' }), member()],
      says: 'dual-stack',
    },
  },
});
