import { globalRegion, type IndexedSlice } from '../../model/inventory.ts';
import type { Kind } from '../../model/kinds.ts';
import { compare } from '../../model/order.ts';
import type { Picture, PictureEdge, PictureNode, PictureSubnet, Standing, Way } from '../../model/picture.ts';
import { nameOf, type Resource } from '../../model/resource.ts';
import { hasIpv6, inVpc, ipv4Cidrs, ipv6Cidrs, isIpv6Only, isShared } from '../../network/facts.ts';
import { anyIpv4, defaultRoute, globalUnicast } from '../../network/internet.ts';
import { nat64Kinds } from '../../network/nat64.ts';
import { oncePer } from '../../network/once.ts';
import { effectiveRouteTable, familyOf, isBlackhole, type TargetType, targetOf } from '../../network/routes.ts';
import type { World } from '../../network/trace/types.ts';
import { worldsOf } from '../../network/trace/world.ts';
import { isPartOfAnother, workloadKinds } from '../workloads.ts';
import { nat64Way, nowhere, unread } from './nat64-way.ts';

type Subnet = Resource<'subnet'>;
type Vpc = Resource<'vpc'>;

const gatewayKinds = ['internet-gateway', 'egress-only-internet-gateway'] as const;
/** Targets behind which stand other networks. */
const elsewhere: ReadonlySet<TargetType> = new Set<TargetType>([
  'transit-gateway',
  'core-network',
  'vpc-peering-connection',
  'virtual-private-gateway',
  'local-gateway',
]);

/** A picture of every VPC that was read, by account and region. Pure. */
export const picturesOf = (slices: readonly IndexedSlice[]): readonly Picture[] => {
  const worlds = worldsOf(slices);
  return slices
    .filter(({ region }) => region !== globalRegion)
    .flatMap((slice) => {
      const world = worlds.find(({ account, region }) => account === slice.account && region === slice.region);
      return slice
        .all('vpc')
        .toSorted((a, b) => compare(a.id, b.id))
        .map((vpc) => pictureOf(slice, world, vpc));
    });
};

interface Seen {
  readonly subnet: PictureSubnet;
  readonly edges: readonly PictureEdge[];
}

const pictureOf = (slice: IndexedSlice, world: World | undefined, vpc: Vpc): Picture => {
  const seen = inVpc(slice, 'subnet', vpc.id)
    .toSorted((a, b) => compare(a.data.AvailabilityZone ?? '', b.data.AvailabilityZone ?? '') || compare(a.id, b.id))
    .map((subnet) => subnetOf(slice, world, subnet));
  const edges = merged([...seen.flatMap((each) => each.edges), ...natEdges(slice, vpc), ...gatewayEdges(slice, vpc)]);
  const kinds: readonly Kind[] = [...nat64Kinds, ...gatewayKinds, 'network-acl', 'transit-gateway-vpc-attachment', ...workloadKinds];
  const subnets = seen.map(({ subnet }) => subnet);
  return {
    account: slice.account,
    region: slice.region,
    vpcId: vpc.id,
    name: nameOf(vpc) ?? null,
    cidrs: [...ipv4Cidrs(vpc), ...ipv6Cidrs(vpc)],
    subnets,
    nodes: nodesOf(slice, edges, new Set(subnets.map(({ id }) => id))),
    edges,
    unread: kinds.filter((kind) => slice.gapsOf(kind).length > 0),
  };
};

const subnetOf = (slice: IndexedSlice, world: World | undefined, subnet: Subnet): Seen => {
  const native = isIpv6Only(subnet);
  const nat64 = native ? nat64Way(slice, world, subnet) : null;
  const ipv4 = native ? null : defaultWay(slice, subnet, 'IPv4');
  const ipv6 = hasIpv6(subnet) ? defaultWay(slice, subnet, 'IPv6') : null;
  return {
    subnet: {
      id: subnet.id,
      name: nameOf(subnet) ?? null,
      zone: subnet.data.AvailabilityZone ?? null,
      family: native ? 'IPv6-only' : hasIpv6(subnet) ? 'dual-stack' : 'IPv4',
      blocks: [...(native || !subnet.data.CidrBlock ? [] : [subnet.data.CidrBlock]), ...ipv6Cidrs(subnet)],
      dns64: subnet.data.EnableDns64 ?? null,
      sharedBy: isShared(subnet) ? (subnet.data.OwnerId ?? null) : null,
      workloads: workloadsIn(slice).get(subnet.id) ?? [],
      ipv4: ipv4 && wayOf(ipv4),
      ipv6: ipv6 && wayOf(ipv6),
      nat64: nat64 && wayOf(nat64),
    },
    edges: [
      ...[ipv4, ipv6].flatMap((way) => (way?.edge ? [way.edge] : [])),
      ...onwardEdges(slice, subnet),
      ...(nat64?.legs ?? []).map((leg) => ({ ...leg, carries: 'NAT64' as const })),
    ],
  };
};

const wayOf = ({ standing, text }: Way): Way => ({ standing, text });

interface DefaultWay extends Way {
  readonly edge?: PictureEdge;
}

const isRead = (slice: IndexedSlice, ...kinds: readonly Kind[]): boolean => kinds.every((kind) => slice.gapsOf(kind).length === 0);

const defaultWay = (slice: IndexedSlice, subnet: Subnet, carries: 'IPv4' | 'IPv6'): DefaultWay => {
  const edge = (to: string, standing: Standing): PictureEdge => ({ from: subnet.id, to, carries, standing });
  const { table, active, blackhole, unreadPrefixLists } = defaultRoute(slice, subnet, carries === 'IPv4' ? anyIpv4 : globalUnicast);
  if (!isRead(slice, 'route-table', 'prefix-list') || !table || unreadPrefixLists.length > 0)
    return { standing: 'unknown', text: 'its routes could not all be read', edge: edge(unread, 'unknown') };
  if (blackhole)
    return {
      standing: 'failing',
      text: `${blackhole.target.id} is a blackhole in ${table.id}`,
      edge: edge(blackhole.target.id, 'failing'),
    };
  if (!active || active.target.type === 'local') return { standing: 'plain', text: `no default route in ${table.id}` };
  return { standing: 'plain', text: `to ${active.target.id} by ${table.id}`, edge: edge(active.target.id, 'plain') };
};

/** To other networks, whatever the blocks. */
const onwardEdges = (slice: IndexedSlice, subnet: Subnet): readonly PictureEdge[] =>
  (effectiveRouteTable(slice, subnet)?.data.Routes ?? []).flatMap((route) => {
    const target = targetOf(route);
    if (!elsewhere.has(target.type)) return [];
    const standing = isBlackhole(route) ? 'failing' : 'plain';
    return [{ from: subnet.id, to: target.id, carries: familyOf(slice, route) === 6 ? 'IPv6' : 'IPv4', standing }];
  });

const natEdges = (slice: IndexedSlice, vpc: Vpc): readonly PictureEdge[] =>
  inVpc(slice, 'nat-gateway', vpc.id)
    .filter(({ data }) => data.State !== 'deleted' && data.State !== 'deleting')
    .flatMap((nat) => {
      if (nat.data.AvailabilityMode === 'regional') return [{ from: nat.id, to: 'internet', carries: 'IPv4', standing: 'plain' }];
      const subnet = slice.get('subnet', nat.data.SubnetId);
      const { edge } = subnet ? defaultWay(slice, subnet, 'IPv4') : { edge: undefined };
      return [{ ...(edge ?? { to: subnet ? nowhere : unread, carries: 'IPv4', standing: subnet ? 'plain' : 'unknown' }), from: nat.id }];
    });

const gatewayEdges = (slice: IndexedSlice, vpc: Vpc): readonly PictureEdge[] =>
  gatewayKinds.flatMap((kind) =>
    slice
      .all(kind)
      .filter(({ data }) => (data.Attachments ?? []).some(({ VpcId }) => VpcId === vpc.id))
      .flatMap(({ id }) =>
        (kind === 'internet-gateway' ? (['IPv4', 'IPv6'] as const) : (['IPv6'] as const)).map((carries): PictureEdge => ({
          from: id,
          to: 'internet',
          carries,
          standing: 'plain',
        })),
      ),
  );

const worst: readonly Standing[] = ['failing', 'unknown', 'ok', 'plain'];

/** One edge for each pair and what it carries. What fails for one is not drawn as sound for another. */
const merged = (edges: readonly PictureEdge[]): readonly PictureEdge[] =>
  [...Map.groupBy(edges, ({ from, to, carries }) => JSON.stringify([from, to, carries])).values()].map((group) => ({
    ...(group[0] as PictureEdge),
    standing: worst.find((standing) => group.some((edge) => edge.standing === standing)) ?? 'plain',
  }));

const nodesOf = (slice: IndexedSlice, edges: readonly PictureEdge[], subnets: ReadonlySet<string>): readonly PictureNode[] =>
  [...new Set(edges.flatMap(({ from, to }) => [from, to]))].filter((id) => !subnets.has(id)).map((id) => nodeOf(slice, id, edges));

const kindsById: readonly (readonly [RegExp, string])[] = [
  [/^igw-/, 'internet-gateway'],
  [/^eigw-/, 'egress-only-internet-gateway'],
  [/^nat-/, 'nat-gateway'],
  [/^tgw-/, 'transit-gateway'],
  [/^pcx-/, 'vpc-peering-connection'],
  [/^vgw-/, 'virtual-private-gateway'],
  [/^vpce-/, 'vpc-endpoint'],
  [/^eni-/, 'network-interface'],
  [/^arn:[^:]*:networkmanager:/, 'core-network'],
];

const nodeOf = (slice: IndexedSlice, id: string, edges: readonly PictureEdge[]): PictureNode => {
  if (id === 'internet') return { id, kind: 'internet', name: null, note: '', standing: 'plain' };
  if (id === nowhere) return { id, kind: nowhere, name: null, note: 'no route leads on', standing: 'failing' };
  if (id === unread) return { id, kind: unread, name: null, note: 'not read or out of sight', standing: 'unknown' };
  const kind = kindsById.find(([pattern]) => pattern.test(id))?.[1] ?? 'target';
  const nat = slice.get('nat-gateway', id);
  if (nat) return { id, kind, name: nameOf(nat) ?? null, note: natNote(nat), standing: natStanding(nat) };
  const gateway = slice.get('internet-gateway', id) ?? slice.get('egress-only-internet-gateway', id);
  if (gateway) return { id, kind, name: nameOf(gateway) ?? null, note: '', standing: 'plain' };
  // AWS calls a route whose target was deleted a blackhole.
  if (edges.some((edge) => edge.to === id && edge.standing === 'failing'))
    return { id, kind, name: null, note: 'gone', standing: 'failing' };
  const isExpected = kind === 'nat-gateway' || gatewayKinds.some((each) => each === kind);
  return { id, kind, name: null, note: isExpected ? 'not among what was read' : '', standing: isExpected ? 'unknown' : 'plain' };
};

const natNote = ({ data }: Resource<'nat-gateway'>): string =>
  [
    data.ConnectivityType === 'private' ? 'private' : data.AvailabilityMode === 'regional' ? 'regional' : 'public',
    data.State === 'available' ? '' : (data.State ?? 'state not told'),
    data.SubnetId ? `in ${data.SubnetId}` : '',
  ]
    .filter(Boolean)
    .join(', ');

const natStanding = ({ data }: Resource<'nat-gateway'>): Standing => {
  if (data.State === 'available') return 'plain';
  return data.State === undefined || data.State === 'pending' ? 'unknown' : 'failing';
};

/** What runs in each subnet, most first. What stands in several counts in each. */
const workloadsIn = oncePer((slice: IndexedSlice): ReadonlyMap<string, PictureSubnet['workloads']> => {
  const placed = workloadKinds.flatMap((kind) =>
    slice
      .all(kind)
      .filter((resource) => !isPartOfAnother(resource))
      .flatMap((resource) => [...new Set(resource.subnetIds ?? [])].map((subnetId) => ({ subnetId, kind }))),
  );
  return new Map(
    [...Map.groupBy(placed, ({ subnetId }) => subnetId)].map(([subnetId, own]) => [
      subnetId,
      [...Map.groupBy(own, ({ kind }) => kind)]
        .map(([kind, each]) => ({ kind, count: each.length }))
        .toSorted((a, b) => b.count - a.count || compare(a.kind, b.kind)),
    ]),
  );
});
