import type { Resource } from '../model/resource.ts';
import type { View } from '../model/inventory.ts';
import { ipv6Cidrs } from './facts.ts';
import { isAttached } from './overlap.ts';
import { destinationsOf, familyOf, isActive, type Route, type RouteTable, type RouteTarget, targetOf } from './routes.ts';

/** What private networks are reached through, beside peering connections, which have a rule of their own. */
const privateWays = new Set(['transit-gateway', 'core-network', 'virtual-private-gateway']);

/** A neighbour that a table reaches over IPv4 and not over IPv6. */
export interface OneFamilyTarget {
  readonly target: RouteTarget;
  /** The IPv4 destinations that lead there. */
  readonly ipv4: readonly string[];
  /** Prefix lists to it of which not even the family is known, so that one of them may be the IPv6 route. */
  readonly unread: readonly string[];
}

const nameOf = (route: Route): string => route.DestinationCidrBlock ?? route.DestinationPrefixListId ?? '';
const isDefault = (view: View<'prefix-list'>, route: Route): boolean =>
  destinationsOf(view, route)?.some(({ cidr }) => cidr.length === 0) === true;

/** The neighbours of a table that only its IPv4 routes name. 0.0.0.0/0 does not count: other rules hold the default routes together. */
export const ipv4OnlyTargets = (view: View<'prefix-list'>, table: RouteTable): readonly OneFamilyTarget[] => {
  const active = (table.data.Routes ?? [])
    .filter(isActive)
    .map((route) => ({ route, target: targetOf(route), family: familyOf(view, route) }));
  const overIpv6 = new Set(active.filter(({ family }) => family === 6).map(({ target }) => target.id));
  const oneFamily = active.filter(({ target }) => privateWays.has(target.type) && !overIpv6.has(target.id));
  return [...Map.groupBy(oneFamily, ({ target }) => target.id).values()].flatMap((routes) => {
    const named = (family: 4 | undefined) =>
      routes.filter((each) => each.family === family && !isDefault(view, each.route)).map(({ route }) => nameOf(route));
    const [ipv4, unread] = [named(4), named(undefined)];
    return routes[0] && ipv4.length + unread.length > 0 ? [{ target: routes[0].target, ipv4, unread }] : [];
  });
};

/**
 * The IPv6 blocks of other VPCs on a transit gateway. Undefined where none is known: behind it, as behind Cloud WAN and
 * virtual private gateways, there may be networks that no account of the scan owns.
 */
export const ipv6Behind = (
  { type, id }: RouteTarget,
  vpcId: string | undefined,
  vpcs: readonly Resource<'vpc'>[],
  attachments: readonly Resource<'transit-gateway-vpc-attachment'>[],
): readonly string[] | undefined => {
  if (type !== 'transit-gateway') return undefined;
  const attached = new Set(attachments.filter((each) => each.data.TransitGatewayId === id && isAttached(each)).map((each) => each.vpcId));
  const others = vpcs.filter((vpc) => vpc.id !== vpcId && attached.has(vpc.id));
  const blocks = new Set(others.flatMap(ipv6Cidrs));
  return blocks.size > 0 ? [...blocks] : undefined;
};
