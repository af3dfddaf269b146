import { listed } from '../../network/compute.ts';
import { hasIpv6 } from '../../network/facts.ts';
import { staticIpv6Tables } from '../../network/transit-gateways.ts';
import { existing } from '../../model/terraform.ts';
import { fail, notApplicable, pass, relatedTo, saw, unknown } from '../../model/verdict.ts';
import { defineRule, safeFix } from '../define.ts';

export default defineRule({
  id: 'tgw-attachment-ipv6-disabled',
  title: 'Transit gateway attachment without IPv6 support',
  severity: { 'dual-stack': 'high', 'ipv6-only': 'high' },
  // Static IPv6 routes in the transit gateway work all the same, and only its owner sees them.
  confidence: 'medium',
  subjects: ['transit-gateway-vpc-attachment'],
  needs: ['vpc'],
  consults: ['transit-gateway-route-table'],
  elsewhere: ['vpc'],
  docs: {
    why:
      'IPv6 support is off by default on a VPC attachment. The interfaces of the attachment then have no IPv6 address, and the IPv6 blocks of the VPC are not propagated: other VPCs have no route back, and IPv6 between them times out while IPv4 works. ' +
      'The option does not filter: with static IPv6 routes in the transit gateway traffic flows all the same, and where they are visible the finding weighs less. Only the owner of the transit gateway sees them.',
    fix: 'Enable IPv6 support on the attachment. Its subnets must have IPv6 blocks.',
    links: ['https://docs.aws.amazon.com/vpc/latest/tgw/tgw-vpc-attachments.html'],
    verified: '2026-11-23',
  },
  plan: {
    stage: 'egress',
    step: 'Enable IPv6 on transit gateway attachments',
    rollback: 'modify-transit-gateway-vpc-attachment with Ipv6Support=disable.',
  },
  applies: ({ data }) => data.State === 'available',
  check: (attachment, context) => {
    const { VpcId, VpcOwnerId, Options } = attachment.data;
    const evidence = saw(attachment, 'Options', 'VpcId', 'VpcOwnerId');
    const vpc = context.get('vpc', VpcId);
    if (!vpc) {
      // The owner of a transit gateway sees the attachments of all accounts; each is judged where its VPC is.
      if (context.everywhere('vpc').some(({ id }) => id === VpcId)) return notApplicable;
      return unknown(`the VPC ${VpcId ?? ''} of account ${VpcOwnerId ?? ''} is not visible, nor whether it has IPv6`, evidence);
    }
    if (!hasIpv6(vpc)) return notApplicable;
    if (Options?.Ipv6Support === undefined) return unknown(`whether ${attachment.id} supports IPv6 is not said`, evidence);
    if (Options.Ipv6Support === 'enable') return pass(evidence);
    const routed = staticIpv6Tables(context.consult('transit-gateway-route-table') ?? [], attachment, vpc);
    const despite = routed.length > 0 ? `, though static routes of ${listed(routed.map(({ id }) => id))} lead IPv6 to it` : '';
    return fail({
      message: `${attachment.id} attaches ${vpc.id}, which has IPv6, to ${attachment.data.TransitGatewayId} with Ipv6Support ${Options.Ipv6Support}${despite}`,
      evidence: [...evidence, ...routed.flatMap((table) => saw(table, 'Routes'))],
      ...(routed.length > 0 ? { severity: { 'dual-stack': 'medium', 'ipv6-only': 'medium' } as const } : {}),
      related: [relatedTo(vpc, 'has IPv6'), ...routed.map((table) => relatedTo(table, 'has static IPv6 routes to the attachment'))],
      fix: safeFix('Enable IPv6 on the attachment', {
        cli: [
          `aws ec2 modify-transit-gateway-vpc-attachment --region ${context.region} --transit-gateway-attachment-id ${attachment.id} --options Ipv6Support=enable`,
        ],
        terraform: [existing('aws_ec2_transit_gateway_vpc_attachment', attachment.id, { ipv6_support: 'enable' })],
      }),
    });
  },
});
