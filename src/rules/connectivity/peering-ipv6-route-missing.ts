import { hasIpv6Block, peeringSides, routesOverPeering } from '../../network/peering.ts';
import { newResource } from '../../model/terraform.ts';
import { fail, notApplicable, pass, relatedTo, saw, unknown } from '../../model/verdict.ts';
import { defineRule, safeFix } from '../define.ts';

export default defineRule({
  id: 'peering-ipv6-route-missing',
  title: 'Peering connection is routed for IPv4 and not for IPv6',
  severity: { 'dual-stack': 'medium' },
  subjects: ['vpc-peering-connection'],
  needs: ['route-table', 'subnet', 'vpc'],
  consults: ['prefix-list'],
  elsewhere: ['vpc'],
  docs: {
    why:
      'A peering connection carries both families, but each needs routes of its own on both sides. Without the IPv6 ones, hosts that find an AAAA record for a peer send the packets to the default route, where they are lost, and wait before they fall back to IPv4. ' +
      'Tables of subnets without IPv6 are not reported, nor are connections that no table uses.',
    fix: 'Add a route for the IPv6 block of the peer to each table that has one for its IPv4 block, on both sides.',
    links: ['https://docs.aws.amazon.com/vpc/latest/peering/vpc-peering-basics.html'],
    verified: '2026-11-23',
  },
  plan: {
    stage: 'egress',
    step: 'Route IPv6 over peering connections',
    rollback: 'delete-route with --destination-ipv6-cidr-block.',
  },
  // AWS tells the blocks of the sides only while the connection is active; a side without IPv6 has a finding of its own.
  applies: (peering) =>
    peering.data.Status?.Code === 'active' && peeringSides(peering).length > 0 && peeringSides(peering).every(([own]) => hasIpv6Block(own)),
  check: (peering, context) => {
    const evidence = saw(peering, 'RequesterVpcInfo', 'AccepterVpcInfo');
    const lists = context.consult('prefix-list');
    const own = peeringSides(peering).flatMap(([side, other]) => {
      const isHere = side.OwnerId === context.account && (side.Region ?? context.region) === context.region;
      return isHere ? [{ other, routes: routesOverPeering(context, peering, side.VpcId, lists) }] : [];
    });
    const missing = own.flatMap(({ other, routes }) => routes.ipv4Only.map((table) => ({ table, other })));
    if (missing.length > 0) {
      const wanted = missing.flatMap(({ table, other }) =>
        (other.Ipv6CidrBlockSet ?? []).flatMap(({ Ipv6CidrBlock }) => (Ipv6CidrBlock ? [{ table: table.id, block: Ipv6CidrBlock }] : [])),
      );
      const texts = missing.map(
        ({ table, other }) => `${table.id} to ${(other.Ipv6CidrBlockSet ?? []).map((each) => each.Ipv6CidrBlock).join(', ')}`,
      );
      return fail({
        message: `${peering.id} carries IPv4 routes and no IPv6 route from ${texts.join('; ')}`,
        evidence: [...evidence, ...missing.flatMap(({ table }) => saw(table, 'Routes'))],
        related: missing.map(({ table }) => relatedTo(table, 'has only the IPv4 route')),
        fix: safeFix('Route the IPv6 block of the peer', {
          cli: wanted.map(
            ({ table, block }) =>
              `aws ec2 create-route --region ${context.region} --route-table-id ${table} --destination-ipv6-cidr-block ${block} --vpc-peering-connection-id ${peering.id}`,
          ),
          terraform: wanted.map(({ table, block }) =>
            newResource('aws_route', `${table}_${block}`, {
              route_table_id: table,
              destination_ipv6_cidr_block: block,
              vpc_peering_connection_id: peering.id,
            }),
          ),
        }),
      });
    }
    const unread = own.flatMap(({ routes }) => routes.unread.map(({ id }) => id));
    if (unread.length > 0) return unknown(`the family of a prefix list that ${unread.join(', ')} routes over it is not known`, evidence);
    if (!own.some(({ routes }) => routes.withIpv6.length > 0)) return notApplicable;
    const far = own.find(({ other }) => !context.everywhere('vpc').some(({ id }) => id === other.VpcId));
    if (!far) return pass(evidence);
    return unknown(
      `this side routes IPv6; the routes of ${far.other.VpcId} (account ${far.other.OwnerId}, ${far.other.Region}) are not visible`,
      evidence,
    );
  },
});
