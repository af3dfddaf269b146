import { fail, saw, unknown } from '../../model/verdict.ts';
import { cacheKinds, cacheNetworkType, ipv4CacheWeight, isGlobal, isOwnCache } from '../../network/caches.ts';
import { nat64Kinds } from '../../network/nat64.ts';
import { defineRule, rebuildFix } from '../define.ts';

export default defineRule({
  id: 'elasticache-global-datastore-no-ipv6',
  title: 'ElastiCache global datastore has no IPv6',
  severity: { 'dual-stack': 'high', 'ipv6-only': 'high' },
  subjects: ['replication-group'],
  needs: cacheKinds,
  consults: nat64Kinds,
  docs: {
    why: 'Replication groups of a global datastore are IPv4-only in the primary region and in the secondary ones. As long as the group is part of one, no client reaches it over IPv6.',
    fix: 'Give up the global datastore and make the group anew as dual-stack, or leave it on IPv4 behind NAT64.',
    links: ['https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/Redis-Global-Datastores-Getting-Started.html'],
    verified: '2026-11-23',
  },
  plan: {
    stage: 'data',
    step: 'Take caches out of the global datastore',
    rollback:
      'There is no way back for the group itself: a datastore takes in only a new secondary (create-replication-group --global-replication-group-id).',
  },
  applies: (group) => isOwnCache(group) && isGlobal(group),
  check: (group, context) => {
    const evidence = saw(group, 'GlobalReplicationGroupInfo', 'NetworkType');
    const type = cacheNetworkType(group);
    if (type !== 'ipv4') return unknown(`${group.id} is ${type} in a global datastore, which AWS's documentation rules out`, evidence);
    const { GlobalReplicationGroupId: datastore, GlobalReplicationGroupMemberRole: role } = group.data.GlobalReplicationGroupInfo ?? {};
    const isPrimary = role?.toUpperCase() === 'PRIMARY';
    const { severity, text } = ipv4CacheWeight(context, group, 'high');
    return fail({
      message: `${group.id} is part of the global datastore ${datastore}, which is IPv4-only: ${text}`,
      evidence,
      severity,
      fix: rebuildFix('Take the group out of the global datastore, then make it anew as dual-stack', {
        cli: [
          isPrimary
            ? // The primary group leaves when the datastore is given up; the secondary ones must have left before.
              `aws elasticache delete-global-replication-group --region ${context.region} --global-replication-group-id ${datastore} --retain-primary-replication-group`
            : `aws elasticache disassociate-global-replication-group --region <primary-region> --global-replication-group-id ${datastore} --replication-group-id ${group.id} --replication-group-region ${context.region}`,
        ],
      }),
    });
  },
});
