import { type Cidr, cidr } from '../model/address.ts';
import type { View } from '../model/inventory.ts';
import type { Resource } from '../model/resource.ts';
import { effectiveRouteTable, isBlackhole, lookUp, type RouteMatch, type RouteTable } from './routes.ts';

export const anyIpv4 = cidr('0.0.0.0/0');
export const anyIpv6 = cidr('::/0');

/** Every address of the IPv6 internet. A table may name it in place of ::/0, which covers it as well. RFC 4291, section 2.4. */
export const globalUnicast = cidr('2000::/3');

export interface DefaultRoute {
  readonly table: RouteTable | undefined;
  /** The active route for the whole family, or nothing. */
  readonly active?: RouteMatch;
  /** The same, where it leads into a blackhole. */
  readonly blackhole?: RouteMatch;
  /** Prefix lists in the table whose entries were not read, among which a default route may hide. */
  readonly unreadPrefixLists: readonly string[];
}

/** A table's default route of one family. */
export const defaultRouteIn = (view: View<'prefix-list'>, table: RouteTable, family: Cidr): DefaultRoute => {
  const { match, unreadPrefixLists } = lookUp(view, table, family);
  if (!match) return { table, unreadPrefixLists };
  return isBlackhole(match.route) ? { table, blackhole: match, unreadPrefixLists } : { table, active: match, unreadPrefixLists };
};

/** A subnet's default route of one family. */
export const defaultRoute = (view: View<'route-table' | 'prefix-list'>, subnet: Resource<'subnet'>, family: Cidr): DefaultRoute => {
  const table = effectiveRouteTable(view, subnet);
  return table ? defaultRouteIn(view, table, family) : { table, unreadPrefixLists: [] };
};
