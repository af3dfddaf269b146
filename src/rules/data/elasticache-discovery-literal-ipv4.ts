import { fail, type Fix, pass, saw, unknown } from '../../model/verdict.ts';
import { type Cache, cacheNetworkType, discoveredFamily, discoversNames, discoversNodes, isOwnCache } from '../../network/caches.ts';
import { defineRule, disruptiveFix, rebuildFix, safeFix } from '../define.ts';

const evidenceOf = (cache: Cache) =>
  cache.kind === 'replication-group'
    ? saw(cache, 'ClusterEnabled', 'TransitEncryptionEnabled', 'TransitEncryptionMode', 'NetworkType', 'IpDiscovery')
    : saw(cache, 'Engine', 'NumCacheNodes', 'TransitEncryptionEnabled', 'NetworkType', 'IpDiscovery');

const fixOf = (cache: Cache, region: string): Fix => {
  const modify =
    cache.kind === 'replication-group'
      ? `aws elasticache modify-replication-group --region ${region} --replication-group-id ${cache.id}`
      : `aws elasticache modify-cache-cluster --region ${region} --cache-cluster-id ${cache.id}`;
  const type = cache.kind === 'replication-group' ? 'aws_elasticache_replication_group' : 'aws_elasticache_cluster';
  if (cacheNetworkType(cache) === 'dual_stack') {
    return safeFix('Hand out IPv6 addresses', {
      cli: [`${modify} --ip-discovery ipv6 --apply-immediately`],
      terraform: `resource "${type}" "${cache.id}" {\n  ip_discovery = "ipv6"\n}`,
    });
  }
  if (cache.kind === 'cache-cluster') return rebuildFix('Make a new cluster with TLS or of the network type dual_stack');
  return disruptiveFix('Switch TLS on, first beside plain connections and, once all clients use it, alone', {
    cli: [
      `${modify} --transit-encryption-enabled --transit-encryption-mode preferred --apply-immediately`,
      `${modify} --transit-encryption-enabled --transit-encryption-mode required --apply-immediately`,
    ],
    terraform: `resource "${type}" "${cache.id}" {\n  transit_encryption_enabled = true\n  transit_encryption_mode    = "required"\n}`,
  });
};

export default defineRule({
  id: 'elasticache-discovery-literal-ipv4',
  title: 'ElastiCache hands IPv4 addresses to its clients',
  severity: { 'ipv6-only': 'blocker' },
  confidence: 'medium',
  subjects: ['replication-group', 'cache-cluster'],
  docs: {
    why:
      'In cluster mode, and with auto discovery of Memcached, clients ask the cache for its nodes (cluster slots, config get cluster). Without TLS the answer holds IPv4 addresses and no names, so that DNS64 has nothing to translate: the first connection works, those to the nodes fail. ' +
      'Inferred from what AWS says of discovery with TLS. Memcached clients that do not use auto discovery are not touched.',
    fix: 'Switch TLS on, with which discovery gives host names; or make the cache dual-stack and let it hand out IPv6 addresses.',
    links: ['https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/network-type.html'],
    verified: '2026-11-23',
  },
  applies: (cache) => isOwnCache(cache) && discoversNodes(cache),
  check: (cache, context) => {
    const evidence = evidenceOf(cache);
    const family = discoveredFamily(cache.data);
    const names = discoversNames(cache);
    if (family === 'ipv6' || names === true) return pass(evidence);
    if (names === undefined)
      return unknown(`what ${cache.id} hands to clients without TLS, which it still allows, is not documented`, evidence);
    if (family === undefined) return unknown(`AWS does not say which addresses ${cache.id} hands out`, evidence);
    const how = cache.kind === 'replication-group' ? 'in cluster mode' : `to auto discovery of its ${cache.data.NumCacheNodes} nodes`;
    return fail({
      message: `${cache.id} without TLS hands out IPv4 addresses ${how}, which DNS64 cannot translate for IPv6-only clients`,
      evidence,
      fix: fixOf(cache, context.region),
    });
  },
});
