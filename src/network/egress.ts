import { wellKnownPrefix } from '../model/nat64-prefix.ts';
import type { View } from '../model/inventory.ts';
import type { Resource } from '../model/resource.ts';
import { hasIpv6, hasPublicIpv6, isIpv6Only, isShared } from './facts.ts';
import { anyIpv4, defaultRouteIn, globalUnicast } from './internet.ts';
import { isActive, lookUp, type RouteMatch, type RouteTable, routingKinds, servedSubnets } from './routes.ts';

export const egressKinds = [...routingKinds, 'subnet', 'nat-gateway'] as const;
type EgressKind = (typeof egressKinds)[number];
type Subnet = Resource<'subnet'>;

/** The subnets with IPv6 that a table decides for. What happens to IPv6 elsewhere in the table harms nobody. */
export const ipv6Subnets = (view: View<'route-table' | 'subnet'>, table: RouteTable): readonly Subnet[] =>
  servedSubnets(view, table).filter((subnet) => isIpv6Only(subnet) || hasIpv6(subnet));

/** A table's way to the IPv6 internet, held against its way to the IPv4 internet. */
export type Ipv6Egress =
  /** It serves no subnet that has IPv6. */
  | { readonly state: 'no-ipv6' }
  /** A route covers the IPv6 internet, be it a blackhole. */
  | { readonly state: 'routed'; readonly match: RouteMatch; readonly subnets: readonly Subnet[] }
  /** Neither family leaves, or the subnets have private IPv6 addresses only. */
  | { readonly state: 'isolated' }
  | { readonly state: 'unseen'; readonly why: string }
  /** IPv4 leaves through `like`, IPv6 does not. */
  | { readonly state: 'missing'; readonly like: RouteMatch; readonly subnets: readonly Subnet[] };

export const ipv6Egress = (view: View<EgressKind>, table: RouteTable): Ipv6Egress => {
  const subnets = ipv6Subnets(view, table);
  if (subnets.length === 0) return { state: 'no-ipv6' };
  const { match, unreadPrefixLists } = lookUp(view, table, globalUnicast);
  if (match) return { state: 'routed', match, subnets };
  if (unreadPrefixLists.length > 0) {
    return { state: 'unseen', why: `the entries of prefix list ${unreadPrefixLists.join(', ')} in ${table.id} could not be read` };
  }
  // Private IPv6 addresses never leave through AWS's edge, so nobody misses the route.
  const outward = subnets.filter((subnet) => hasPublicIpv6(subnet) !== false);
  if (outward.length === 0) return { state: 'isolated' };
  const wayOut = ipv4WayOut(view, table);
  if (typeof wayOut === 'string') return { state: 'unseen', why: wayOut };
  return wayOut ? { state: 'missing', like: wayOut, subnets: outward } : { state: 'isolated' };
};

/** The route by which a table's subnets reach the IPv4 internet: 0.0.0.0/0, or NAT64 through a public NAT gateway. */
const ipv4WayOut = (view: View<EgressKind>, table: RouteTable): RouteMatch | string | undefined => {
  const { active, unreadPrefixLists } = defaultRouteIn(view, table, anyIpv4);
  if (active && isActive(active.route)) return active;
  if (unreadPrefixLists.length > 0) return `the entries of prefix list ${unreadPrefixLists.join(', ')} in ${table.id} could not be read`;
  const { match } = lookUp(view, table, wellKnownPrefix);
  if (match?.target.type !== 'nat-gateway' || !isActive(match.route)) return undefined;
  const nat = view.get('nat-gateway', match.target.id);
  if (!nat && isShared(table)) return `NAT gateway ${match.target.id} belongs to account ${table.data.OwnerId}, which shares the VPC`;
  return nat?.data.ConnectivityType === 'private' ? undefined : match;
};

/** Whether IPv4 leaves through a NAT gateway, whose IPv6 twin is the egress-only internet gateway. */
export const isPrivate = (like: RouteMatch): boolean => like.target.type === 'nat-gateway';

/** The VPC's egress-only internet gateway: there is one at most. */
export const egressOnlyGatewayOf = (
  gateways: readonly Resource<'egress-only-internet-gateway'>[],
  vpcId: string | undefined,
): Resource<'egress-only-internet-gateway'> | undefined =>
  gateways.find(({ data }) => data.Attachments?.some((each) => each.VpcId === vpcId && each.State !== 'detached'));
