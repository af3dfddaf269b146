import { fail, type Fix, pass, saw, unknown } from '../../model/verdict.ts';
import { clusterCopy, discoverOverIpv6, existingCache, modifyCommand } from '../../network/cache-fixes.ts';
import { type Cache, cacheNetworkType, discoveredFamily, discoversNames, discoversNodes, isOwnCache } from '../../network/caches.ts';
import { defineRule, disruptiveFix, rebuildFix, safeFix } from '../define.ts';

const evidenceOf = (cache: Cache) =>
  cache.kind === 'replication-group'
    ? saw(cache, 'ClusterEnabled', 'TransitEncryptionEnabled', 'TransitEncryptionMode', 'NetworkType', 'IpDiscovery')
    : saw(cache, 'Engine', 'NumCacheNodes', 'TransitEncryptionEnabled', 'NetworkType', 'IpDiscovery');

const fixOf = (cache: Cache, region: string): Fix => {
  if (cacheNetworkType(cache) === 'dual_stack') return safeFix('Hand out IPv6 addresses', discoverOverIpv6(cache, region));
  if (cache.kind === 'cache-cluster') return rebuildFix('Make a new cluster of the network type dual_stack', clusterCopy(cache, region));
  return disruptiveFix('Switch TLS on, first beside plain connections (preferred) and, once all clients use it, alone (required)', {
    cli: [
      `${modifyCommand(cache, region)} --transit-encryption-enabled --transit-encryption-mode preferred --apply-immediately`,
      `${modifyCommand(cache, region)} --transit-encryption-mode required --apply-immediately`,
    ],
    // AWS refuses `required` before `preferred`, so that it takes two applies.
    terraform: [existingCache(cache, { transit_encryption_enabled: true, transit_encryption_mode: 'preferred' })],
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
    fix: 'Switch TLS on, with which discovery gives host names; or make the cache dual-stack and let it hand out IPv6 addresses. TLS can be switched on in place from Valkey 7.2 and Redis OSS 7.0 on.',
    links: [
      'https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/network-type.html',
      'https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/in-transit-encryption-enable.html',
    ],
    verified: '2026-11-23',
  },
  plan: {
    stage: 'data',
    step: 'Let caches hand out names or IPv6',
    rollback:
      'modify-replication-group --ip-discovery ipv4, or --transit-encryption-mode preferred and then --no-transit-encryption-enabled; where a new cluster was made, point the clients back at the old one.',
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
