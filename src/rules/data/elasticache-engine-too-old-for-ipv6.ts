import { fail, pass, relatedTo, saw, unknown } from '../../model/verdict.ts';
import { existingCache, modifyCommand } from '../../network/cache-fixes.ts';
import { cacheKinds, cacheNetworkType, clustersOf, ipv4CacheWeight, isGlobal, isOwnCache, obstacleOf } from '../../network/caches.ts';
import { nat64Kinds } from '../../network/nat64.ts';
import { defineRule, rebuildFix } from '../define.ts';

export default defineRule({
  id: 'elasticache-engine-too-old-for-ipv6',
  title: 'ElastiCache engine or node type without IPv6',
  severity: { 'dual-stack': 'blocker', 'ipv6-only': 'high' },
  confidence: 'medium',
  subjects: ['replication-group', 'cache-cluster'],
  needs: cacheKinds,
  consults: nat64Kinds,
  docs: {
    why: 'ElastiCache takes IPv6 from Valkey 7.2, Redis OSS 6.2, and Memcached 1.6.6 on, and on Nitro nodes only. An older cache stays IPv4-only however it is made again. Which node types are not Nitro is inferred from the families of EC2; the API does not tell.',
    fix: 'Upgrade the engine or move to a newer node type, then make the cache anew with the network type dual_stack.',
    links: ['https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/network-type.html'],
    verified: '2026-11-23',
  },
  plan: {
    stage: 'data',
    step: 'Upgrade caches to engines with IPv6',
    rollback: 'There is no way back in place: take a snapshot first (create-snapshot), from which a cache of the old version can be made.',
  },
  applies: (cache) => isOwnCache(cache) && cacheNetworkType(cache) === 'ipv4' && !isGlobal(cache),
  check: (cache, context) => {
    const clusters = clustersOf(context, cache);
    const evidence = clusters.flatMap((each) => saw(each, 'Engine', 'EngineVersion', 'CacheNodeType'));
    if (clusters.length === 0) return unknown(`no member cluster of ${cache.id} is visible, so its engine version is not known`);
    const old = clusters.flatMap((each) => {
      const obstacle = obstacleOf(each);
      return obstacle ? [{ cluster: each, obstacle }] : [];
    });
    const [first] = old;
    if (first === undefined) {
      const unsaid = clusters.filter((each) => obstacleOf(each) === undefined).map(({ id }) => id);
      return unsaid.length > 0 ? unknown(`which engine version ${unsaid.join(', ')} runs is not known`, evidence) : pass(evidence);
    }
    const { severity, text } = ipv4CacheWeight(context, cache, 'blocker');
    return fail({
      message: `${cache.id} ${first.obstacle}: ${text}`,
      evidence,
      severity,
      related: old.filter(({ cluster }) => cluster.id !== cache.id).map(({ cluster, obstacle }) => relatedTo(cluster, obstacle)),
      fix: rebuildFix('Upgrade, then make the cache anew as dual-stack', {
        cli: [`${modifyCommand(cache, context.region)} --engine-version <version> --cache-node-type <nitro-type> --apply-immediately`],
        terraform: [existingCache(cache, { engine_version: '<version>', node_type: '<nitro-type>' })],
      }),
    });
  },
});
