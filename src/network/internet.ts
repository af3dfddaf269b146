import { type Cidr, cidr } from '../model/address.ts';
import type { View } from '../model/inventory.ts';
import type { Resource } from '../model/resource.ts';
import { effectiveRouteTable, isBlackhole, lookUp, type RouteMatch, type RouteTable } from './routes.ts';

export const anyIpv4 = cidr('0.0.0.0/0');
export const anyIpv6 = cidr('::/0');

export interface DefaultRoute {
  readonly table: RouteTable | undefined;
  /** The active route for the whole family, or nothing. */
  readonly active?: RouteMatch;
  /** The same, where it leads into a blackhole. */
  readonly blackhole?: RouteMatch;
}

/** A subnet's default route of one family. */
export const defaultRoute = (view: View<'route-table' | 'prefix-list'>, subnet: Resource<'subnet'>, family: Cidr): DefaultRoute => {
  const table = effectiveRouteTable(view, subnet);
  const match = table && lookUp(view, table, family).match;
  if (!match) return { table };
  return isBlackhole(match.route) ? { table, blackhole: match } : { table, active: match };
};
