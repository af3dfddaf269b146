import { fail, notApplicable, saw, unknown } from '../../model/verdict.ts';
import { familyOf, isLocalToOutpost, isRunByEks } from '../../network/eks.ts';
import { defineRule } from '../define.ts';

export default defineRule({
  id: 'eks-cannot-be-ipv6-only',
  title: 'EKS nodes and control plane still need IPv4 addresses',
  severity: { 'ipv6-only': 'low' },
  subjects: ['eks-cluster'],
  docs: {
    why:
      'An IPv6 cluster is as far as EKS goes: its pods are on IPv6, but each node, each Fargate pod, and the control plane still take an IPv4 address of the subnet, and none of them can stand in an IPv6-only subnet. ' +
      'Pods reach IPv4 through an address of their own on the node, so they need no NAT64. Clusters of the IPv4 family are the matter of eks-ipv4-family.',
    fix: 'Nothing to mend today: keep small dual-stack subnets for the cluster (about one IPv4 address per node) beside the IPv6-only ones.',
    links: [
      'https://docs.aws.amazon.com/eks/latest/userguide/network-reqs.html',
      'https://github.com/aws/containers-roadmap/issues/1805',
      'https://github.com/aws/amazon-vpc-cni-k8s/issues/3654',
    ],
    verified: '2026-11-23',
  },
  plan: {
    stage: 'containers',
    step: 'Keep small dual-stack subnets for EKS',
    rollback: 'Nothing is changed, so that there is nothing to take back.',
  },
  applies: isRunByEks,
  check: (cluster) => {
    if (isLocalToOutpost(cluster) || familyOf(cluster) === 'ipv4') return notApplicable;
    const evidence = saw(cluster, 'kubernetesNetworkConfig', 'resourcesVpcConfig');
    if (familyOf(cluster) !== 'ipv6') return unknown(`AWS does not say which IP family cluster ${cluster.id} has`, evidence);
    return fail({
      message: `${cluster.id} has IPv6 pods, but its nodes and control plane still need IPv4 addresses in its subnets`,
      evidence,
    });
  },
});
