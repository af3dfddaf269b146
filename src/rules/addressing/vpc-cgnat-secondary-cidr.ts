import { ipv4Blocks, isPodRange } from '../../network/overlap.ts';
import { fail, pass, saw, unknown } from '../../model/verdict.ts';
import { defineRule } from '../define.ts';

export default defineRule({
  id: 'vpc-cgnat-secondary-cidr',
  title: 'VPC that makes do with a carrier-grade NAT range',
  severity: { 'dual-stack': 'info', 'ipv6-only': 'info' },
  subjects: ['vpc'],
  docs: {
    why:
      'A second block out of 100.64.0.0/10 or 198.19.0.0/16 is what one adds when private IPv4 addresses have run out, often for EKS pods. ' +
      'That is legitimate, and it marks the VPC as one that IPv6 would relieve.',
    fix: 'Consider IPv6 for what lives in the block: IPv6 pods and nodes, or IPv6-only subnets.',
    links: [
      'https://docs.aws.amazon.com/vpc/latest/userguide/vpc-cidr-blocks.html',
      'https://docs.aws.amazon.com/eks/latest/userguide/cni-ipv6.html',
    ],
    verified: '2026-11-23',
  },
  plan: {
    stage: 'address-plan',
    step: 'Look at VPCs short of IPv4 ranges',
    rollback: 'Nothing is changed, so that there is nothing to take back.',
  },
  check: (vpc) => {
    const evidence = saw(vpc, 'CidrBlock', 'CidrBlockAssociationSet');
    // AWS lists the primary block too, so an absent list was not read rather than empty.
    if (!vpc.data.CidrBlockAssociationSet) return unknown(`AWS did not list the IPv4 blocks of ${vpc.id}`, evidence);
    const found = ipv4Blocks(vpc).filter(({ isSecondary, cidr }) => isSecondary && isPodRange(cidr));
    if (found.length === 0) return pass(evidence);
    return fail({
      message: `${vpc.id} has added ${found.map(({ text }) => text).join(', ')} to ${vpc.data.CidrBlock}`,
      evidence,
    });
  },
});
