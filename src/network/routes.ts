import { type Cidr, contains, type Family, parseCidr } from '../model/address.ts';
import type { View } from '../model/inventory.ts';
import type { Resource } from '../model/resource.ts';
import { oncePer } from './once.ts';

export type RouteTable = Resource<'route-table'>;
export type Route = NonNullable<RouteTable['data']['Routes']>[number];

/** The kinds that routing is decided from. */
export type RoutingKind = 'route-table' | 'prefix-list';
export const routingKinds = ['route-table', 'prefix-list'] as const satisfies readonly RoutingKind[];

export type TargetType =
  | 'local'
  | 'internet-gateway'
  | 'egress-only-internet-gateway'
  | 'nat-gateway'
  | 'transit-gateway'
  | 'core-network'
  | 'vpc-peering-connection'
  | 'virtual-private-gateway'
  | 'gateway-endpoint'
  | 'appliance-endpoint'
  | 'network-interface'
  | 'local-gateway'
  | 'carrier-gateway'
  | 'odb-network'
  | 'other';

export interface RouteTarget {
  readonly type: TargetType;
  readonly id: string;
}

const gatewayTypes: readonly (readonly [RegExp, TargetType])[] = [
  [/^local$/, 'local'],
  [/^igw-/, 'internet-gateway'],
  [/^eigw-/, 'egress-only-internet-gateway'],
  [/^vgw-/, 'virtual-private-gateway'],
];

/** What a route hands its packets to. A route names its target in one of a dozen members. */
export const targetOf = (route: Route): RouteTarget => {
  const named: readonly (readonly [TargetType, string | undefined])[] = [
    ['nat-gateway', route.NatGatewayId],
    ['egress-only-internet-gateway', route.EgressOnlyInternetGatewayId],
    ['transit-gateway', route.TransitGatewayId],
    ['core-network', route.CoreNetworkArn],
    ['vpc-peering-connection', route.VpcPeeringConnectionId],
    ['network-interface', route.NetworkInterfaceId ?? route.InstanceId],
    ['local-gateway', route.LocalGatewayId],
    ['carrier-gateway', route.CarrierGatewayId],
    ['odb-network', route.OdbNetworkArn],
  ];
  const [type, id] = named.find(([, value]) => value) ?? [];
  if (type && id) return { type, id };
  const gateway = route.GatewayId ?? '';
  // A gateway endpoint's routes go to a service's prefix list; a GWLB or firewall endpoint's go to a block.
  if (gateway.startsWith('vpce-')) return { type: route.DestinationPrefixListId ? 'gateway-endpoint' : 'appliance-endpoint', id: gateway };
  return { type: gatewayTypes.find(([pattern]) => pattern.test(gateway))?.[1] ?? 'other', id: gateway };
};

type Association = NonNullable<RouteTable['data']['Associations']>[number];
const isInForce = ({ AssociationState }: Association): boolean =>
  AssociationState?.State === undefined || AssociationState.State === 'associated' || AssociationState.State === 'associating';

interface TableIndex {
  readonly ofSubnet: ReadonlyMap<string, RouteTable>;
  readonly mainOf: ReadonlyMap<string, RouteTable>;
}
const indexOf = oncePer((tables: readonly RouteTable[]): TableIndex => {
  const ofSubnet = new Map<string, RouteTable>();
  const mainOf = new Map<string, RouteTable>();
  for (const table of tables) {
    for (const each of (table.data.Associations ?? []).filter(isInForce)) {
      if (each.SubnetId) ofSubnet.set(each.SubnetId, table);
      else if (each.Main === true && table.data.VpcId) mainOf.set(table.data.VpcId, table);
    }
  }
  return { ofSubnet, mainOf };
});

/**
 * The table that decides for a subnet: the one associated with it, else the VPC's main one.
 * AWS names no subnet in implicit associations; gateway (edge) associations say nothing of subnets.
 */
export const effectiveRouteTable = (view: View<'route-table'>, subnet: Resource<'subnet'>): RouteTable | undefined => {
  const { ofSubnet, mainOf } = indexOf(view.all('route-table'));
  return ofSubnet.get(subnet.id) ?? mainOf.get(subnet.data.VpcId ?? '');
};

/** The subnets that a table decides for; none for gateway tables, and none for the table that a regional NAT gateway keeps to itself. */
export const servedSubnets = (view: View<'route-table' | 'subnet'>, table: RouteTable): readonly Resource<'subnet'>[] =>
  view.all('subnet').filter((subnet) => subnet.data.VpcId === table.data.VpcId && effectiveRouteTable(view, subnet)?.id === table.id);

export interface Destination {
  readonly cidr: Cidr;
  readonly text: string;
}

/** A route with one of the blocks that it covers. */
export interface RouteMatch extends Destination {
  readonly route: Route;
  readonly target: RouteTarget;
}

/** The blocks of a route: one, or those of its prefix list; undefined where the list's entries were not read. */
export const destinationsOf = (view: View<'prefix-list'>, route: Route): readonly Destination[] | undefined => {
  const text = route.DestinationCidrBlock ?? route.DestinationIpv6CidrBlock;
  const own = parseCidr(text);
  if (text && own) return [{ cidr: own, text }];
  if (!route.DestinationPrefixListId) return [];
  const entries = view.get('prefix-list', route.DestinationPrefixListId)?.data.Cidrs;
  return entries?.flatMap((entry) => {
    const parsed = parseCidr(entry);
    return parsed ? [{ cidr: parsed, text: entry }] : [];
  });
};

export interface Lookup {
  /** The route that AWS picks, blackholes included: a blackhole drops, it does not fall through. */
  readonly match?: RouteMatch;
  /** Prefix lists in the table whose entries are not known: a more specific route may hide in them. */
  readonly unreadPrefixLists: readonly string[];
}

const learned = new Set(['EnableVgwRoutePropagation', 'Advertisement']);

/** Static routes win over prefix-list ones, and those over learned ones, where the prefixes are equally long. */
const rank = (route: Route): number => (route.Origin && learned.has(route.Origin) ? 2 : route.DestinationPrefixListId ? 1 : 0);

const otherFamily = ({ family }: Cidr): Family => (family === 4 ? 6 : 4);

/** The family that a route is for, also where it leads to a prefix list whose entries were not read. */
export const familyOf = (view: View<'prefix-list'>, route: Route): Family | undefined => {
  if (route.DestinationCidrBlock) return 4;
  if (route.DestinationIpv6CidrBlock) return 6;
  const family = view.get('prefix-list', route.DestinationPrefixListId)?.data.AddressFamily;
  return family === 'IPv4' ? 4 : family === 'IPv6' ? 6 : undefined;
};

/**
 * Longest prefix match for a whole block: the most specific route that covers all of it.
 * https://docs.aws.amazon.com/vpc/latest/userguide/route-tables-priority.html
 */
export const lookUp = (view: View<'prefix-list'>, table: RouteTable, destination: Cidr): Lookup => {
  const unread: string[] = [];
  let best: RouteMatch | undefined;
  for (const route of table.data.Routes ?? []) {
    const destinations = destinationsOf(view, route);
    if (!destinations && familyOf(view, route) !== otherFamily(destination)) unread.push(route.DestinationPrefixListId ?? '');
    for (const each of destinations ?? []) {
      if (!contains(each.cidr, destination)) continue;
      const longer = !best || each.cidr.length > best.cidr.length;
      const preferred = best && each.cidr.length === best.cidr.length && rank(route) < rank(best.route);
      if (longer || preferred) best = { ...each, route, target: targetOf(route) };
    }
  }
  return { ...(best ? { match: best } : {}), unreadPrefixLists: unread };
};

/** The routes to parts of a block, which divide it up among several targets. */
export const routesWithin = (view: View<'prefix-list'>, table: RouteTable, block: Cidr): readonly RouteMatch[] =>
  (table.data.Routes ?? []).flatMap((route) =>
    (destinationsOf(view, route) ?? [])
      .filter((each) => each.cidr.length > block.length && contains(block, each.cidr))
      .map((each) => ({ ...each, route, target: targetOf(route) })),
  );

/** The target is gone: a deleted NAT gateway, a detached gateway, a stopped appliance. */
export const isBlackhole = (route: Route): boolean => route.State === 'blackhole';

/** In use: neither a blackhole nor `filtered`, a state that the API lists and AWS does not explain. */
export const isActive = (route: Route): boolean => route.State === undefined || route.State === 'active';

/** How the AWS CLI names a route's destination in `replace-route` and `delete-route`. */
export const destinationOption = (route: Route): string => {
  if (route.DestinationCidrBlock) return `--destination-cidr-block ${route.DestinationCidrBlock}`;
  if (route.DestinationIpv6CidrBlock) return `--destination-ipv6-cidr-block ${route.DestinationIpv6CidrBlock}`;
  return `--destination-prefix-list-id ${route.DestinationPrefixListId ?? ''}`;
};
