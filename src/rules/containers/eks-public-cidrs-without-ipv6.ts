import { parseCidr } from '../../model/address.ts';
import { existing } from '../../model/terraform.ts';
import { fail, pass, saw, unknown } from '../../model/verdict.ts';
import { endpointFamily, isRunByEks } from '../../network/eks.ts';
import { defineRule, safeFix } from '../define.ts';

export default defineRule({
  id: 'eks-public-cidrs-without-ipv6',
  title: 'Public endpoint of the EKS cluster admits no IPv6 client',
  severity: { 'dual-stack': 'medium', 'ipv6-only': 'medium' },
  subjects: ['eks-cluster'],
  docs: {
    why: 'The endpoint is dual-stack, so clients with IPv6 try it over IPv6 first, but its list of admitted blocks has only IPv4 ones: their connections time out. A cluster without such a list admits ::/0 by default.',
    fix: 'Add the IPv6 blocks of the clients to the list. Only dual-stack endpoints take them: clusters with an IPv4-only endpoint refuse IPv6 blocks.',
    links: [
      'https://docs.aws.amazon.com/eks/latest/userguide/cluster-endpoint.html',
      'https://docs.aws.amazon.com/eks/latest/APIReference/API_VpcConfigRequest.html',
    ],
    verified: '2026-11-23',
  },
  plan: {
    stage: 'containers',
    step: 'Admit IPv6 clients to the EKS endpoint',
    rollback: 'update-cluster-config with the former publicAccessCidrs.',
  },
  applies: (cluster) =>
    isRunByEks(cluster) && endpointFamily(cluster) === 'dual-stack' && cluster.data.resourcesVpcConfig?.endpointPublicAccess === true,
  check: (cluster, context) => {
    const admitted = cluster.data.resourcesVpcConfig?.publicAccessCidrs ?? [];
    const evidence = saw(cluster, 'endpoint', 'resourcesVpcConfig');
    if (admitted.length === 0) return unknown(`AWS does not say which blocks the public endpoint of ${cluster.id} admits`, evidence);
    if (admitted.some((block) => parseCidr(block)?.family === 6)) return pass(evidence);
    const kept = admitted.join(',');
    return fail({
      message: `the public endpoint of ${cluster.id} is dual-stack, but admits only IPv4 blocks: ${admitted.join(', ')}`,
      evidence,
      fix: safeFix('Admit the IPv6 blocks of the clients too', {
        cli: [
          `aws eks update-cluster-config --region ${context.region} --name ${cluster.id} --resources-vpc-config publicAccessCidrs=${kept},<ipv6-block-of-the-clients>`,
        ],
        terraform: [
          existing('aws_eks_cluster', cluster.id, { vpc_config: [{ public_access_cidrs: [...admitted, '<ipv6-block-of-the-clients>'] }] }),
        ],
      }),
    });
  },
});
