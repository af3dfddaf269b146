import { byItsOwner, hasIpv6, ipv6Cidrs, isIpv6Only, isVacant } from '../../network/facts.ts';
import { isOrdinaryZone } from '../../network/zones.ts';
import { existing } from '../../model/terraform.ts';
import { fail, notApplicable, pass, relatedTo, saw, unknown } from '../../model/verdict.ts';
import { defineRule, safeFix } from '../define.ts';

export default defineRule({
  id: 'subnet-ipv6-cidr-missing',
  title: 'Subnet in use without an IPv6 block',
  severity: { 'dual-stack': 'high' },
  subjects: ['subnet'],
  needs: ['vpc'],
  docs: {
    why:
      'The VPC has an IPv6 range, this subnet has no block of it: what stands in it stays on IPv4. ' +
      'Subnets with no address in use and those of Elastic VMware Service are left out. Whether subnets on Outposts take IPv6 was not verified.',
    fix: 'Associate a free block of the VPC’s range with the subnet, usually a /64. Running instances keep their addresses and get IPv6 ones only when asked to.',
    links: [
      'https://docs.aws.amazon.com/vpc/latest/userguide/vpc-migrate-ipv6-add.html',
      'https://docs.aws.amazon.com/vpc/latest/userguide/subnet-sizing.html',
    ],
    verified: '2026-11-23',
  },
  plan: {
    stage: 'subnets',
    step: 'Give the subnets IPv6 blocks',
    rollback: 'disassociate-subnet-cidr-block, once no interface of the subnet has an IPv6 address.',
  },
  applies: (subnet) => !isIpv6Only(subnet) && subnet.data.Type !== 'Elastic VMware Service',
  check: (subnet, context) => {
    const evidence = saw(subnet, 'CidrBlock', 'Ipv6CidrBlockAssociationSet');
    if (hasIpv6(subnet)) return pass(evidence);
    if (isVacant(subnet)) return notApplicable;
    const vpc = context.get('vpc', subnet.data.VpcId);
    if (!vpc) return unknown(`the VPC ${subnet.data.VpcId} of ${subnet.id} was not among those read`, evidence);
    // Nothing can be associated yet; vpc-ipv6-cidr-missing says so.
    if (!hasIpv6(vpc)) return notApplicable;
    if (subnet.data.OutpostArn)
      return unknown(`${subnet.id} stands on an Outpost; whether it can take an IPv6 block was not verified`, evidence);
    const coming = subnet.data.Ipv6CidrBlockAssociationSet?.find((each) => each.Ipv6CidrBlockState?.State === 'associating');
    if (coming) return unknown(`${coming.Ipv6CidrBlock} is still being associated with ${subnet.id}`, evidence);
    const zone = subnet.data.AvailabilityZone ?? '';
    const isOrdinary = zone === '' || isOrdinaryZone(context.region, zone);
    const note = isOrdinary ? '' : `; ${zone} takes only blocks of its own network border group`;
    return fail({
      message: `${subnet.id} (${subnet.data.CidrBlock}) has no IPv6 block though ${vpc.id} has ${ipv6Cidrs(vpc).join(', ')}`,
      evidence: [...evidence, ...saw(vpc, 'Ipv6CidrBlockAssociationSet')],
      related: [relatedTo(vpc, 'has the IPv6 range')],
      fix: safeFix(`Associate a free block of ${ipv6Cidrs(vpc).join(' or ')}${note}${byItsOwner(subnet)}`, {
        cli: [`aws ec2 associate-subnet-cidr-block --region ${context.region} --subnet-id ${subnet.id} --ipv6-cidr-block <free-64-block>`],
        terraform: [existing('aws_subnet', subnet.id, { ipv6_cidr_block: '<free-64-block>' })],
      }),
    });
  },
});
