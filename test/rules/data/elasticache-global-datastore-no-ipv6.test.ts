import rule from '../../../src/rules/data/elasticache-global-datastore-no-ipv6.ts';
import { cacheSubnets, member, replicationGroup } from '../../support/caches.ts';
import { describeRule } from '../../support/rule-test.ts';

const inWorld = { GlobalReplicationGroupInfo: { GlobalReplicationGroupId: 'world', GlobalReplicationGroupMemberRole: 'SECONDARY' } };

describeRule(rule, {
  flagged: {
    'a secondary group': {
      given: [replicationGroup(inWorld), member(), cacheSubnets],
      says: 'sessions is part of the global datastore world',
      severity: { 'dual-stack': 'high', 'ipv6-only': 'low' },
    },
    'the primary group': {
      given: [
        replicationGroup({
          GlobalReplicationGroupInfo: { GlobalReplicationGroupId: 'world', GlobalReplicationGroupMemberRole: 'PRIMARY' },
        }),
        member(),
        cacheSubnets,
      ],
      says: 'sessions is part of the global datastore world',
    },
  },
  silent: {
    'a group on its own': { given: [replicationGroup(), member()], as: 'not-applicable' },
    'a group that is being deleted': { given: [replicationGroup({ ...inWorld, Status: 'deleting' })], as: 'not-applicable' },
  },
  unknown: {
    'a dual-stack group, which should not be': { given: [replicationGroup({ ...inWorld, NetworkType: 'dual_stack' })], says: 'rules out' },
  },
});
