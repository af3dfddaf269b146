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

interface Placed {
  readonly vpc: Vpc;
  readonly blocks: readonly Ipv4Block[];
}

/** Each VPC once, though the accounts that it is shared with list it too. */
const placedOf = oncePer((vpcs: readonly Vpc[]): readonly Placed[] =>
  [...new Map(vpcs.map((vpc) => [vpc.id, vpc])).values()].map((vpc) => ({
    vpc,
    blocks: ipv4Blocks(vpc).filter((each) => !isReused(each)),
  })),
);

/** Pods' second blocks are not routed between VPCs: the same one in each of them is the point of having them. */
const isReused = ({ isSecondary, cidr: block }: Ipv4Block): boolean => isSecondary && isPodRange(block);

export interface Overlap {
  readonly own: string;
  readonly other: Vpc;
  readonly theirs: string;
}

/** Where a VPC's IPv4 blocks overlap those of the others. */
export const overlapsOf = (vpc: Vpc, vpcs: readonly Vpc[]): readonly Overlap[] => {
  const own = ipv4Blocks(vpc).filter((each) => !isReused(each));
  return placedOf(vpcs)
    .filter((each) => each.vpc.id !== vpc.id)
    .flatMap(({ vpc: other, blocks }) =>
      own.flatMap((mine) =>
        blocks.filter((theirs) => overlaps(mine.cidr, theirs.cidr)).map((theirs) => ({ own: mine.text, other, theirs: theirs.text })),
      ),
    );
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

const shared = (neighbours: Neighbours, a: string, b: string): string | undefined =>
  neighbours.get(a)?.find((each) => neighbours.get(b)?.includes(each));

/** What joins two VPCs: a transit gateway, or a third VPC that both peer with. AWS refuses peering between overlapping VPCs. */
export const junctionOf = (
  a: string,
  b: string,
  attachments: readonly Attachment[],
  peerings: readonly Peering[],
): { readonly type: 'transit-gateway' | 'vpc'; readonly id: string } | undefined => {
  const gateway = shared(transitGateways(attachments), a, b);
  if (gateway) return { type: 'transit-gateway', id: gateway };
  const peer = shared(peers(peerings), a, b);
  return peer ? { type: 'vpc', id: peer } : undefined;
};
