import { fail, pass, saw, unknown } from '../../model/verdict.ts';
import { memorydbCopy } from '../../network/cache-fixes.ts';
import { cacheNetworkType } from '../../network/caches.ts';
import { ipv4OnlySeverity, ipv6OnlyReach, reachText } from '../../network/databases.ts';
import { nat64Kinds } from '../../network/nat64.ts';
import { defineRule, rebuildFix } from '../define.ts';
import { findIn } from '../../network/compute.ts';

export default defineRule({
  id: 'memorydb-network-type-ipv4',
  title: 'MemoryDB cluster answers over IPv4 only',
  severity: { 'dual-stack': 'high', 'ipv6-only': 'high' },
  subjects: ['memorydb-cluster'],
  consults: [...nat64Kinds, 'memorydb-subnet-group'],
  docs: {
    why: 'The cluster endpoint has an A record only, and the network type is fixed when the cluster is made. Clients in IPv6-only subnets reach it through DNS64 and NAT64 by host name, and not at all where either is missing. AWS leaves NetworkType out of some records; they are taken for IPv4 (inferred).',
    fix: 'Make a new cluster of the network type dual_stack from a snapshot, in subnets with IPv6 blocks, and move the clients.',
    links: ['https://docs.aws.amazon.com/memorydb/latest/devguide/subnetgroups.ipv6.html'],
    verified: '2026-11-23',
  },
  plan: {
    stage: 'data',
    step: 'Replace MemoryDB clusters with dual-stack ones',
    rollback:
      'Keep the old cluster until the clients have moved; to go back, point them at it again and run delete-cluster on the new one.',
    after: ['memorydb-subnet-group-not-dual-stack'],
  },
  applies: ({ data }) => data.Status !== 'creating' && data.Status !== 'deleting',
  check: (cluster, context) => {
    const evidence = saw(cluster, 'NetworkType', 'IpDiscovery', 'TLSEnabled', 'SubnetGroupName');
    const type = cacheNetworkType(cluster);
    if (type === 'dual_stack' || type === 'ipv6') return pass(evidence);
    if (type !== 'ipv4') return unknown(`the network type ${type} of ${cluster.id} is not a known one`, evidence);
    const group = findIn(context.consult('memorydb-subnet-group'), cluster.data.SubnetGroupName);
    const reach = ipv6OnlyReach(context, group?.vpcId);
    // Without TLS, memorydb-discovery-literal-ipv4 has worse news for IPv6-only clients.
    const isLiteral = cluster.data.TLSEnabled === false;
    return fail({
      message: `${cluster.id} is IPv4-only, which cannot be changed in place: ${isLiteral ? 'clients reach it over IPv4 only' : reachText[reach]}`,
      evidence,
      severity: isLiteral ? { 'dual-stack': 'high' } : ipv4OnlySeverity(reach, 'high'),
      fix: rebuildFix('Restore a snapshot into a new dual-stack cluster, and move the clients', memorydbCopy(cluster, context.region)),
    });
  },
});
