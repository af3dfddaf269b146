import { fail, pass, saw, unknown } from '../../model/verdict.ts';
import { discoverOverIpv6 } from '../../network/cache-fixes.ts';
import { discoversNames, discoversNodes, isOwnCache } from '../../network/caches.ts';
import { defineRule, safeFix } from '../define.ts';

export default defineRule({
  id: 'elasticache-dual-stack-discovers-ipv4',
  title: 'Dual-stack ElastiCache hands out IPv4 addresses',
  // For IPv6-only clients elasticache-discovery-literal-ipv4 has the worse news.
  severity: { 'dual-stack': 'low' },
  subjects: ['replication-group', 'cache-cluster'],
  docs: {
    why: 'The cache is dual-stack, but discovery gives the IPv4 addresses of its nodes (IpDiscovery), so that clients end on IPv4 even where they began on IPv6. With TLS it gives host names, and the setting has no effect; nor has it where clients do not discover nodes, outside cluster mode.',
    fix: 'Set the discovery to ipv6 once all clients have IPv6.',
    links: ['https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/network-type.html'],
    verified: '2026-11-23',
  },
  plan: {
    stage: 'data',
    step: 'Let dual-stack caches hand out IPv6 addresses',
    rollback: 'modify-replication-group or modify-cache-cluster --ip-discovery ipv4.',
  },
  applies: (cache) => isOwnCache(cache) && discoversNodes(cache) && cache.data.NetworkType === 'dual_stack',
  check: (cache, context) => {
    const evidence = saw(cache, 'NetworkType', 'IpDiscovery', 'TransitEncryptionEnabled');
    const { IpDiscovery: discovery } = cache.data;
    const names = discoversNames(cache);
    if (discovery === 'ipv6' || names === true) return pass(evidence);
    if (names === undefined)
      return unknown(`what ${cache.id} hands to clients without TLS, which it still allows, is not documented`, evidence);
    if (discovery !== 'ipv4') return unknown(`AWS does not say which addresses ${cache.id} hands out`, evidence);
    return fail({
      message: `${cache.id} is dual-stack, but its discovery hands out IPv4 addresses`,
      evidence,
      fix: safeFix('Hand out IPv6 addresses', discoverOverIpv6(cache, context.region)),
    });
  },
});
