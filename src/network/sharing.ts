import type { IndexedSlice } from '../model/inventory.ts';
import type { Kind } from '../model/kinds.ts';
import type { Resource } from '../model/resource.ts';
import { oncePer, oncePerKey } from './once.ts';

/**
 * What makes up a VPC. A participant sees the VPC, its subnets, route tables and network ACLs, without the owner's tags, and
 * nothing of the owner's gateways, endpoints, peerings and attachments; the owner sees the participants' interfaces and security groups.
 * https://docs.aws.amazon.com/vpc/latest/userguide/vpc-share-limitations.html
 */
const partsOfVpc: readonly Kind[] = [
  'vpc',
  'subnet',
  'route-table',
  'network-acl',
  'internet-gateway',
  'egress-only-internet-gateway',
  'nat-gateway',
  'vpc-endpoint',
  'vpc-peering-connection',
  'transit-gateway-vpc-attachment',
  'network-interface',
  'security-group',
  'vpc-attributes',
];

/** What stands in no VPC and decides what happens in the owner's. */
const besideVpc: readonly Kind[] = ['prefix-list', 'dhcp-options', 'vpc-block-public-access'];

export const sharedKinds: ReadonlySet<Kind> = new Set([...partsOfVpc, ...besideVpc]);

/** By these a participant is known, and who owns what is seen by several accounts. */
export const sharingKinds = ['vpc', 'subnet', 'transit-gateway-vpc-attachment'] as const satisfies readonly Kind[];

/** The VPCs of other accounts that a slice has subnets of, by their owners. */
export const borrowedVpcs = oncePer((slice: IndexedSlice): ReadonlyMap<string, ReadonlySet<string>> => {
  const borrowed = new Map<string, Set<string>>();
  for (const { vpcId, account, data } of [...slice.all('vpc'), ...slice.all('subnet')]) {
    if (vpcId === undefined || data.OwnerId === undefined || data.OwnerId === account) continue;
    borrowed.set(data.OwnerId, (borrowed.get(data.OwnerId) ?? new Set()).add(vpcId));
  }
  return borrowed;
});

type SliceOf = (slice: IndexedSlice, account: string) => IndexedSlice | undefined;

/** How another account's slice of the same region is found; undefined where there is no other account. */
const ownersAmong = oncePer((all: readonly IndexedSlice[]): SliceOf | undefined => {
  const accounts = Map.groupBy(all, ({ account }) => account);
  const slices = new Map([...accounts].map(([account, own]) => [account, new Map(own.map((slice) => [slice.region, slice]))]));
  return slices.size < 2 ? undefined : ({ account, region }, owner) => (owner === account ? undefined : slices.get(owner)?.get(region));
});

/**
 * The same slices where the owner's and the participants' views of a shared VPC are one: a participant sees the owner's
 * records, lacks what the owner lacks, and what both see is a subject of its owner alone. Without the owner's slice nothing changes.
 * The owners' slices are looked for among all of a scan; of these it takes only what `sharedKinds` and `sharingKinds` name.
 */
export const joined = (slices: readonly IndexedSlice[], all: readonly IndexedSlice[] = slices): readonly IndexedSlice[] => {
  const sliceOf = ownersAmong(all);
  return sliceOf ? slices.map((slice) => withOwners(slice, sliceOf)) : slices;
};

const withOwners = (slice: IndexedSlice, sliceOf: SliceOf): IndexedSlice => {
  const lenders = [...borrowedVpcs(slice)].flatMap(([owner, vpcIds]) => {
    const lender = sliceOf(slice, owner);
    return lender ? [{ lender, vpcIds }] : [];
  });
  const ownerOf = ({ kind, vpcId = '', data }: Resource): string | undefined => {
    if (!sharedKinds.has(kind)) return undefined;
    const { OwnerId, VpcOwnerId } = data as { readonly OwnerId?: string; readonly VpcOwnerId?: string };
    return OwnerId ?? VpcOwnerId ?? lenders.find(({ vpcIds }) => vpcIds.has(vpcId))?.lender.account;
  };
  const isOwners = (resource: Resource): boolean =>
    sliceOf(slice, ownerOf(resource) ?? slice.account)?.get(resource.kind, resource.id) !== undefined;
  const subjects = oncePerKey((kind: Kind) => {
    const all: readonly Resource[] = slice.all(kind);
    return all.some(isOwners) ? all.filter((resource) => !isOwners(resource)) : all;
  });
  // One that could not be read here and was read there is no gap.
  const isFilled = (kind: Kind, item: string | undefined) => lenders.some(({ lender }) => lender.get(kind, item) !== undefined);
  const unread = (kind: Kind) => slice.gapsOf(kind).filter(({ item }) => !isFilled(kind, item));
  const own = { ...slice, subjects: subjects as IndexedSlice['subjects'] };
  if (lenders.length === 0) return own;
  const merged = oncePerKey((kind: Kind) => {
    const byId = new Map<string, Resource>((slice.all(kind) as readonly Resource[]).map((resource) => [resource.id, resource]));
    for (const { lender, vpcIds } of lenders) {
      for (const resource of lender.all(kind) as readonly Resource[]) {
        const isLent = besideVpc.includes(kind) || vpcIds.has(resource.vpcId ?? '');
        if (isLent && (!byId.has(resource.id) || ownerOf(resource) === lender.account)) byId.set(resource.id, resource);
      }
    }
    return byId;
  });
  const lists = oncePerKey((kind: Kind) => [...merged(kind).values()]);
  return {
    ...own,
    all: <P extends Kind>(kind: P) =>
      sharedKinds.has(kind) ? (lists(kind) as readonly Resource[] as readonly Resource<P>[]) : slice.all(kind),
    get: <P extends Kind>(kind: P, id: string | undefined) =>
      sharedKinds.has(kind) ? (merged(kind).get(id ?? '') as Resource<P> | undefined) : slice.get(kind, id),
    gapsOf: oncePerKey((kind: Kind) =>
      sharedKinds.has(kind) ? [...unread(kind), ...lenders.flatMap(({ lender }) => lender.gapsOf(kind))] : slice.gapsOf(kind),
    ),
    unread,
  };
};
