import { wellKnownPrefix } from '../../model/nat64-prefix.ts';
import { contains, parseCidr } from '../../model/address.ts';
import { ipv6Subnets } from '../../network/egress.ts';
import { byItsOwner, isDualStack, isIpv6Only } from '../../network/facts.ts';
import { nat64Blackhole } from '../../network/nat64.ts';
import { movedRoute } from '../../network/route-fixes.ts';
import { destinationOption, familyOf, isBlackhole, type Route, targetOf } from '../../network/routes.ts';
import { hopAt } from '../../network/hops.ts';
import { fail, notApplicable, pass, relatedTo, saw, unknown } from '../../model/verdict.ts';
import { defineRule, disruptiveFix } from '../define.ts';

const nameOf = (route: Route): string => route.DestinationIpv6CidrBlock ?? route.DestinationPrefixListId ?? '';

const isForNat64Alone = (route: Route): boolean => {
  const block = parseCidr(route.DestinationIpv6CidrBlock);
  return block !== undefined && contains(wellKnownPrefix, block);
};

export default defineRule({
  id: 'route-ipv6-blackhole',
  title: 'IPv6 route into a blackhole',
  severity: { 'dual-stack': 'high', 'ipv6-only': 'high' },
  subjects: ['route-table'],
  needs: ['route-table', 'prefix-list', 'subnet'],
  docs: {
    why:
      'The gateway, interface or connection that the route leads to is gone. AWS drops what matches instead of trying a less specific route, and hosts that prefer IPv6 hang. ' +
      'Where it is the route for 64:ff9b::/96, IPv6-only subnets lose all of IPv4. Tables that decide for no subnet with IPv6 are left out; dual-stack subnets with DNS64 have dns64-without-nat64-route.',
    fix: 'Replace the target by one that exists, or delete the route.',
    links: [
      'https://docs.aws.amazon.com/vpc/latest/userguide/subnet-route-tables.html',
      'https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_Route.html',
    ],
    verified: '2026-11-23',
  },
  plan: {
    stage: 'egress',
    step: 'Mend or delete dead IPv6 routes',
    rollback: 'replace-route or create-route with the old target, should it exist again.',
  },
  check: (table, context) => {
    const subnets = ipv6Subnets(context, table);
    if (subnets.length === 0) return notApplicable;
    const evidence = saw(table, 'Routes');
    const blackholes = (table.data.Routes ?? []).filter(isBlackhole);
    const harmed = (route: Route) => subnets.filter((each) => !(isForNat64Alone(route) && isDualStack(each) && each.data.EnableDns64));
    const dead = blackholes.filter((route) => familyOf(context, route) === 6 && harmed(route).length > 0);
    const unsure = blackholes.filter((route) => familyOf(context, route) === undefined).map(nameOf);
    if (dead.length === 0 && unsure.length > 0) {
      return unknown(
        `${table.id} leads prefix list ${unsure.join(', ')} into a blackhole, and whether it is of IPv6 is not visible`,
        evidence,
      );
    }
    if (dead.length === 0) return pass(evidence);
    const affected = subnets.filter((subnet) => dead.some((route) => harmed(route).includes(subnet)));
    const isNat64 = dead.includes(nat64Blackhole(context, table)?.route as Route) && affected.some(isIpv6Only);
    const lost = dead.map((route) => `${nameOf(route)} to ${targetOf(route).id}`);
    const forNat64 = dead.filter(isForNat64Alone);
    const command = (verb: string, route: Route) =>
      `aws ec2 ${verb} --region ${context.region} --route-table-id ${table.id} ${destinationOption(route)}`;
    return fail({
      path: affected.slice(0, 1).map((subnet) => hopAt(subnet, table, dead)),
      message: `${table.id} leads ${lost.join(', ')} into a blackhole, for ${affected.map(({ id }) => id).join(', ')}`,
      ...(isNat64 ? { severity: { 'dual-stack': 'high', 'ipv6-only': 'blocker' } as const } : {}),
      evidence,
      related: affected.map((subnet) => relatedTo(subnet, 'follows the table')),
      fix: disruptiveFix(`Replace the targets, or delete the routes${byItsOwner(table)}`, {
        cli: dead.map((route) =>
          isForNat64Alone(route) ? `${command('replace-route', route)} --nat-gateway-id <nat-gateway>` : command('delete-route', route),
        ),
        ...(forNat64.length > 0
          ? { terraform: forNat64.map((route) => movedRoute(table.id, route, { nat_gateway_id: '<nat-gateway>' })) }
          : {}),
      }),
    });
  },
});
