import { byItsOwner, ipv6Cidrs } from '../../network/facts.ts';
import { ipv6PoolFor, netmaskOf } from '../../network/ipam.ts';
import type { Resource } from '../../model/resource.ts';
import { newResource } from '../../model/terraform.ts';
import { fail, type Fix, pass, saw, unknown } from '../../model/verdict.ts';
import { defineRule, safeFix } from '../define.ts';

export default defineRule({
  id: 'vpc-ipv6-cidr-missing',
  title: 'VPC without an IPv6 range',
  severity: { 'dual-stack': 'blocker', 'ipv6-only': 'blocker' },
  subjects: ['vpc'],
  consults: ['network-interface', 'ipam-pool'],
  docs: {
    why: 'Subnets take their IPv6 blocks from the VPC. Without one in the VPC nothing in it can have an IPv6 address, neither beside IPv4 nor alone.',
    fix: 'Associate an IPv6 block with the VPC: one that Amazon provides (a /56), or one of an IPAM pool or of your own. It changes nothing for what runs.',
    links: [
      'https://docs.aws.amazon.com/vpc/latest/userguide/vpc-cidr-blocks.html',
      'https://docs.aws.amazon.com/vpc/latest/userguide/vpc-migrate-ipv6-add.html',
    ],
    verified: '2026-11-23',
  },
  plan: {
    stage: 'vpc',
    step: 'Give the VPC an IPv6 block',
    rollback: 'disassociate-vpc-cidr-block, once no subnet has a block of it.',
  },
  check: (vpc, context) => {
    // AWS leaves the list out where it is empty, and keeps disassociated and failed blocks in it for a while.
    const blocks = vpc.data.Ipv6CidrBlockAssociationSet ?? [];
    const evidence = saw(vpc, 'Ipv6CidrBlockAssociationSet');
    if (ipv6Cidrs(vpc).length > 0) return pass(evidence);
    const coming = blocks.find(({ Ipv6CidrBlockState }) => Ipv6CidrBlockState?.State === 'associating');
    if (coming) return unknown(`${coming.Ipv6CidrBlock} is still being associated with ${vpc.id}`, evidence);
    const states = blocks.map((each) => `${each.Ipv6CidrBlock} is ${each.Ipv6CidrBlockState?.State}`);
    const interfaces = vpc.data.IsDefault ? context.consult('network-interface') : [];
    if (!interfaces)
      return unknown(`whether anything stands in default VPC ${vpc.id}, which has no IPv6 block, could not be read`, evidence);
    const isUnused = vpc.data.IsDefault === true && !interfaces.some(({ vpcId }) => vpcId === vpc.id);
    return fail({
      message: `${isUnused ? 'unused default VPC' : 'VPC'} ${vpc.id} has no associated IPv6 block${states.length > 0 ? ` (${states.join(', ')})` : ''}`,
      evidence: [...evidence, ...saw(vpc, 'IsDefault')],
      // Low and not info: a VPC without IPv6 is not ready for it, even while nothing stands in it.
      ...(isUnused ? { severity: { 'dual-stack': 'low', 'ipv6-only': 'low' } as const } : {}),
      fix: fixOf(vpc, context.region, ipv6PoolFor(context.consult('ipam-pool') ?? [], context.region)),
    });
  },
});

const fixOf = (vpc: Resource<'vpc'>, region: string, pool: Resource<'ipam-pool'> | undefined): Fix => {
  const from = pool ? `--ipv6-ipam-pool-id ${pool.id} --ipv6-netmask-length ${netmaskOf(pool)}` : '--amazon-provided-ipv6-cidr-block';
  return safeFix(`Associate an IPv6 block${pool ? ` of ${pool.id}` : ''}${byItsOwner(vpc)}`, {
    cli: [`aws ec2 associate-vpc-cidr-block --region ${region} --vpc-id ${vpc.id} ${from}`],
    terraform: [
      newResource('aws_vpc_ipv6_cidr_block_association', vpc.id, {
        vpc_id: vpc.id,
        ...(pool ? { ipv6_ipam_pool_id: pool.id, ipv6_netmask_length: netmaskOf(pool) } : { assign_generated_ipv6_cidr_block: true }),
      }),
    ],
  });
};
