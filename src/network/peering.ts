import type { View } from '../model/inventory.ts';
import type { Resource } from '../model/resource.ts';
import { hasIpv6, inVpc } from './facts.ts';
import { effectiveRouteTable, type Route, type RouteTable } from './routes.ts';

type Peering = Resource<'vpc-peering-connection'>;
type Side = NonNullable<Peering['data']['RequesterVpcInfo']>;

export const peeringSides = ({ data }: Peering): readonly (readonly [own: Side, other: Side])[] => {
  const { RequesterVpcInfo: requester, AccepterVpcInfo: accepter } = data;
  return requester && accepter
    ? [
        [requester, accepter],
        [accepter, requester],
      ]
    : [];
};

export const hasIpv6Block = (side: Side): boolean => (side.Ipv6CidrBlockSet?.length ?? 0) > 0;

/** Whether a route is for IPv4 or IPv6; undefined where its prefix list is not known. */
const familyOf = (route: Route, lists: readonly Resource<'prefix-list'>[] | undefined): 4 | 6 | undefined => {
  if (route.DestinationIpv6CidrBlock) return 6;
  if (route.DestinationCidrBlock) return 4;
  const family = lists?.find(({ id }) => id === route.DestinationPrefixListId)?.data.AddressFamily;
  return family === undefined ? undefined : family === 'IPv6' ? 6 : 4;
};

export interface PeeringRoutes {
  /** Tables of subnets with IPv6 that send IPv4 over the connection and no IPv6. */
  readonly ipv4Only: readonly RouteTable[];
  /** Tables of subnets with IPv6 that send IPv6 over it. */
  readonly withIpv6: readonly RouteTable[];
  /** Tables in which a route over it goes to a prefix list of unknown family. */
  readonly unread: readonly RouteTable[];
}

/** How the subnets of one side that have IPv6 use a peering connection. */
export const routesOverPeering = (
  view: View<'route-table' | 'subnet'>,
  peering: Peering,
  vpcId: string | undefined,
  lists: readonly Resource<'prefix-list'>[] | undefined,
): PeeringRoutes => {
  const subnets = inVpc<'subnet'>(view, 'subnet', vpcId).filter(hasIpv6);
  const tables = [...new Set(subnets.flatMap((subnet) => effectiveRouteTable(view, subnet) ?? []))];
  const families = new Map(
    tables.map((table) => {
      const over = (table.data.Routes ?? []).filter((route) => route.VpcPeeringConnectionId === peering.id);
      return [table, new Set(over.map((route) => familyOf(route, lists)))];
    }),
  );
  const which = (test: (seen: ReadonlySet<4 | 6 | undefined>) => boolean) =>
    [...families].filter(([, seen]) => test(seen)).map(([table]) => table);
  return {
    withIpv6: which((seen) => seen.has(6)),
    unread: which((seen) => !seen.has(6) && seen.has(undefined)),
    ipv4Only: which((seen) => seen.has(4) && !seen.has(6) && !seen.has(undefined)),
  };
};
