import { fail, notApplicable, pass, relatedTo, saw, unknown } from '../../model/verdict.ts';
import { clusterNameOf, isInOrdinaryZone, isLocalToOutpost, lookUpSubnets, nameOfPlacement, ownSubnetIds } from '../../network/eks.ts';
import { byItsOwner, hasIpv6, isIpv6Only } from '../../network/facts.ts';
import { ipv6Blocks } from '../../network/subnet-groups.ts';
import { defineRule, safeFix } from '../define.ts';

export default defineRule({
  id: 'eks-subnet-no-ipv6-cidr',
  title: 'EKS subnet without an IPv6 block',
  severity: { 'dual-stack': 'high' },
  subjects: ['eks-cluster', 'eks-nodegroup', 'eks-fargate-profile'],
  needs: ['eks-cluster', 'subnet'],
  docs: {
    why:
      'An IPv6 cluster cannot be made in subnets that have no IPv6 block, and in an IPv4 cluster nodes without an IPv6 address cannot give their pods IPv6 egress. ' +
      'Subnets that a node group shares with its cluster are named once, at the cluster.',
    fix: 'Associate an IPv6 block with each subnet (and with the VPC first, where it has none).',
    links: [
      'https://docs.aws.amazon.com/eks/latest/userguide/network-reqs.html',
      'https://docs.aws.amazon.com/eks/latest/userguide/cni-ipv6.html',
    ],
    verified: '2026-11-23',
  },
  plan: {
    stage: 'subnets',
    step: 'Give EKS subnets an IPv6 block',
    rollback: 'disassociate-subnet-cidr-block, as long as nothing in the subnets has an IPv6 address.',
  },
  applies: (placement) => placement.data.status !== 'DELETING',
  check: (placement, context) => {
    const ids = ownSubnetIds(context, placement);
    if (ids.length === 0 || (placement.kind === 'eks-cluster' && isLocalToOutpost(placement))) return notApplicable;
    const { seen, unseen } = lookUpSubnets(context, ids);
    const lacking = seen.filter((subnet) => !hasIpv6(subnet) && !isIpv6Only(subnet));
    const bare = lacking.filter(isInOrdinaryZone);
    const special = lacking.filter((subnet) => !isInOrdinaryZone(subnet)).map(({ id, data }) => `${id} in ${data.AvailabilityZone}`);
    const evidence = seen.flatMap((subnet) => saw(subnet, 'Ipv6CidrBlockAssociationSet'));
    if (bare.length === 0 && unseen.length > 0) return unknown(`subnets ${unseen.join(', ')} were not among those read`, evidence);
    if (bare.length === 0 && special.length > 0) {
      return unknown(`whether IPv6 is to be had outside ordinary Availability Zones depends on the zone: ${special.join(', ')}`, evidence);
    }
    if (bare.length === 0) return pass(evidence);
    return fail({
      message: `subnets of ${nameOfPlacement(placement)} of ${clusterNameOf(placement)} have no IPv6 block: ${bare.map((subnet) => subnet.id + byItsOwner(subnet)).join(', ')}`,
      evidence: bare.flatMap((subnet) => saw(subnet, 'CidrBlock', 'Ipv6CidrBlockAssociationSet')),
      related: bare.map((subnet) => relatedTo(subnet, 'has no IPv6 block')),
      fix: safeFix('Associate an IPv6 block with each subnet', ipv6Blocks(context.region, bare)),
    });
  },
});
