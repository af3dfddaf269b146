import { type IndexedSlice, indexSlice, type InventorySource, type Slice } from '../model/inventory.ts';
import type { Kind } from '../model/kinds.ts';
import { borrowedVpcs, joined, sharedKinds, sharingKinds } from '../network/sharing.ts';
import type { AnyRule } from '../rules/define.ts';
import { type AuditOptions, type Part, partOf } from './part.ts';
import { assemble, type Audited, dayIn, requireVpcs } from './report.ts';

/**
 * The report that `audit` makes of the whole inventory, with one account of it in memory at a time: a first reading keeps what
 * the rules look at across accounts, a second one judges.
 */
export const auditByAccount = async (source: InventorySource, options: AuditOptions): Promise<Audited> => {
  const seen = await outlooks(source, options.rules);
  const [others, asSeen] = [joined(seen), sharingRecords(seen)];
  const parts: Part[] = [];
  for (const account of source.accounts) {
    const own = joined((await source.slicesOf(account)).map(asSeen).map(indexSlice), seen);
    // Of one account there is no outlook: it sees nothing but itself.
    const around = others.length > 0 ? others : own;
    if (parts.length === 0) requireVpcs(around, options.vpcs);
    parts.push(partOf(own, around, options, dayIn(source, options)));
  }
  return assemble(source, parts, options);
};

/** Puts the very resources that the others see into a slice: rules tell a resource from the others of a listing by identity. */
const sharingRecords = (seen: readonly IndexedSlice[]): ((slice: Slice) => Slice) => {
  const places = new Map(seen.map((slice) => [placeOf(slice.account, slice), slice]));
  return (slice) => {
    const known = places.get(placeOf(slice.account, slice));
    return known ? { ...slice, resources: slice.resources.map((each) => known.get(each.kind, each.id) ?? each) } : slice;
  };
};

/** Of each account what the rules see of it from the others. */
const outlooks = async (source: InventorySource, rules: readonly AnyRule[]): Promise<readonly IndexedSlice[]> => {
  if (source.accounts.length < 2) return [];
  const found = new Map<string, readonly IndexedSlice[]>();
  const kinds = reachedKinds(rules);
  const lent = new Map<string, Set<string>>();
  for (const account of source.accounts) {
    const seen = (await source.slicesOf(account)).map((slice) => {
      const indexed = indexSlice(slice);
      for (const [owner, vpcIds] of borrowedVpcs(indexed))
        lent.set(placeOf(owner, slice), (lent.get(placeOf(owner, slice)) ?? new Set()).union(vpcIds));
      return outlook(indexed, kinds, undefined);
    });
    found.set(account, seen.map(indexSlice));
  }
  for (const account of source.accounts) {
    if (!found.get(account)?.some((slice) => lent.has(placeOf(account, slice)))) continue;
    const seen = (await source.slicesOf(account)).map((slice) => outlook(indexSlice(slice), kinds, lent.get(placeOf(account, slice))));
    found.set(account, seen.map(indexSlice));
  }
  return [...found.values()].flat();
};

const placeOf = (account: string, { region }: Pick<Slice, 'region'>): string => `${account}/${region}`;

/** The kinds that rules look at in other accounts, and those by which shared VPCs are known. */
const reachedKinds = (rules: readonly AnyRule[]): ReadonlySet<Kind> =>
  new Set<Kind>([...sharingKinds, ...rules.flatMap(({ elsewhere = [] }) => elsewhere)]);

/**
 * A slice without what no other account's rules see. Of a shared VPC they see all parts, and of its owner also what stands beside it.
 * A VPC that the slice does not show as its own may be another's.
 */
const outlook = (indexed: IndexedSlice, kinds: ReadonlySet<Kind>, lent: ReadonlySet<string> | undefined): Slice => {
  const { slice, account } = indexed;
  const own = new Set(indexed.all('vpc').flatMap(({ id, data }) => ((data.OwnerId ?? account) === account ? [id] : [])));
  const isShared = (vpcId: string) => lent?.has(vpcId) === true || !own.has(vpcId);
  return {
    ...slice,
    resources: slice.resources.filter(
      ({ kind, vpcId }) => kinds.has(kind) || (sharedKinds.has(kind) && (vpcId === undefined ? lent !== undefined : isShared(vpcId))),
    ),
  };
};
