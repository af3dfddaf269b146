import { type Cidr, contains, overlaps, parseCidr } from '../model/address.ts';
import { type PrefixTable, prefixTable } from '../model/prefix-table.ts';
import type { Resource } from '../model/resource.ts';
import { hasIpv6, ipv4Cidrs, ipv6Cidrs } from './facts.ts';
import { oncePer } from './once.ts';

export type GatewayTable = Resource<'transit-gateway-route-table'>;
type GatewayRoute = GatewayTable['data']['Routes'][number];
type Vpc = Resource<'vpc'>;

/** All VPCs and attachments that the scan saw, in whichever account: both are named by ids that are unique. */
export interface Known {
  readonly vpcs: readonly Vpc[];
  readonly attachments: readonly Resource<'transit-gateway-vpc-attachment'>[];
}

const byId = oncePer(<R extends Resource>(resources: readonly R[]) => new Map(resources.map((each) => [each.id, each])));
const vpcOf = ({ vpcs }: Known, id: string): Vpc | undefined => byId(vpcs).get(id);

const inForce = new Set<string | undefined>(['associated', 'associating', undefined]);

/** The VPCs whose packets a table decides for once they are in the transit gateway. */
const sourcesOf = ({ data }: GatewayTable): readonly string[] => {
  const associated = data.Associations.filter(({ ResourceType, State }) => ResourceType === 'vpc' && inForce.has(State));
  return [...new Set(associated.flatMap(({ ResourceId }) => ResourceId ?? []))];
};

const isActive = ({ State }: GatewayRoute): boolean => State === undefined || State === 'active';

const vpcAttachments = (route: GatewayRoute) =>
  isActive(route) ? (route.TransitGatewayAttachments ?? []).filter(({ ResourceType }) => ResourceType === 'vpc') : [];

const leadsTo = (route: GatewayRoute, vpc: Vpc): boolean => vpcAttachments(route).some(({ ResourceId }) => ResourceId === vpc.id);

/**
 * Static routes win over those to prefix lists, and those over propagated ones.
 * https://docs.aws.amazon.com/vpc/latest/tgw/how-transit-gateways-work.html
 */
const rank = ({ Type, PrefixListId }: GatewayRoute): number => (Type === 'propagated' ? 2 : PrefixListId ? 1 : 0);

/** A table's routes with their destinations as blocks. */
const entriesOf = ({ data }: GatewayTable): readonly (readonly [Cidr, GatewayRoute])[] =>
  data.Routes.flatMap((route) => {
    const block = parseCidr(route.DestinationCidrBlock);
    return block ? [[block, route] as const] : [];
  });

/** A VPC that a table reaches over IPv4 by something more than a default route. */
interface Ipv4Reach {
  readonly vpcId: string;
  readonly attachmentId: string;
  readonly prefixes: readonly string[];
  readonly blocks: readonly Cidr[];
}

const ipv4Reaches = (entries: readonly (readonly [Cidr, GatewayRoute])[]): readonly Ipv4Reach[] => {
  const ways = entries
    .filter(([block]) => block.family === 4 && block.length > 0)
    .flatMap(([block, route]) => vpcAttachments(route).map((attachment) => ({ block, route, attachment })));
  return [...Map.groupBy(ways, ({ attachment }) => attachment.ResourceId ?? '')].map(([vpcId, group]) => ({
    vpcId,
    attachmentId: group[0]?.attachment.TransitGatewayAttachmentId ?? '',
    prefixes: group.map(({ route }) => route.DestinationCidrBlock ?? ''),
    blocks: group.map(({ block }) => block),
  }));
};

/** Whether IPv4 goes to addresses of the VPC itself, rather than through it to what lies behind: an appliance, an exit. */
const isForVpcItself = ({ blocks }: Ipv4Reach, vpc: Vpc): boolean => {
  const own = ipv4Cidrs(vpc).flatMap((text) => parseCidr(text) ?? []);
  return blocks.some((block) => own.some((each) => contains(each, block)));
};

/** A block of a VPC to which no route leads, or only a blackhole. */
interface UnroutedBlock {
  readonly block: string;
  readonly blackhole?: string;
}

interface Ipv6Reach {
  readonly unrouted: readonly UnroutedBlock[];
  /** A route that leads to another attachment, which may hand the packets on. */
  readonly elsewhere: readonly string[];
}

const ipv6Reach = (routes: PrefixTable<GatewayRoute>, vpc: Vpc): Ipv6Reach => {
  const unrouted: UnroutedBlock[] = [];
  const elsewhere: string[] = [];
  for (const block of ipv6Cidrs(vpc)) {
    const destination = parseCidr(block);
    if (!destination || routes.within(destination).some(({ values }) => values.some((route) => leadsTo(route, vpc)))) continue;
    const [best] = (routes.lookup(destination)?.values ?? []).toSorted((a, b) => rank(a) - rank(b));
    if (!best) unrouted.push({ block });
    else if (!isActive(best)) unrouted.push({ block, blackhole: best.DestinationCidrBlock ?? '' });
    else if (!leadsTo(best, vpc)) {
      const to = best.TransitGatewayAttachments?.[0]?.TransitGatewayAttachmentId ?? 'another attachment';
      elsewhere.push(`${best.DestinationCidrBlock} leads ${block} of ${vpc.id} to ${to}, and where on is not visible`);
    }
  }
  return { unrouted, elsewhere };
};

/** Of these tables those in which static routes lead to IPv6 addresses of a VPC, by its attachment: they need no propagation. */
export const staticIpv6Tables = (
  tables: readonly GatewayTable[],
  { id, data }: Resource<'transit-gateway-vpc-attachment'>,
  vpc: Vpc,
): readonly GatewayTable[] => {
  const blocks = ipv6Cidrs(vpc).flatMap((text) => parseCidr(text) ?? []);
  const leadsThere = ([destination, route]: readonly [Cidr, GatewayRoute]): boolean =>
    route.Type !== 'propagated' &&
    vpcAttachments(route).some(({ TransitGatewayAttachmentId }) => TransitGatewayAttachmentId === id) &&
    blocks.some((block) => overlaps(block, destination));
  return tables.filter((table) => table.data.TransitGatewayId === data.TransitGatewayId && entriesOf(table).some(leadsThere));
};

/** A VPC with IPv6 that VPCs with IPv6 reach by a table over IPv4 alone. */
export interface ParityGap {
  readonly vpc: Vpc;
  readonly sources: readonly Vpc[];
  readonly attachmentId: string;
  /** The IPv4 destinations that lead there. */
  readonly prefixes: readonly string[];
  readonly unrouted: readonly UnroutedBlock[];
}

export interface GatewayParity {
  readonly gaps: readonly ParityGap[];
  readonly unseen: readonly string[];
  /** VPCs that are reached over both. */
  readonly routed: readonly Vpc[];
}

/** How a table's IPv6 routes compare with its IPv4 ones, for the VPCs that are associated with it and have IPv6, or may. */
export const gatewayParity = (table: GatewayTable, known: Known): GatewayParity => {
  const sources = sourcesOf(table).map((id) => ({ id, vpc: vpcOf(known, id) }));
  const able = sources.filter(({ vpc }) => !vpc || hasIpv6(vpc));
  if (able.length === 0) return { gaps: [], unseen: [], routed: [] };
  if (table.data.RoutesCut) {
    return { gaps: [], unseen: [`${table.id} has more routes than AWS returns, and IPv6 ones may be among the rest`], routed: [] };
  }
  const entries = entriesOf(table);
  const routes = prefixTable(entries);
  const judged = ipv4Reaches(entries).map((reach): Partial<GatewayParity> => {
    const from = able.filter(({ id }) => id !== reach.vpcId);
    return from.length === 0 ? {} : reachParity(routes, reach, from, known);
  });
  return {
    gaps: judged.flatMap(({ gaps = [] }) => gaps),
    unseen: judged.flatMap(({ unseen = [] }) => unseen),
    routed: judged.flatMap(({ routed = [] }) => routed),
  };
};

const reachParity = (
  routes: PrefixTable<GatewayRoute>,
  reach: Ipv4Reach,
  from: readonly { readonly id: string; readonly vpc: Vpc | undefined }[],
  known: Known,
): Partial<GatewayParity> => {
  const { vpcId, attachmentId, prefixes } = reach;
  const vpc = vpcOf(known, vpcId);
  if (!vpc) return { unseen: [`whether ${vpcId} behind ${attachmentId} has IPv6 is not visible`] };
  if (!hasIpv6(vpc)) return {};
  const { unrouted, elsewhere } = ipv6Reach(routes, vpc);
  if (unrouted.length === 0) return elsewhere.length > 0 ? { unseen: elsewhere } : { routed: [vpc] };
  const attachment = byId(known.attachments).get(attachmentId);
  // Without IPv6 support nothing is propagated; tgw-attachment-ipv6-disabled says so once for all tables.
  if (attachment?.data.Options?.Ipv6Support === 'disable') return {};
  if (!isForVpcItself(reach, vpc)) {
    return { unseen: [`whether ${prefixes.join(', ')} to ${vpc.id} is for the VPC or for what lies behind it is not visible`] };
  }
  const sources = from.flatMap((each) => each.vpc ?? []);
  if (sources.length > 0) return { gaps: [{ vpc, sources, attachmentId, prefixes, unrouted }] };
  return { unseen: [`whether ${from.map(({ id }) => id).join(', ')} has IPv6 to send to ${vpc.id} is not visible`] };
};
