import { type Cidr, cidr, contains, overlaps, parseCidr } from '../model/address.ts';
import type { Resource } from '../model/resource.ts';
import { ipv4Cidrs } from './facts.ts';
import { oncePer } from './once.ts';

type Vpc = Resource<'vpc'>;
type Attachment = Resource<'transit-gateway-vpc-attachment'>;
type Peering = Resource<'vpc-peering-connection'>;

/** 100.64.0.0/10 (RFC 6598) and 198.19.0.0/16 (RFC 2544): what VPCs take as second blocks for pods, the same ones over and over. */
const podRanges = [cidr('100.64.0.0/10'), cidr('198.19.0.0/16')];
export const isPodRange = (block: Cidr): boolean => podRanges.some((range) => contains(range, block));

export interface Ipv4Block {
  readonly cidr: Cidr;
  readonly text: string;
  /** Added to the VPC after its first block. */
  readonly isSecondary: boolean;
}

export const ipv4Blocks = (vpc: Vpc): readonly Ipv4Block[] =>
  ipv4Cidrs(vpc).flatMap((text) => {
    const parsed = parseCidr(text);
    return parsed ? [{ cidr: parsed, text, isSecondary: text !== vpc.data.CidrBlock }] : [];
  });

/** Pods' second blocks are not routed between VPCs: the same one in each of them is the point of having them. */
const isReused = ({ isSecondary, cidr: block }: Ipv4Block): boolean => isSecondary && isPodRange(block);

export interface Overlap {
  readonly own: string;
  readonly other: Vpc;
  readonly theirs: string;
}

/** A block where it stands: its VPC's place in the listing and its own in the VPC. */
interface Placed {
  readonly vpc: Vpc;
  readonly block: Ipv4Block;
  readonly order: readonly [vpc: number, block: number];
}

/** Blocks nest or are apart, so that in the order of their first addresses those within a block stand right behind it. */
interface Sweep {
  readonly sorted: readonly Placed[];
  /** By the text of a block's own bits, for the blocks that hold one. */
  readonly byNetwork: ReadonlyMap<string, readonly Placed[]>;
}

const networkOf = ({ base, length }: Pick<Cidr, 'base' | 'length'>): string => `${base >> BigInt(32 - length)}/${length}`;
const sizeOf = ({ length }: Cidr): bigint => 1n << BigInt(32 - length);

const sweepOf = (placed: readonly Placed[]): Sweep => ({
  sorted: placed.toSorted((a, b) => Number(a.block.cidr.base - b.block.cidr.base)),
  byNetwork: Map.groupBy(placed, ({ block }) => networkOf(block.cidr)),
});

/** The first place whose block begins at an address or behind it. */
const firstFrom = (sorted: readonly Placed[], base: bigint): number => {
  let [low, high] = [0, sorted.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((sorted[middle]?.block.cidr.base ?? 0n) < base) low = middle + 1;
    else high = middle;
  }
  return low;
};

const overlapping = ({ sorted, byNetwork }: Sweep, block: Cidr): readonly Placed[] => {
  const holding = Array.from({ length: block.length }, (_, length) => byNetwork.get(networkOf({ base: block.base, length })) ?? []);
  const within = sorted.slice(firstFrom(sorted, block.base), firstFrom(sorted, block.base + sizeOf(block)));
  // One that begins where this block does may hold it, and has been found as such.
  return [...holding.flat(), ...within.filter((each) => each.block.cidr.length >= block.length)];
};

interface Placement {
  readonly all: Sweep;
  /** Without default VPCs, which all have the same block. */
  readonly made: Sweep;
  readonly ofVpc: ReadonlyMap<string, readonly Placed[]>;
}

/** Each VPC once, though the accounts that it is shared with list it too. */
const placementOf = oncePer((vpcs: readonly Vpc[]): Placement => {
  const placed = [...new Map(vpcs.map((vpc) => [vpc.id, vpc])).values()].flatMap((vpc, place) =>
    ownBlocks(vpc).map((block, index): Placed => ({ vpc, block, order: [place, index] })),
  );
  return {
    all: sweepOf(placed),
    made: sweepOf(placed.filter(({ vpc }) => !vpc.data.IsDefault)),
    ofVpc: Map.groupBy(placed, ({ vpc }) => vpc.id),
  };
});

const ownBlocks = (vpc: Vpc): readonly Ipv4Block[] => ipv4Blocks(vpc).filter((each) => !isReused(each));

/** In the order of the other VPCs, then of the own blocks, then of theirs. */
const inOrder = (vpc: Vpc, find: (mine: Ipv4Block) => readonly Placed[]): readonly Overlap[] =>
  ownBlocks(vpc)
    .flatMap((mine, index) => find(mine).map((theirs) => ({ mine, index, theirs })))
    .filter(({ theirs }) => theirs.vpc.id !== vpc.id)
    .toSorted((a, b) => a.theirs.order[0] - b.theirs.order[0] || a.index - b.index || a.theirs.order[1] - b.theirs.order[1])
    .map(({ mine, theirs }) => ({ own: mine.text, other: theirs.vpc, theirs: theirs.block.text }));

/** Where a VPC's IPv4 blocks overlap those of the others. */
export const overlapsOf = (vpc: Vpc, vpcs: readonly Vpc[]): readonly Overlap[] =>
  inOrder(vpc, (mine) => overlapping(placementOf(vpcs).all, mine.cidr));

export interface Conflict extends Overlap {
  readonly junction: Junction | undefined;
}

/**
 * The overlaps that may hurt. Every region of every account begins with a default VPC on 172.31.0.0/16: of two such VPCs
 * they are told only where something joins them, and looked for only among those that are joined.
 */
export const conflictsOf = (
  vpc: Vpc,
  vpcs: readonly Vpc[],
  attachments: readonly Attachment[],
  peerings: readonly Peering[],
): readonly Conflict[] => {
  const { all, made, ofVpc } = placementOf(vpcs);
  const joined = vpc.data.IsDefault ? joinedTo(vpc.id, attachments, peerings) : [];
  const defaults = joined.flatMap((id) => ofVpc.get(id) ?? []).filter((each) => each.vpc.data.IsDefault);
  const find = ({ cidr: mine }: Ipv4Block): readonly Placed[] =>
    vpc.data.IsDefault
      ? [...overlapping(made, mine), ...defaults.filter((each) => overlaps(each.block.cidr, mine))]
      : overlapping(all, mine);
  return inOrder(vpc, find).map((each) => ({ ...each, junction: junctionOf(vpc.id, each.other.id, attachments, peerings) }));
};

const ended = new Set(['deleted', 'deleting', 'failed', 'failing', 'rejected', 'rejecting']);

/** Whether a transit gateway attachment stands or is about to. */
export const isAttached = ({ data }: Attachment): boolean => !ended.has(data.State ?? '');

type Neighbours = ReadonlyMap<string | undefined, readonly string[]>;

const transitGateways = oncePer((attachments: readonly Attachment[]): Neighbours => {
  const byVpc = Map.groupBy(attachments.filter(isAttached), ({ vpcId }) => vpcId);
  return new Map([...byVpc].map(([vpcId, own]) => [vpcId, own.flatMap(({ data }) => data.TransitGatewayId ?? [])]));
});

const peers = oncePer((peerings: readonly Peering[]): Neighbours => {
  const active = peerings.filter(({ data }) => data.Status?.Code === 'active');
  const ways = active.flatMap(({ data: { RequesterVpcInfo, AccepterVpcInfo } }) => [
    { from: RequesterVpcInfo?.VpcId, to: AccepterVpcInfo?.VpcId },
    { from: AccepterVpcInfo?.VpcId, to: RequesterVpcInfo?.VpcId },
  ]);
  return new Map([...Map.groupBy(ways, ({ from }) => from)].map(([from, own]) => [from, own.flatMap(({ to }) => to ?? [])]));
});

type Members = ReadonlyMap<string, readonly string[]>;
const membersOf = oncePer((neighbours: Neighbours): Members => {
  const pairs = [...neighbours].flatMap(([vpc, hubs]) => (vpc === undefined ? [] : hubs.map((hub) => ({ vpc, hub }))));
  return new Map([...Map.groupBy(pairs, ({ hub }) => hub)].map(([hub, own]) => [hub, own.map(({ vpc }) => vpc)]));
});

/** The VPCs that share a transit gateway or a peer with one. */
const joinedTo = (vpc: string, attachments: readonly Attachment[], peerings: readonly Peering[]): readonly string[] => {
  const ways = [transitGateways(attachments), peers(peerings)];
  return [...new Set(ways.flatMap((way) => (way.get(vpc) ?? []).flatMap((hub) => membersOf(way).get(hub) ?? [])))];
};

const shared = (neighbours: Neighbours, a: string, b: string): string | undefined =>
  neighbours.get(a)?.find((each) => neighbours.get(b)?.includes(each));

export interface Junction {
  readonly type: 'transit-gateway' | 'vpc';
  readonly id: string;
}

/** What joins two VPCs: a transit gateway, or a third VPC that both peer with. AWS refuses peering between overlapping VPCs. */
export const junctionOf = (
  a: string,
  b: string,
  attachments: readonly Attachment[],
  peerings: readonly Peering[],
): Junction | undefined => {
  const gateway = shared(transitGateways(attachments), a, b);
  if (gateway) return { type: 'transit-gateway', id: gateway };
  const peer = shared(peers(peerings), a, b);
  return peer ? { type: 'vpc', id: peer } : undefined;
};
