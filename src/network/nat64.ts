import { wellKnownPrefix } from '../model/nat64-prefix.ts';
import type { View } from '../model/inventory.ts';
import type { Resource } from '../model/resource.ts';
import { isShared } from './facts.ts';
import { anyIpv4, defaultRoute } from './internet.ts';
import { oncePerAll } from './once.ts';
import {
  destinationOption,
  effectiveRouteTable,
  isActive,
  isBlackhole,
  lookUp,
  type RouteMatch,
  type RouteTable,
  routesWithin,
  type TargetType,
} from './routes.ts';

export const nat64Kinds = ['vpc', 'subnet', 'route-table', 'prefix-list', 'nat-gateway'] as const;
type Nat64Kind = (typeof nat64Kinds)[number];
type NatGateway = Resource<'nat-gateway'>;

interface Routed {
  readonly table: RouteTable;
  readonly match: RouteMatch;
}
interface Translating extends Routed {
  readonly nat: NatGateway;
}

/** How far an IPv6 packet to 64:ff9b::/96 gets from a subnet. Each outcome is the first hop that fails, or success. */
export type Nat64Path =
  | { readonly outcome: 'no-table' }
  /** No route, or only ::/0 to a gateway that translates nothing. */
  | { readonly outcome: 'no-route'; readonly table: RouteTable; readonly fallback?: RouteMatch; readonly partial: readonly RouteMatch[] }
  /** The route is there, and what it led to is gone. */
  | ({ readonly outcome: 'blackhole' } & Routed)
  | ({ readonly outcome: 'wrong-target' } & Routed)
  | ({ readonly outcome: 'nat-not-available'; readonly nat: NatGateway | undefined } & Routed)
  | ({ readonly outcome: 'nat-without-internet'; readonly natTable: RouteTable; readonly instead?: RouteMatch } & Translating)
  /** The next hop is out of this account's sight: a transit gateway, an appliance, another account's NAT gateway. */
  | OutOfSight
  | ({ readonly outcome: 'translated'; readonly reach: 'internet' | 'private' } & Translating);

interface OutOfSight {
  readonly outcome: 'out-of-sight';
  /** Where sight ends: at the subnet's route, at the NAT gateway, or behind it. */
  readonly hop: 'route' | 'nat-gateway' | 'onward';
  readonly table: RouteTable;
  readonly match?: RouteMatch;
  readonly nat?: NatGateway;
  readonly why: string;
}

/** What may hand packets on to a translator that stands elsewhere. */
const forwardsElsewhere: ReadonlySet<TargetType> = new Set<TargetType>([
  'transit-gateway',
  'core-network',
  'appliance-endpoint',
  'network-interface',
  'local-gateway',
  'odb-network',
  'other',
]);

/** Whether a target may hand packets on to where this scan does not follow. */
const leadsElsewhere = ({ target }: RouteMatch): boolean => forwardsElsewhere.has(target.type);

/** Whether a route was meant for NAT64: it names the prefix or a part of it, or it leads to what translates or may. */
const isMeantForNat64 = (match: RouteMatch): boolean =>
  match.cidr.length > 0 || match.target.type === 'nat-gateway' || leadsElsewhere(match);

/** The table's route for 64:ff9b::/96 where it is a blackhole. */
export const nat64Blackhole = (view: View<'prefix-list'>, table: RouteTable): RouteMatch | undefined => {
  const { match } = lookUp(view, table, wellKnownPrefix);
  return match && isBlackhole(match.route) && isMeantForNat64(match) ? match : undefined;
};

/**
 * Follows 64:ff9b::/96 from a subnet to the NAT gateway that translates it, and on to the internet where it is public.
 * https://docs.aws.amazon.com/vpc/latest/userguide/nat-gateway-nat64-dns64.html
 */
export const nat64Path = (view: View<Nat64Kind>, subnet: Resource<'subnet'>): Nat64Path =>
  // All that the path is found from: where a listing is another one, for instance in another account, so may be the path.
  knownPaths([view.all('route-table'), view.all('prefix-list'), view.all('nat-gateway'), view.all('subnet'), subnet], () =>
    pathOf(view, subnet),
  );

const knownPaths = oncePerAll<Nat64Path>();

const pathOf = (view: View<Nat64Kind>, subnet: Resource<'subnet'>): Nat64Path => {
  const table = effectiveRouteTable(view, subnet);
  if (!table) return { outcome: 'no-table' };
  const { match, unreadPrefixLists } = lookUp(view, table, wellKnownPrefix);
  if (unreadPrefixLists.length > 0) {
    const why = `the entries of prefix list ${unreadPrefixLists.join(', ')} in ${table.id} could not be read`;
    return { outcome: 'out-of-sight', hop: 'route', table, why };
  }
  if (match && isMeantForNat64(match)) return throughRoute(view, subnet, { table, match });
  const partial = routesWithin(view, table, wellKnownPrefix);
  return { outcome: 'no-route', table, partial, ...(match ? { fallback: match } : {}) };
};

const throughRoute = (view: View<Nat64Kind>, subnet: Resource<'subnet'>, routed: Routed): Nat64Path => {
  const { match } = routed;
  if (isBlackhole(match.route)) return { outcome: 'blackhole', ...routed };
  if (!isActive(match.route)) {
    return { outcome: 'out-of-sight', hop: 'route', ...routed, why: `the route ${match.text} is in state ${match.route.State}` };
  }
  if (match.target.type === 'nat-gateway') return throughNat(view, subnet, routed);
  if (!leadsElsewhere(match)) return { outcome: 'wrong-target', ...routed };
  const why = `${match.text} goes to ${match.target.type} ${match.target.id}, whose onward path this scan does not follow`;
  return { outcome: 'out-of-sight', hop: 'route', ...routed, why };
};

const throughNat = (view: View<Nat64Kind>, subnet: Resource<'subnet'>, routed: Routed): Nat64Path => {
  const id = routed.match.target.id;
  const nat = view.get('nat-gateway', id);
  if (!nat && isShared(subnet)) {
    const why = `NAT gateway ${id} belongs to account ${subnet.data.OwnerId}, which shares the subnet`;
    return { outcome: 'out-of-sight', hop: 'nat-gateway', ...routed, why };
  }
  if (nat?.data.State !== 'available') return { outcome: 'nat-not-available', ...routed, nat };
  if (nat.data.ConnectivityType === 'private') return { outcome: 'translated', ...routed, nat, reach: 'private' };
  return beyondNat(view, { ...routed, nat });
};

/** From a public NAT gateway to the internet, over IPv4. AWS takes an absent `ConnectivityType` for public. */
const beyondNat = (view: View<Nat64Kind>, translating: Translating): Nat64Path => {
  const { id, data } = translating.nat;
  const unseen = (why: string): OutOfSight => ({ outcome: 'out-of-sight', hop: 'onward', ...translating, why });
  // A regional NAT gateway stands in no subnet; its own hidden table leads to the internet gateway.
  // https://docs.aws.amazon.com/vpc/latest/userguide/nat-gateways-regional.html
  if (data.AvailabilityMode === 'regional') return { outcome: 'translated', ...translating, reach: 'internet' };
  const natSubnet = view.get('subnet', data.SubnetId);
  if (!natSubnet) return unseen(`the subnet ${data.SubnetId ?? ''} of NAT gateway ${id} was not among those read`);
  const { table: natTable, active, blackhole, unreadPrefixLists } = defaultRoute(view, natSubnet, anyIpv4);
  if (!natTable) return unseen(`no route table of ${natSubnet.id}, where NAT gateway ${id} stands, is visible`);
  if (active?.target.type === 'internet-gateway') return { outcome: 'translated', ...translating, reach: 'internet' };
  if (active && leadsElsewhere(active)) {
    const { type, id: next } = active.target;
    return unseen(`NAT gateway ${id} sends 0.0.0.0/0 on to ${type} ${next}, whose onward path this scan does not follow`);
  }
  if (unreadPrefixLists.length > 0)
    return unseen(`the entries of prefix list ${unreadPrefixLists.join(', ')} in ${natTable.id} could not be read`);
  const instead = blackhole ?? active;
  return { outcome: 'nat-without-internet', ...translating, natTable, ...(instead ? { instead } : {}) };
};

/** One sentence on the hop at which the path breaks; undefined where it works, is not there to see, or is still being made. */
export const brokenHop = (path: Nat64Path): string | undefined => {
  switch (path.outcome) {
    case 'no-table':
    case 'out-of-sight':
    case 'translated':
      return undefined;
    case 'no-route':
      return `${path.table.id} has no route for 64:ff9b::/96`;
    case 'blackhole':
      return `the route ${path.match.text} of ${path.table.id} to ${path.match.target.id} is a blackhole`;
    case 'wrong-target':
      return `${path.table.id} sends ${path.match.text} to ${path.match.target.type} ${path.match.target.id}, which does not translate`;
    case 'nat-not-available':
      return isInMaking(path.nat) ? undefined : `NAT gateway ${path.match.target.id} is ${path.nat?.data.State ?? 'not there'}`;
    case 'nat-without-internet':
      return `${path.natTable.id}, the table of NAT gateway ${path.nat.id}, has no 0.0.0.0/0 to an internet gateway`;
  }
};

/** `pending` passes in minutes; a state that AWS left out says nothing either way. */
export const isInMaking = (nat: NatGateway | undefined): boolean =>
  nat !== undefined && (nat.data.State === undefined || nat.data.State === 'pending');

/** The command that sends 64:ff9b::/96 to a NAT gateway, in place of the route that does it wrongly now. */
export const sendToNat = (region: string, { table, match }: Routed, nat = '<nat-gateway>'): string => {
  const stands = match.cidr.length > 0;
  const [verb, destination] = stands
    ? ['replace-route', destinationOption(match.route)]
    : ['create-route', '--destination-ipv6-cidr-block 64:ff9b::/96'];
  return `aws ec2 ${verb} --region ${region} --route-table-id ${table.id} ${destination} --nat-gateway-id ${nat}`;
};
