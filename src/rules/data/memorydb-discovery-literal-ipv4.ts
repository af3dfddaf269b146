import { existing } from '../../model/terraform.ts';
import { fail, pass, saw, unknown } from '../../model/verdict.ts';
import { memorydbCopy } from '../../network/cache-fixes.ts';
import { cacheNetworkType, discoveredFamily } from '../../network/caches.ts';
import { defineRule, rebuildFix, safeFix } from '../define.ts';

export default defineRule({
  id: 'memorydb-discovery-literal-ipv4',
  title: 'MemoryDB hands IPv4 addresses to its clients',
  severity: { 'ipv6-only': 'blocker' },
  confidence: 'medium',
  subjects: ['memorydb-cluster'],
  docs: {
    why: 'Clients ask the cluster for its nodes (cluster slots, shards, nodes). Without TLS the answer holds IPv4 addresses and no names, so that DNS64 has nothing to translate: the first connection works, those to the nodes fail. Inferred from what AWS says of discovery in ElastiCache, which works alike.',
    fix: 'Make a new cluster with TLS, or a dual-stack one that hands out IPv6 addresses. A dual-stack cluster can be switched to IPv6 discovery in place.',
    links: [
      'https://docs.aws.amazon.com/memorydb/latest/devguide/subnetgroups.ipv6.html',
      'https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/network-type.html',
    ],
    verified: '2026-11-23',
  },
  plan: {
    stage: 'data',
    step: 'Let MemoryDB hand out names or IPv6',
    rollback: 'update-cluster --ip-discovery ipv4; where a new cluster was made, point the clients back at the old one.',
    after: ['memorydb-subnet-group-not-dual-stack'],
  },
  applies: ({ data }) => data.Status !== 'creating' && data.Status !== 'deleting',
  check: (cluster, context) => {
    const evidence = saw(cluster, 'TLSEnabled', 'NetworkType', 'IpDiscovery');
    const family = discoveredFamily(cluster.data);
    if (cluster.data.TLSEnabled === true || family === 'ipv6') return pass(evidence);
    if (cluster.data.TLSEnabled === undefined) return unknown(`AWS does not say whether ${cluster.id} uses TLS`, evidence);
    if (family === undefined) return unknown(`AWS does not say which addresses ${cluster.id} hands out`, evidence);
    return fail({
      message: `${cluster.id} without TLS hands out IPv4 addresses of its nodes, which DNS64 cannot translate for IPv6-only clients`,
      evidence,
      fix:
        cacheNetworkType(cluster) === 'dual_stack'
          ? safeFix('Hand out IPv6 addresses', {
              cli: [`aws memorydb update-cluster --region ${context.region} --cluster-name ${cluster.id} --ip-discovery ipv6`],
              terraform: [existing('aws_memorydb_cluster', cluster.id, { ip_discovery: 'ipv6' })],
            })
          : rebuildFix('Make a new cluster with TLS, dual-stack where the subnets allow it', memorydbCopy(cluster, context.region)),
    });
  },
});
