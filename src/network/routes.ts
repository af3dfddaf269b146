import { type Cidr, type Family, parseCidr } from '../model/address.ts';
import { getOrMake } from '../model/get-or-make.ts';
import { type PrefixTable, prefixTable } from '../model/prefix-table.ts';
import type { View } from '../model/inventory.ts';
import type { Resource } from '../model/resource.ts';
import { oncePer, oncePerAll } from './once.ts';

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

const targetMembers = [
  ['nat-gateway', 'NatGatewayId'],
  ['egress-only-internet-gateway', 'EgressOnlyInternetGatewayId'],
  ['transit-gateway', 'TransitGatewayId'],
  ['core-network', 'CoreNetworkArn'],
  ['vpc-peering-connection', 'VpcPeeringConnectionId'],
  ['network-interface', 'NetworkInterfaceId'],
  ['network-interface', 'InstanceId'],
  ['local-gateway', 'LocalGatewayId'],
  ['carrier-gateway', 'CarrierGatewayId'],
  ['odb-network', 'OdbNetworkArn'],
] as const satisfies readonly (readonly [TargetType, keyof Route])[];

/** What a route hands its packets to. A route names its target in one of a dozen members. */
export const targetOf = (route: Route): RouteTarget => {
  for (const [type, member] of targetMembers) {
    const id = route[member];
    if (id) return { type, id };
  }
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

type Subnets = readonly Resource<'subnet'>[];
const noSubnets: Subnets = [];
const served = oncePerAll<ReadonlyMap<string | undefined, Subnets>>();

/** The subnets that a table decides for; none for gateway tables, and none for the table that a regional NAT gateway keeps to itself. */
export const servedSubnets = (view: View<'route-table' | 'subnet'>, table: RouteTable): Subnets => {
  const subnets = view.all('subnet');
  const tableOf = (subnet: Resource<'subnet'>) => {
    const found = effectiveRouteTable(view, subnet);
    return found?.data.VpcId === subnet.data.VpcId ? found?.id : undefined;
  };
  return served([view.all('route-table'), subnets], () => Map.groupBy(subnets, tableOf)).get(table.id) ?? noSubnets;
};

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

interface Compiled {
  readonly routes: PrefixTable<RouteMatch>;
  /** Routes to prefix lists whose entries are not known. */
  readonly unread: readonly { readonly list: string; readonly family: Family | undefined }[];
  /** What was found before: mostly the same few destinations are asked for. */
  readonly found: WeakMap<Cidr, Lookup>;
}

/** A table is parsed once per listing of prefix lists, which its blocks depend on. */
const compiled = oncePerAll<Compiled>();

const compile = (view: View<'prefix-list'>, table: RouteTable): Compiled =>
  compiled([view.all('prefix-list'), table], () => compiledOf(view, table));

const compiledOf = (view: View<'prefix-list'>, table: RouteTable): Compiled => {
  const routes = (table.data.Routes ?? []).map((route) => ({ route, destinations: destinationsOf(view, route) }));
  return {
    found: new WeakMap(),
    routes: prefixTable(
      routes.flatMap(({ route, destinations = [] }) =>
        destinations.map((each) => [each.cidr, { ...each, route, target: targetOf(route) }] as const),
      ),
    ),
    unread: routes.flatMap(({ route, destinations }) =>
      destinations ? [] : [{ list: route.DestinationPrefixListId ?? '', family: familyOf(view, route) }],
    ),
  };
};

/**
 * Longest prefix match for a whole block: the most specific route that covers all of it.
 * https://docs.aws.amazon.com/vpc/latest/userguide/route-tables-priority.html
 */
export const lookUp = (view: View<'prefix-list'>, table: RouteTable, destination: Cidr): Lookup => {
  const known = compile(view, table);
  return getOrMake(known.found, destination, () => lookUpIn(known, destination));
};

const lookUpIn = ({ routes, unread }: Compiled, destination: Cidr): Lookup => {
  const best = routes.lookup(destination)?.values.reduce((first, next) => (rank(next.route) < rank(first.route) ? next : first));
  const hidden = unread.filter(({ family }) => family !== otherFamily(destination)).map(({ list }) => list);
  return { ...(best ? { match: best } : {}), unreadPrefixLists: hidden };
};

/** The routes to parts of a block, which divide it up among several targets. */
export const routesWithin = (view: View<'prefix-list'>, table: RouteTable, block: Cidr): readonly RouteMatch[] =>
  compile(view, table)
    .routes.within(block)
    .flatMap(({ values }) => values);

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
