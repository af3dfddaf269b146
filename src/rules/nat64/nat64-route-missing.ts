import { isIpv6Only } from '../../network/facts.ts';
import { nat64Kinds, nat64Path } from '../../network/nat64.ts';
import { centralNat64, isSound, pathFrom, sightKinds } from '../../network/nat64-trace.ts';
import { nat64Block, newRoute } from '../../network/route-fixes.ts';
import { fail, notApplicable, pass, relatedTo, saw, unknown } from '../../model/verdict.ts';
import { defineRule, safeFix } from '../define.ts';
import { walkedKinds, worldOf } from '../world.ts';

export default defineRule({
  id: 'nat64-route-missing',
  title: 'IPv6-only subnet without a NAT64 route',
  severity: { 'ipv6-only': 'blocker' },
  subjects: ['subnet'],
  needs: nat64Kinds,
  consults: sightKinds,
  elsewhere: walkedKinds,
  docs: {
    why:
      'DNS64 answers with addresses in 64:ff9b::/96, and only a route for that prefix to a NAT gateway gets them translated. ' +
      'A default route (::/0) to an internet gateway or an egress-only one matches the prefix too, but nothing there translates: connections to IPv4-only hosts hang.',
    fix: 'Add a route for 64:ff9b::/96 to a NAT gateway (public for the internet, private for the VPC and on-premises networks) to the route table of the subnet.',
    links: ['https://docs.aws.amazon.com/vpc/latest/userguide/nat-gateway-nat64-dns64.html', 'https://www.rfc-editor.org/rfc/rfc6052'],
    verified: '2026-11-23',
  },
  plan: {
    stage: 'nat64',
    step: 'Route 64:ff9b::/96 to a NAT gateway',
    rollback: 'delete-route --destination-ipv6-cidr-block 64:ff9b::/96.',
  },
  applies: isIpv6Only,
  check: (subnet, context) => {
    const world = worldOf(context);
    const path = nat64Path(context, subnet);
    // What is behind a transit gateway is followed where it is visible; nat64-central-path-broken tells what it finds there.
    if (path.outcome === 'no-table') return unknown(`no route table of ${subnet.data.VpcId} is visible`);
    const central = centralNat64(world, subnet, path);
    if (central) return isSound(central) ? pass(saw(path.table, 'Routes')) : notApplicable;
    if (path.outcome === 'out-of-sight' && !path.match?.cidr.length) return unknown(path.why, saw(path.table, 'Routes'));
    if (path.outcome !== 'no-route') return pass(saw(path.table, 'RouteTableId'));
    const covered = path.partial.map(({ text }) => text);
    const instead = path.fallback ? `; ${path.fallback.text} to ${path.fallback.target.id} does not translate` : '';
    const parts = covered.length > 0 ? ` (only ${covered.join(', ')} of it)` : '';
    // More specific routes may serve the VPC's own range and leave the internet out.
    const servesVpc = covered.length > 0 && isSound(pathFrom(world, subnet, 'ipv4-vpc'));
    return fail({
      message: `${path.table.id} has no route for 64:ff9b::/96${parts}${instead}`,
      ...(servesVpc ? { severity: { 'ipv6-only': 'high' } as const } : {}),
      path: pathFrom(world, subnet, 'ipv4-internet').forward.hops,
      evidence: [...saw(subnet, 'Ipv6Native', 'EnableDns64'), ...saw(path.table, 'Routes')],
      related: [relatedTo(path.table, 'decides for the subnet')],
      fix: safeFix('Route 64:ff9b::/96 to a NAT gateway', {
        cli: [
          `aws ec2 create-route --region ${context.region} --route-table-id ${path.table.id} --destination-ipv6-cidr-block 64:ff9b::/96 --nat-gateway-id <nat-gateway>`,
        ],
        terraform: [newRoute(path.table.id, nat64Block, { nat_gateway_id: '<nat-gateway>' })],
      }),
    });
  },
});
