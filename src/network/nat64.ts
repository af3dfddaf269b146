import { wellKnownPrefix } from '../model/nat64-prefix.ts';
import type { View } from '../model/inventory.ts';
import type { Resource } from '../model/resource.ts';
import { isShared } from './facts.ts';
import { anyIpv4, defaultRoute } from './internet.ts';
import { effectiveRouteTable, isBlackhole, lookUp, type RouteMatch, type RouteTable, routesWithin } from './routes.ts';

export const nat64Kinds = ['route-table', 'prefix-list', 'nat-gateway', 'subnet'] as const;
type Nat64Kind = (typeof nat64Kinds)[number];
type NatGateway = Resource<'nat-gateway'>;

/** How far an IPv6 packet to 64:ff9b::/96 gets from a subnet. Each outcome is the first hop that fails, or success. */
export type Nat64Path =
  | { readonly outcome: 'no-table' }
  /** No route, or only ::/0 to a gateway that translates nothing. */
  | { readonly outcome: 'no-route'; readonly table: RouteTable; readonly fallback?: RouteMatch; readonly partial: readonly RouteMatch[] }
  | { readonly outcome: 'blackhole'; readonly table: RouteTable; readonly match: RouteMatch }
  | { readonly outcome: 'wrong-target'; readonly table: RouteTable; readonly match: RouteMatch }
  /** The next hop is out of this account's sight: a transit gateway, an appliance, another account's NAT gateway. */
  | { readonly outcome: 'out-of-sight'; readonly table: RouteTable; readonly match?: RouteMatch; readonly why: string }
  | { readonly outcome: 'nat-not-available'; readonly table: RouteTable; readonly match: RouteMatch; readonly nat: NatGateway | undefined }
  | {
      readonly outcome: 'nat-without-internet';
      readonly table: RouteTable;
      readonly match: RouteMatch;
      readonly nat: NatGateway;
      readonly natTable: RouteTable | undefined;
    }
  | {
      readonly outcome: 'translated';
      readonly table: RouteTable;
      readonly match: RouteMatch;
      readonly nat: NatGateway;
      readonly reach: 'internet' | 'private';
    };

const forwardedElsewhere = new Set([
  'transit-gateway',
  'core-network',
  'appliance-endpoint',
  'network-interface',
  'local-gateway',
  'odb-network',
  'other',
]);

/**
 * Follows 64:ff9b::/96 from a subnet to the NAT gateway that translates it, and on to the internet where it is public.
 * https://docs.aws.amazon.com/vpc/latest/userguide/nat-gateway-nat64-dns64.html
 */
export const nat64Path = (view: View<Nat64Kind>, subnet: Resource<'subnet'>): Nat64Path => {
  const table = effectiveRouteTable(view, subnet);
  if (!table) return { outcome: 'no-table' };
  const { match, unreadPrefixLists } = lookUp(view, table, wellKnownPrefix);
  if (match?.target.type === 'nat-gateway' && !isBlackhole(match.route) && unreadPrefixLists.length === 0) {
    return throughNat(view, subnet, table, match);
  }
  if (unreadPrefixLists.length > 0) {
    return { outcome: 'out-of-sight', table, why: `the entries of prefix list ${unreadPrefixLists.join(', ')} could not be read` };
  }
  const explicit = match !== undefined && match.cidr.length > 0;
  if (match && forwardedElsewhere.has(match.target.type) && !isBlackhole(match.route)) {
    const why = `${match.text} goes to ${match.target.type} ${match.target.id}, whose onward path this scan does not follow`;
    return { outcome: 'out-of-sight', table, match, why };
  }
  if (match && explicit) return { outcome: isBlackhole(match.route) ? 'blackhole' : 'wrong-target', table, match };
  const partial = routesWithin(view, table, wellKnownPrefix);
  return { outcome: 'no-route', table, partial, ...(match ? { fallback: match } : {}) };
};

const throughNat = (view: View<Nat64Kind>, subnet: Resource<'subnet'>, table: RouteTable, match: RouteMatch): Nat64Path => {
  const nat = view.get('nat-gateway', match.target.id);
  if (!nat && isShared(subnet)) {
    const why = `NAT gateway ${match.target.id} belongs to account ${subnet.data.OwnerId}, which shares the subnet`;
    return { outcome: 'out-of-sight', table, match, why };
  }
  if (nat?.data.State !== 'available') return { outcome: 'nat-not-available', table, match, nat };
  if (nat.data.ConnectivityType === 'private') return { outcome: 'translated', table, match, nat, reach: 'private' };
  // A regional NAT gateway stands in no subnet and brings its own route to the internet gateway.
  if (nat.data.AvailabilityMode === 'regional' || !nat.data.SubnetId)
    return { outcome: 'translated', table, match, nat, reach: 'internet' };
  const natSubnet = view.get('subnet', nat.data.SubnetId);
  if (!natSubnet) {
    return {
      outcome: 'out-of-sight',
      table,
      match,
      why: `the subnet ${nat.data.SubnetId} of NAT gateway ${nat.id} was not among those read`,
    };
  }
  const onward = defaultRoute(view, natSubnet, anyIpv4);
  const type = onward.active?.target.type;
  if (type === 'internet-gateway') return { outcome: 'translated', table, match, nat, reach: 'internet' };
  if (type !== undefined && forwardedElsewhere.has(type)) {
    const why = `NAT gateway ${nat.id} sends 0.0.0.0/0 on to ${type} ${onward.active?.target.id}, whose onward path this scan does not follow`;
    return { outcome: 'out-of-sight', table, match, why };
  }
  return { outcome: 'nat-without-internet', table, match, nat, natTable: onward.table };
};
