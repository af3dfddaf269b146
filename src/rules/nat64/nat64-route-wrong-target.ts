import { byItsOwner, isIpv6Only } from '../../network/facts.ts';
import { nat64Kinds, nat64Path, sendToNat } from '../../network/nat64.ts';
import { centralNat64, pathFrom, sightKinds } from '../../network/nat64-trace.ts';
import { routeToNat } from '../../network/route-fixes.ts';
import { fail, notApplicable, pass, relatedTo, saw, unknown } from '../../model/verdict.ts';
import { defineRule, disruptiveFix } from '../define.ts';
import { walkedKinds, worldOf } from '../world.ts';

export default defineRule({
  id: 'nat64-route-wrong-target',
  title: 'NAT64 route to something that does not translate',
  severity: { 'ipv6-only': 'blocker' },
  subjects: ['subnet'],
  needs: nat64Kinds,
  consults: sightKinds,
  elsewhere: walkedKinds,
  docs: {
    why:
      'Only a NAT gateway turns packets to 64:ff9b::/96 into IPv4. Internet gateways, egress-only gateways, virtual private gateways and peering connections forward or drop them as they are, so that every connection to an IPv4-only host times out. ' +
      'A NAT gateway of another VPC cannot be used across a peering connection; across a transit gateway it can.',
    fix: 'Replace the target of the route for 64:ff9b::/96 by a NAT gateway.',
    links: [
      'https://docs.aws.amazon.com/vpc/latest/userguide/nat-gateway-nat64-dns64.html',
      'https://docs.aws.amazon.com/vpc/latest/userguide/nat-gateway-basics.html',
    ],
    verified: '2026-11-23',
  },
  plan: {
    stage: 'nat64',
    step: 'Point the NAT64 route at NAT gateways',
    rollback: 'replace-route with the old target.',
  },
  applies: isIpv6Only,
  check: (subnet, context) => {
    const path = nat64Path(context, subnet);
    switch (path.outcome) {
      case 'no-table':
      case 'no-route':
      case 'blackhole':
        return notApplicable;
      case 'out-of-sight':
        // What is behind a transit gateway is nat64-central-path-broken's to tell, where it is visible.
        if (path.hop !== 'route' || centralNat64(worldOf(context), subnet, path)) return pass(saw(path.table, 'Routes'));
        // A mere ::/0, or no route that could be read: nat64-route-missing says so.
        return path.match?.cidr.length ? unknown(path.why, saw(path.table, 'Routes')) : notApplicable;
      case 'nat-not-available':
      case 'nat-without-internet':
      case 'translated':
        return pass(saw(path.table, 'Routes'));
      case 'wrong-target': {
        const { table, match } = path;
        return fail({
          path: pathFrom(worldOf(context), subnet, 'ipv4-internet').forward.hops,
          message: `${table.id} sends ${match.text} to ${match.target.type} ${match.target.id}, which does not translate`,
          evidence: [...saw(subnet, 'Ipv6Native'), ...saw(table, 'Routes')],
          related: [relatedTo(table, 'decides for the subnet')],
          fix: disruptiveFix(`Send ${match.text} to a NAT gateway${byItsOwner(subnet)}`, {
            cli: [sendToNat(context.region, path)],
            terraform: [routeToNat(path, '<nat-gateway>')],
          }),
        });
      }
    }
  },
});
