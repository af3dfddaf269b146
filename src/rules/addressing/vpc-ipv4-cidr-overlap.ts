import { conflictsOf, isAttached, type Overlap } from '../../network/overlap.ts';
import { fail, pass, relatedTo, saw, type Severity, unknown } from '../../model/verdict.ts';
import { existing } from '../../model/terraform.ts';
import { defineRule, safeFix } from '../define.ts';

/** In words. */
const shown = 3;
/** By reference: in an organization where all VPCs have one range, all for all would be the square of their number. */
const named = 25;

const listed = (found: readonly Overlap[]): string => {
  const first = found
    .slice(0, shown)
    .map(({ own, other, theirs }) => `${own} overlaps ${theirs} of ${other.id} (${other.account}, ${other.region})`);
  return [...first, ...(found.length > shown ? [`${found.length - shown} more`] : [])].join('; ');
};

export default defineRule({
  id: 'vpc-ipv4-cidr-overlap',
  title: 'IPv4 range used by another VPC too',
  severity: { 'dual-stack': 'medium', 'ipv6-only': 'medium' },
  subjects: ['vpc'],
  needs: ['vpc', 'transit-gateway-vpc-attachment', 'vpc-peering-connection'],
  elsewhere: ['vpc', 'transit-gateway-vpc-attachment', 'vpc-peering-connection'],
  docs: {
    why:
      'VPCs whose IPv4 ranges overlap cannot reach each other over IPv4: a transit gateway does not propagate the second one’s routes, and peering is refused outright, even for IPv6 traffic. ' +
      'Their IPv6 ranges are unique, so IPv6 across a transit gateway, Cloud WAN or PrivateLink is the way out. ' +
      'Overlaps of VPCs that nothing visible joins are told as information; default VPCs among themselves and second blocks for pods (100.64.0.0/10, 198.19.0.0/16) are left out.',
    fix: 'Give both VPCs IPv6 ranges, attach both to one transit gateway with IPv6 support, and route IPv6 only; or use PrivateLink or a private NAT gateway.',
    links: [
      'https://docs.aws.amazon.com/vpc/latest/tgw/tgw-vpc-attachments.html',
      'https://docs.aws.amazon.com/vpc/latest/peering/vpc-peering-basics.html',
    ],
    verified: '2026-11-23',
  },
  plan: {
    stage: 'egress',
    step: 'Connect overlapping VPCs over IPv6',
    rollback: 'delete-route for the IPv6 routes, and then modify-transit-gateway-vpc-attachment --options Ipv6Support=disable.',
    after: ['tgw-attachment-ipv6-disabled'],
  },
  check: (vpc, context) => {
    const attachments = context.everywhere('transit-gateway-vpc-attachment');
    const peerings = context.everywhere('vpc-peering-connection');
    const conflicts = conflictsOf(vpc, context.everywhere('vpc'), attachments, peerings);
    if (conflicts.length === 0) {
      if (context.isWholeEverywhere('vpc')) return pass(saw(vpc, 'CidrBlockAssociationSet'));
      return unknown('the VPCs of some accounts or regions could not be read, so an overlap with them would not show');
    }
    const isWhole = context.isWholeEverywhere('transit-gateway-vpc-attachment') && context.isWholeEverywhere('vpc-peering-connection');
    const joined = conflicts.filter(({ junction }) => junction);
    // Those that are joined hurt, and come first.
    const found = [...joined, ...conflicts.filter(({ junction }) => !junction)];
    const onGateway = joined.find(({ junction }) => junction?.type === 'transit-gateway');
    const severity: Severity = onGateway ? 'high' : joined.length > 0 || !isWhole ? 'medium' : 'info';
    const where = onGateway?.junction ?? joined[0]?.junction;
    // Of the VPC's own IPv6 range vpc-ipv6-cidr-missing speaks.
    const bare = attachments.filter((each) => each.vpcId === vpc.id && isAttached(each) && each.data.Options?.Ipv6Support !== 'enable');
    return fail({
      message: `${listed(joined.length > 0 ? joined : found)}${where ? `; both are joined by ${where.id}` : ''}`,
      severity: { 'dual-stack': severity, 'ipv6-only': severity },
      evidence: [vpc, ...found.slice(0, shown).map(({ other }) => other)].flatMap((each) => saw(each, 'CidrBlockAssociationSet')),
      related: [...new Map(found.map(({ other, theirs }) => [other.id, relatedTo(other, `uses ${theirs}`)])).values()].slice(0, named),
      fix: safeFix('Connect the VPCs over IPv6 instead of renumbering', {
        cli: bare.map(
          ({ id }) =>
            `aws ec2 modify-transit-gateway-vpc-attachment --region ${context.region} --transit-gateway-attachment-id ${id} --options Ipv6Support=enable`,
        ),
        terraform: bare.map(({ id }) => existing('aws_ec2_transit_gateway_vpc_attachment', id, { ipv6_support: 'enable' })),
      }),
    });
  },
});
