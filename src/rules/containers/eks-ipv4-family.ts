import { partitionsWithoutIpv6Clusters } from '../../knowledge/eks.ts';
import { fail, notApplicable, pass, saw, unknown } from '../../model/verdict.ts';
import { familyOf, isLocalToOutpost, isRunByEks } from '../../network/eks.ts';
import { newCluster } from '../../network/eks-fixes.ts';
import { defineRule, rebuildFix } from '../define.ts';

const takesIpv6 = (partition: string): boolean => !partitionsWithoutIpv6Clusters.names.some((name) => name === partition);

export default defineRule({
  id: 'eks-ipv4-family',
  title: 'EKS cluster gives its pods and services IPv4 addresses',
  severity: { 'dual-stack': 'info', 'ipv6-only': 'high' },
  subjects: ['eks-cluster'],
  docs: {
    why:
      'A cluster has one IP family, fixed when it is made: there are no dual-stack clusters. In an IPv4 cluster pods and services have no IPv6 address, each pod uses up an IPv4 address of the subnet, and the API endpoint answers over IPv4 only. ' +
      'Load balancers before it can still take IPv6 from clients. In the regions of China EKS offers no other family.',
    fix: 'For IPv6 pods make a new cluster with the family ipv6 in dual-stack subnets and move the workloads. Where only clients from outside need IPv6, leave the cluster and make its load balancers dual-stack.',
    links: [
      'https://docs.aws.amazon.com/eks/latest/userguide/cni-ipv6.html',
      'https://docs.aws.amazon.com/eks/latest/APIReference/API_KubernetesNetworkConfigRequest.html',
    ],
    verified: '2026-11-23',
  },
  plan: {
    stage: 'containers',
    step: 'Move workloads to an IPv6 cluster',
    rollback:
      'Keep the old cluster until the new one serves; to go back, send the clients to it again and run delete-cluster on the new one.',
    after: ['eks-hybrid-or-outposts', 'eks-windows-nodes'],
  },
  applies: isRunByEks,
  check: (cluster, context) => {
    if (isLocalToOutpost(cluster)) return notApplicable;
    const family = familyOf(cluster);
    const evidence = saw(cluster, 'kubernetesNetworkConfig', 'endpoint');
    if (!family) return unknown(`AWS does not say which IP family cluster ${cluster.id} has`, evidence);
    if (family === 'ipv6') return pass(evidence);
    const { version = '<version>', resourcesVpcConfig } = cluster.data;
    const limit = takesIpv6(context.partition) ? '' : `, and EKS offers no other family in ${context.region}`;
    return fail({
      message: `${cluster.id} has the IP family ipv4, which cannot be changed: its pods and services get no IPv6 address${limit}`,
      evidence,
      ...(takesIpv6(context.partition)
        ? {
            fix: rebuildFix(
              'Make a cluster of the IPv6 family and move the workloads',
              newCluster(context.region, { beside: cluster.id, family: 'ipv6', subnets: resourcesVpcConfig?.subnetIds, version }),
            ),
          }
        : { severity: { 'dual-stack': 'info', 'ipv6-only': 'blocker' } }),
    });
  },
});
