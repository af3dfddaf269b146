import { newResource } from '../../model/terraform.ts';
import { fail, notApplicable, pass, relatedTo, saw, unknown } from '../../model/verdict.ts';
import type { Resource } from '../../model/resource.ts';
import { lookUpSubnets, nameOfPlacement } from '../../network/eks.ts';
import { isIpv6Only } from '../../network/facts.ts';
import { defineRule, safeFix } from '../define.ts';

/**
 * The IPv4 addresses that the placement may still ask for: running nodes hold theirs already, and a node that is replaced
 * overlaps with its successor. AWS sets no limit to a Fargate profile's pods, so one is the least that says anything.
 */
const wanted = (placement: Resource<'eks-nodegroup' | 'eks-fargate-profile'>): number | undefined => {
  if (placement.kind === 'eks-fargate-profile') return 1;
  const { maxSize, desiredSize } = placement.data.scalingConfig ?? {};
  if (maxSize === undefined) return undefined;
  return maxSize === 0 ? 0 : Math.max(1, maxSize - (desiredSize ?? 0));
};

export default defineRule({
  id: 'eks-node-subnet-low-ipv4',
  title: 'EKS node subnets short of IPv4 addresses',
  severity: { 'dual-stack': 'medium', 'ipv6-only': 'medium' },
  subjects: ['eks-nodegroup', 'eks-fargate-profile'],
  needs: ['subnet'],
  docs: {
    why:
      'Each node takes an IPv4 address of its subnet, and each Fargate pod too, in an IPv6 cluster as well; in an IPv4 cluster every pod takes another one. ' +
      'Where the subnets run out, nodes do not launch ("not enough free addresses") and pods stay pending.',
    fix: 'Add subnets or a secondary IPv4 block (for example out of 100.64.0.0/10), or move to an IPv6 cluster, where pods take no IPv4 addresses.',
    links: [
      'https://docs.aws.amazon.com/eks/latest/best-practices/ip-opt.html',
      'https://docs.aws.amazon.com/eks/latest/userguide/network-reqs.html',
    ],
    verified: '2026-11-23',
  },
  plan: {
    stage: 'vpc',
    step: 'Add IPv4 addresses for EKS nodes',
    rollback: 'disassociate-vpc-cidr-block, once no subnet is cut from it.',
  },
  applies: (placement) => placement.data.status !== 'DELETING',
  check: (placement, context) => {
    const { seen, unseen } = lookUpSubnets(context, placement.subnetIds ?? []);
    // What stands in IPv6-only subnets is the matter of eks-subnet-without-ipv4.
    if (seen.some(isIpv6Only)) return notApplicable;
    const need = wanted(placement);
    const counts = seen.map(({ data }) => data.AvailableIpAddressCount);
    const free = counts.reduce<number>((sum, count) => sum + (count ?? 0), 0);
    const evidence = seen.flatMap((subnet) => saw(subnet, 'AvailableIpAddressCount'));
    const sized = placement.kind === 'eks-nodegroup' ? saw(placement, 'scalingConfig') : [];
    if (need === undefined) return unknown(`AWS does not say how far ${nameOfPlacement(placement)} may scale`, evidence);
    if (free >= need) return pass([...sized, ...evidence]);
    if (unseen.length > 0 || counts.includes(undefined) || seen.length === 0) {
      return unknown(`the free IPv4 addresses of the subnets of ${nameOfPlacement(placement)} are not all known`, evidence);
    }
    const vpc = seen[0]?.data.VpcId ?? '<vpc>';
    const beyond =
      placement.kind === 'eks-nodegroup' ? `it may still add ${need} node${need === 1 ? '' : 's'}` : 'each of its pods needs one';
    return fail({
      message: `the subnets of ${nameOfPlacement(placement)} in ${placement.data.clusterName} have ${free} free IPv4 addresses, and ${beyond}`,
      evidence: [...sized, ...evidence],
      related: seen.map((subnet) => relatedTo(subnet, 'gives the nodes their IPv4 addresses')),
      fix: safeFix('Add an IPv4 block to the VPC and subnets in it for new node groups', {
        cli: [
          `aws ec2 associate-vpc-cidr-block --region ${context.region} --vpc-id ${vpc} --cidr-block <100.64.0.0/16-or-another-free-block>`,
        ],
        terraform: [newResource('aws_vpc_ipv4_cidr_block_association', vpc, { vpc_id: vpc, cidr_block: '<free-block>' })],
      }),
    });
  },
});
