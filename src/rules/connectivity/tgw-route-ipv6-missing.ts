import { hasIpv6 } from '../../network/facts.ts';
import { gatewayParity, type GatewayTable, type ParityGap } from '../../network/transit-gateways.ts';
import type { Resource } from '../../model/resource.ts';
import { existing, newResource } from '../../model/terraform.ts';
import { fail, type Fix, notApplicable, pass, relatedTo, saw, unknown, type Verdict } from '../../model/verdict.ts';
import { defineRule, type RuleContext, safeFix } from '../define.ts';

const needs = ['vpc', 'transit-gateway-vpc-attachment', 'transit-gateway-route-table'] as const;
type Context = RuleContext<(typeof needs)[number], never>;

/** The owner of a transit gateway alone sees its tables: for all others IPv6 between their VPCs is out of sight. */
const checkAttachment = ({ id, data }: Resource<'transit-gateway-vpc-attachment'>, context: Context): Verdict => {
  const vpc = context.get('vpc', data.VpcId);
  const tables = context.everywhere('transit-gateway-route-table');
  // Without IPv6 support tgw-attachment-ipv6-disabled speaks.
  if (!vpc || !hasIpv6(vpc) || data.Options?.Ipv6Support === 'disable') return notApplicable;
  if (tables.some((table) => table.data.TransitGatewayId === data.TransitGatewayId)) return notApplicable;
  return unknown(`no route table of ${data.TransitGatewayId}, to which ${id} attaches ${vpc.id}, is visible: check that it routes IPv6`);
};

const describe = ({ vpc, prefixes, unrouted }: ParityGap): string => {
  const ends = unrouted.map(({ block, blackhole }) => (blackhole ? `${block} into the blackhole ${blackhole}` : `${block} nowhere`));
  return `${prefixes.join(', ')} to ${vpc.id}, and of its IPv6 ${ends.join(', ')}`;
};

const fixOf = (table: GatewayTable, gaps: readonly ParityGap[]): Fix => {
  const routes = gaps.flatMap(({ attachmentId, unrouted }) => unrouted.map((each) => ({ ...each, attachmentId })));
  return safeFix('Route the IPv6 blocks as the IPv4 ones are, and the way back in the table of the other side', {
    cli: routes.map(({ block, blackhole, attachmentId }) => {
      const verb = blackhole === block ? 'replace' : 'create';
      return `aws ec2 ${verb}-transit-gateway-route --region ${table.region} --transit-gateway-route-table-id ${table.id} --destination-cidr-block ${block} --transit-gateway-attachment-id ${attachmentId}`;
    }),
    terraform: routes.map(({ block, blackhole, attachmentId }) => {
      const args = { destination_cidr_block: block, transit_gateway_attachment_id: attachmentId, transit_gateway_route_table_id: table.id };
      const id = `${table.id}_${block}`;
      return blackhole === block
        ? existing('aws_ec2_transit_gateway_route', id, { ...args, blackhole: false })
        : newResource('aws_ec2_transit_gateway_route', id, args);
    }),
  });
};

const checkTable = (table: GatewayTable, context: Context): Verdict => {
  const known = { vpcs: context.everywhere('vpc'), attachments: context.everywhere('transit-gateway-vpc-attachment') };
  const { gaps, unseen, routed } = gatewayParity(table, known);
  const evidence = saw(table, 'Associations', 'Routes', 'RoutesCut');
  if (gaps.length === 0 && unseen.length > 0) return unknown(unseen.join('; '), evidence);
  if (gaps.length === 0) return routed.length > 0 ? pass(evidence) : notApplicable;
  const sources = new Set(gaps.flatMap((gap) => gap.sources));
  return fail({
    message: `${table.id} leads ${gaps.map(describe).join('; ')}`,
    evidence,
    related: [
      ...gaps.map(({ vpc }) => relatedTo(vpc, 'is reached over IPv4 only')),
      ...[...sources].map((vpc) => relatedTo(vpc, 'has IPv6 and sends by this table')),
    ],
    fix: fixOf(table, gaps),
  });
};

export default defineRule({
  id: 'tgw-route-ipv6-missing',
  title: 'Transit gateway routes the IPv4 of a VPC and not its IPv6',
  severity: { 'dual-stack': 'medium', 'ipv6-only': 'high' },
  // That the families should go the same way is our inference; AWS lets them differ.
  confidence: 'medium',
  subjects: ['transit-gateway-route-table', 'transit-gateway-vpc-attachment'],
  needs,
  elsewhere: needs,
  docs: {
    why:
      'A transit gateway routes each family by routes of its own. Where a table leads to the IPv4 addresses of a VPC and not to its IPv6 ones, hosts that find an AAAA record lose their packets in the transit gateway and wait before they fall back; hosts in IPv6-only subnets have nothing to fall back to. ' +
      'Default routes, blocks that are routed to another attachment, and tables that AWS does not show in full are not reported.',
    fix: 'Propagate the attachment into the table with IPv6 support on, or add static routes for the IPv6 blocks; then the same for the way back.',
    links: [
      'https://docs.aws.amazon.com/vpc/latest/tgw/how-transit-gateways-work.html',
      'https://docs.aws.amazon.com/vpc/latest/tgw/tgw-vpc-attachments.html',
    ],
    verified: '2026-11-23',
  },
  plan: {
    stage: 'egress',
    step: 'Route IPv6 in the transit gateway',
    rollback: 'delete-transit-gateway-route; where a blackhole was replaced, replace-transit-gateway-route with --blackhole.',
    after: ['tgw-attachment-ipv6-disabled'],
  },
  applies: ({ data }) => data.State === undefined || data.State === 'available',
  check: (subject, context) =>
    subject.kind === 'transit-gateway-route-table' ? checkTable(subject, context) : checkAttachment(subject, context),
});
