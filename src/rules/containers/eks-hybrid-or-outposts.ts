import { fail, pass, saw, unknown } from '../../model/verdict.ts';
import { isLocalToOutpost, isRunByEks } from '../../network/eks.ts';
import { defineRule } from '../define.ts';

export default defineRule({
  id: 'eks-hybrid-or-outposts',
  title: 'Hybrid nodes or Outposts tie the EKS cluster to IPv4',
  severity: { 'dual-stack': 'blocker', 'ipv6-only': 'blocker' },
  subjects: ['eks-cluster'],
  docs: {
    why: 'Hybrid nodes work only in clusters of the IPv4 family, with private IPv4 blocks for nodes and pods, and EKS on Outposts has no IPv6 at all. Such a cluster has no IPv6 successor.',
    fix: 'Put what needs IPv6 into a separate cluster in the region, without hybrid nodes.',
    links: [
      'https://docs.aws.amazon.com/eks/latest/userguide/hybrid-nodes-networking.html',
      'https://docs.aws.amazon.com/eks/latest/userguide/cni-ipv6.html',
    ],
    verified: '2026-11-23',
  },
  plan: {
    stage: 'containers',
    step: 'Put IPv6 workloads into a separate cluster',
    rollback: 'This cluster stays as it is; to go back, run delete-cluster on the separate one.',
  },
  applies: isRunByEks,
  check: (cluster) => {
    const { outpostConfig, remoteNetworkConfig } = cluster.data;
    const evidence = saw(cluster, 'outpostConfig', 'remoteNetworkConfig');
    const networks = (remoteNetworkConfig?.remoteNodeNetworks ?? []).flatMap(({ cidrs }) => cidrs ?? []);
    if (isLocalToOutpost(cluster)) {
      return fail({
        message: `${cluster.id} is a local cluster on ${outpostConfig?.outpostArns?.join(', ')}, where EKS has no IPv6`,
        evidence,
      });
    }
    if (networks.length > 0) {
      return fail({ message: `${cluster.id} takes hybrid nodes from ${networks.join(', ')}, which only IPv4 clusters do`, evidence });
    }
    // An empty remoteNetworkConfig is a cluster without hybrid nodes; an outpostConfig without an Outpost is not explained.
    if (outpostConfig) return unknown(`${cluster.id} has an outpostConfig that names no Outpost`, evidence);
    return pass(evidence);
  },
});
