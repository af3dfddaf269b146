import { clusterEndpoints } from '../../knowledge/eks.ts';
import { fail, pass, saw, unknown } from '../../model/verdict.ts';
import { endpointFamily, familyOf, isRunByEks } from '../../network/eks.ts';
import { newCluster } from '../../network/eks-fixes.ts';
import { defineRule, rebuildFix } from '../define.ts';

export default defineRule({
  id: 'eks-endpoint-ipv4-only',
  title: 'API endpoint of an IPv6 cluster answers over IPv4 only',
  severity: { 'dual-stack': 'medium', 'ipv6-only': 'medium' },
  subjects: ['eks-cluster'],
  docs: {
    why: `IPv6 clusters made after ${clusterEndpoints.dualStackSince} have an endpoint with A and AAAA records (…eks-cluster.<region>.api.aws). Older ones answer on a name that has only A records, so kubectl and pipelines on IPv6-only hosts reach them through NAT64 or not at all. Clusters of the IPv4 family never have the other endpoint; eks-ipv4-family speaks of those.`,
    fix: 'The endpoint of a cluster cannot be changed: make a new IPv6 cluster and move the workloads, or let IPv6-only clients reach the endpoint through NAT64 and DNS64.',
    links: [clusterEndpoints.source, 'https://docs.aws.amazon.com/eks/latest/userguide/cluster-endpoint.html'],
    verified: clusterEndpoints.verified,
  },
  plan: {
    stage: 'containers',
    step: 'Make a cluster with a dual-stack endpoint',
    rollback:
      'Keep the old cluster until the new one serves; to go back, send the clients to it again and run delete-cluster on the new one.',
  },
  applies: (cluster) => isRunByEks(cluster) && familyOf(cluster) === 'ipv6',
  check: (cluster, context) => {
    const evidence = saw(cluster, 'endpoint', 'createdAt');
    const family = endpointFamily(cluster);
    if (!family) return unknown(`the endpoint ${cluster.data.endpoint ?? '(none yet)'} of ${cluster.id} is of no known form`, evidence);
    if (family === 'dual-stack') return pass(evidence);
    return fail({
      message: `${cluster.id} is an IPv6 cluster whose endpoint ${cluster.data.endpoint} answers over IPv4 only`,
      evidence,
      fix: rebuildFix(
        'Make a new IPv6 cluster, which gets a dual-stack endpoint',
        newCluster(context.region, { beside: cluster.id, family: 'ipv6', subnets: cluster.subnetIds }),
      ),
    });
  },
});
