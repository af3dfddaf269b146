import { ipv6Subnets } from '../../network/egress.ts';
import { byItsOwner, isDualStack } from '../../network/facts.ts';
import { ipv4OnlyTargets, ipv6Behind } from '../../network/parity.ts';
import { newRoute } from '../../network/route-fixes.ts';
import { fail, notApplicable, pass, relatedTo, saw, unknown } from '../../model/verdict.ts';
import { defineRule, safeFix } from '../define.ts';

export default defineRule({
  id: 'route-ipv6-parity-gap',
  title: 'Private networks reached over IPv4 only, though they have IPv6',
  severity: { 'dual-stack': 'medium' },
  subjects: ['route-table'],
  needs: ['route-table', 'prefix-list', 'subnet', 'vpc', 'transit-gateway-vpc-attachment'],
  elsewhere: ['vpc', 'transit-gateway-vpc-attachment'],
  docs: {
    why:
      'The table leads IPv4 to another network that has IPv6 as well, and no IPv6 to it. As soon as names over there get AAAA records, hosts prefer IPv6 and the packets go out to the internet or nowhere. ' +
      'Networks that are not known to have IPv6 (behind a virtual private gateway, Cloud WAN, or a transit gateway whose other VPCs are not visible) are unknown; peering connections have peering-ipv6-route-missing.',
    fix: 'Add routes for the IPv6 blocks of the other side to the same target, and the way back over there.',
    links: [
      'https://docs.aws.amazon.com/vpc/latest/userguide/subnet-route-tables.html',
      'https://docs.aws.amazon.com/vpc/latest/tgw/tgw-vpc-attachments.html',
    ],
    verified: '2026-11-23',
  },
  plan: {
    stage: 'egress',
    step: 'Add IPv6 routes to connected networks',
    rollback: 'delete-route --destination-ipv6-cidr-block for each route that was added.',
    after: ['tgw-attachment-ipv6-disabled'],
  },
  check: (table, context) => {
    const subnets = ipv6Subnets(context, table).filter(isDualStack);
    if (subnets.length === 0) return notApplicable;
    const evidence = saw(table, 'Routes');
    const [vpcs, attachments] = [context.everywhere('vpc'), context.everywhere('transit-gateway-vpc-attachment')];
    const targets = ipv4OnlyTargets(context, table).map((each) => ({
      ...each,
      blocks: each.unread.length > 0 ? undefined : ipv6Behind(each.target, table.data.VpcId, vpcs, attachments),
    }));
    const gaps = targets.flatMap(({ target, ipv4, blocks }) => (blocks ? [{ target, ipv4, blocks }] : []));
    const unseen = targets.filter(({ blocks }) => blocks === undefined);
    if (gaps.length === 0 && unseen.length > 0) {
      const ways = unseen.map(({ target, ipv4, unread }) => `${target.type} ${target.id} (${[...ipv4, ...unread].join(', ')})`);
      return unknown(
        `whether there is IPv6 behind ${ways.join(' and ')}, to which ${table.id} leads no IPv6 that could be read, is not visible`,
        evidence,
      );
    }
    if (gaps.length === 0) return pass(evidence);
    return fail({
      message: gaps
        .map(({ target, ipv4, blocks }) => `${table.id} leads ${ipv4.join(', ')} to ${target.id} but none of ${blocks.join(', ')}`)
        .join('; '),
      evidence,
      related: subnets.map((subnet) => relatedTo(subnet, 'has IPv6 and follows the table')),
      fix: safeFix(`Add the IPv6 routes here, and the way back on the other side${byItsOwner(table)}`, {
        cli: gaps.flatMap(({ target, blocks }) =>
          blocks.map(
            (block) =>
              `aws ec2 create-route --region ${context.region} --route-table-id ${table.id} --destination-ipv6-cidr-block ${block} --transit-gateway-id ${target.id}`,
          ),
        ),
        terraform: gaps.flatMap(({ target, blocks }) =>
          blocks.map((block) => newRoute(table.id, block, { transit_gateway_id: target.id })),
        ),
      }),
    });
  },
});
