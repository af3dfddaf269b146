import type { Gap } from './gap.ts';
import type { Kind } from './kinds.ts';
import { compare } from './order.ts';
import type { Resource, Scope } from './resource.ts';
import type { Statistics } from './statistics.ts';

/** All that was read of one account in one region. */
export interface Slice extends Scope {
  /** The kinds that were asked for, whether or not they could be read. */
  readonly collected: readonly Kind[];
  readonly resources: readonly Resource[];
  readonly gaps: readonly Gap[];
  /** What reading it took. */
  readonly statistics?: Statistics;
}

/** Where the resources of services without regions stand, such as CloudFront's: a slice of its own in each account. */
export const globalRegion = 'global';

/** Stands for the regions of an account of which not even these could be listed: everything in them is a gap. */
export const unlistedRegions = 'all-regions';

/** By account and region, what has no region last. */
export const byPlace = (a: Pick<Slice, 'account' | 'region'>, b: Pick<Slice, 'account' | 'region'>): number =>
  compare(a.account, b.account) || Number(a.region === globalRegion) - Number(b.region === globalRegion) || compare(a.region, b.region);

/** What a scan read, and the joint between reading and judging: everything after it runs offline. */
export interface Inventory {
  readonly tool: { readonly name: string; readonly version: string };
  /** When the scan began, ISO 8601 in UTC. */
  readonly collectedAt: string;
  readonly slices: readonly Slice[];
}

/** An inventory that is read one account at a time, so that a large one need never be held whole. */
export interface InventorySource extends Omit<Inventory, 'slices'> {
  /** In the order in which they are reported. */
  readonly accounts: readonly string[];
  /** All regions that any account was read in. */
  readonly regions: readonly string[];
  /** All slices of one account, read anew at every call. */
  slicesOf(account: string): Promise<readonly Slice[]>;
}

/** An inventory in memory as one that is read account by account. */
export const sourceOf = ({ slices, ...head }: Inventory): InventorySource => {
  const byAccount = Map.groupBy(slices, ({ account }) => account);
  return {
    ...head,
    accounts: [...byAccount.keys()],
    regions: [...new Set(slices.map(({ region }) => region))],
    slicesOf: (account) => Promise.resolve(byAccount.get(account) ?? []),
  };
};

/** The slices of all accounts, one account after the other. */
export const slicesIn = async function* (source: InventorySource): AsyncGenerator<Slice> {
  for (const account of source.accounts) yield* await source.slicesOf(account);
};

/** A read-only look at one slice, narrowed to the kinds that its holder declared. */
export interface View<K extends Kind> extends Scope {
  all<P extends K>(kind: P): readonly Resource<P>[];
  get<P extends K>(kind: P, id: string | undefined): Resource<P> | undefined;
}

/** A slice indexed by kind and id. */
export interface IndexedSlice extends View<Kind> {
  readonly slice: Slice;
  /** Why the kind is not wholly known here; empty when it is. */
  gapsOf(kind: Kind): readonly Gap[];
  /** Those that are judged here: all but what another account of the scan owns and shows itself. */
  subjects<P extends Kind>(kind: P): readonly Resource<P>[];
  /** Why some subjects of the kind may be missing; empty when none is. */
  unread(kind: Kind): readonly Gap[];
}

/** One array for all kinds that are not there, so that what is derived from a listing can be kept by it. */
const none: readonly Resource[] = [];

export const indexSlice = (slice: Slice): IndexedSlice => {
  const byKind = new Map<Kind, Map<string, Resource>>();
  for (const resource of slice.resources) {
    const byId = byKind.get(resource.kind) ?? new Map<string, Resource>();
    byKind.set(resource.kind, byId.set(resource.id, resource));
  }
  const lists = new Map<Kind, readonly Resource[]>();
  for (const [kind, byId] of byKind) lists.set(kind, [...byId.values()]);
  const collected = new Set(slice.collected);
  const gaps = Map.groupBy(slice.gaps, (gap) => gap.kind);
  const all = <P extends Kind>(kind: P) => (lists.get(kind) ?? none) as readonly Resource<P>[];
  const gapsOf = (kind: Kind) => (collected.has(kind) ? (gaps.get(kind) ?? []) : [notCollected(slice, kind)]);
  return {
    account: slice.account,
    region: slice.region,
    partition: slice.partition,
    slice,
    all,
    get: <P extends Kind>(kind: P, id: string | undefined) =>
      (id === undefined ? undefined : byKind.get(kind)?.get(id)) as Resource<P> | undefined,
    gapsOf,
    subjects: all,
    unread: gapsOf,
  };
};

const notCollected = ({ account, region }: Scope, kind: Kind): Gap => ({
  kind,
  account,
  region,
  reason: 'not-collected',
  action: '',
  message: `this scan did not read ${kind} resources`,
});
