import { type Cidr, contains, parseCidr } from '../../model/address.ts';
import { hasIpv6, inVpc, ipv6Cidrs, isShared } from '../../network/facts.ts';
import type { Resource } from '../../model/resource.ts';
import { fail, pass, saw, unknown } from '../../model/verdict.ts';
import { newResource } from '../../model/terraform.ts';
import { defineRule, safeFix } from '../define.ts';

/** A subnet's blocks take their space also while they come and go. */
const blocksOf = ({ data }: Resource<'subnet'>): readonly Cidr[] =>
  (data.Ipv6CidrBlockAssociationSet ?? [])
    .filter(({ Ipv6CidrBlockState }) => !['disassociated', 'failed'].includes(Ipv6CidrBlockState?.State ?? ''))
    .flatMap(({ Ipv6CidrBlock }) => parseCidr(Ipv6CidrBlock) ?? []);

/** How many blocks of /64 a range holds: subnets of a VPC are never smaller, and never overlap. */
const sixtyFours = ({ length }: Cidr): number => 2 ** Math.max(0, 64 - length);

export default defineRule({
  id: 'subnet-ipv6-space-low',
  title: 'No room for another IPv6 subnet',
  severity: { 'dual-stack': 'info', 'ipv6-only': 'info' },
  subjects: ['vpc'],
  needs: ['subnet'],
  docs: {
    why: 'A subnet needs at least a /64 of its VPC’s IPv6 ranges, and all of them are given to subnets: a /60 has room for 16, a /56 for 256. The next subnet, an IPv6-only one included, cannot be made.',
    fix: 'Associate another IPv6 range with the VPC; it can have five, and more on request.',
    links: [
      'https://docs.aws.amazon.com/vpc/latest/userguide/vpc-cidr-blocks.html',
      'https://docs.aws.amazon.com/vpc/latest/userguide/subnet-sizing.html',
    ],
    verified: '2026-11-23',
  },
  plan: {
    stage: 'vpc',
    step: 'Give the VPC another IPv6 block',
    rollback: 'disassociate-vpc-cidr-block, once no subnet has a block of it.',
    after: ['vpc-ipv6-cidr-missing'],
  },
  applies: hasIpv6,
  check: (vpc, context) => {
    const evidence = saw(vpc, 'Ipv6CidrBlockAssociationSet');
    if (isShared(vpc)) return unknown(`${vpc.id} is shared by account ${vpc.data.OwnerId}, whose other subnets are not visible`, evidence);
    const ranges = ipv6Cidrs(vpc).flatMap((text) => parseCidr(text) ?? []);
    const given = inVpc(context, 'subnet', vpc.id).flatMap(blocksOf);
    const taken = given.filter((block) => ranges.some((range) => contains(range, block)));
    const sum = (blocks: readonly Cidr[]): number => blocks.reduce((total, block) => total + sixtyFours(block), 0);
    const free = sum(ranges) - sum(taken);
    if (free > 0) return pass(evidence);
    return fail({
      message: `all ${sum(ranges)} blocks of /64 in ${ipv6Cidrs(vpc).join(', ')} of ${vpc.id} are given to subnets`,
      evidence,
      fix: safeFix('Associate another IPv6 range', {
        cli: [`aws ec2 associate-vpc-cidr-block --region ${context.region} --vpc-id ${vpc.id} --amazon-provided-ipv6-cidr-block`],
        terraform: [
          newResource('aws_vpc_ipv6_cidr_block_association', `${vpc.id}-more`, { vpc_id: vpc.id, assign_generated_ipv6_cidr_block: true }),
        ],
      }),
    });
  },
});
