import { fail, type Fix, notApplicable, pass, saw, unknown } from '../../model/verdict.ts';
import { clusterCopy, groupCopy } from '../../network/cache-fixes.ts';
import {
  type Cache,
  cacheKinds,
  cacheNetworkType,
  clustersOf,
  ipv4CacheWeight,
  isGlobal,
  isOwnCache,
  obstacleOf,
} from '../../network/caches.ts';
import { nat64Kinds } from '../../network/nat64.ts';
import { defineRule, rebuildFix } from '../define.ts';

const fixOf = (cache: Cache, region: string): Fix =>
  cache.kind === 'replication-group'
    ? rebuildFix('Restore a snapshot into a new dual-stack replication group, and move the clients', groupCopy(cache, region))
    : rebuildFix('Make a new dual-stack cluster, and move the clients', clusterCopy(cache, region));

export default defineRule({
  id: 'elasticache-network-type-ipv4',
  title: 'ElastiCache answers over IPv4 only',
  severity: { 'dual-stack': 'high', 'ipv6-only': 'high' },
  subjects: ['replication-group', 'cache-cluster'],
  needs: cacheKinds,
  consults: nat64Kinds,
  docs: {
    why: 'The endpoints of the cache have A records only, and the network type is fixed when it is made. Clients in IPv6-only subnets reach it through DNS64 and NAT64 by host name, and not at all where either is missing. AWS leaves NetworkType out of some records; they are taken for IPv4 (inferred).',
    fix: 'Make a new cache of the network type dual_stack (or ipv6) in subnets with IPv6 blocks, from a snapshot where the engine has them, and move the clients.',
    links: ['https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/network-type.html'],
    verified: '2026-11-23',
  },
  plan: {
    stage: 'data',
    step: 'Replace caches with dual-stack ones',
    rollback: 'Keep the old cache until the clients have moved; to go back, point them at it again.',
    after: ['elasticache-subnet-group-not-dual-stack', 'elasticache-engine-too-old-for-ipv6', 'elasticache-global-datastore-no-ipv6'],
  },
  applies: (cache) => isOwnCache(cache),
  check: (cache, context) => {
    const evidence =
      cache.kind === 'cache-cluster' ? saw(cache, 'NetworkType', 'Engine', 'EngineVersion') : saw(cache, 'NetworkType', 'Engine');
    const type = cacheNetworkType(cache);
    if (type === 'dual_stack' || type === 'ipv6') return pass(evidence);
    if (type !== 'ipv4') return unknown(`the network type ${type} of ${cache.id} is not a known one`, evidence);
    // Then elasticache-global-datastore-no-ipv6 or elasticache-engine-too-old-for-ipv6 says what comes first.
    if (isGlobal(cache) || clustersOf(context, cache).some((each) => obstacleOf(each))) return notApplicable;
    const { severity, text } = ipv4CacheWeight(context, cache, 'high');
    return fail({
      message: `${cache.id} is IPv4-only, which cannot be changed in place: ${text}`,
      evidence,
      severity,
      fix: fixOf(cache, context.region),
    });
  },
});
