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
  const others = await outlooks(source, options.rules);
  const parts: Part[] = [];
  for (const account of source.accounts) {
    const own = (await source.slicesOf(account)).map(indexSlice);
    const slices = joined(source.accounts.flatMap((each) => (each === account ? own : (others.get(each) ?? []))));
    if (parts.length === 0) requireVpcs(slices, options.vpcs);
    // Fixes as values are the checklist's, which has the whole inventory.
    parts.push({ ...partOf(slices, account, options, dayIn(source, options)), fixes: new Map() });
  }
  return assemble(source, parts, options);
};

type Outlooks = ReadonlyMap<string, readonly IndexedSlice[]>;

/** Of each account what the rules see of it from the others. */
const outlooks = async (source: InventorySource, rules: readonly AnyRule[]): Promise<Outlooks> => {
  const found = new Map<string, readonly IndexedSlice[]>();
  if (source.accounts.length < 2) return found;
  const kinds = reachedKinds(rules);
  const lent = new Map<string, Set<string>>();
  for (const account of source.accounts) {
    const seen = (await source.slicesOf(account)).map((slice) => {
      const indexed = indexSlice(slice);
      const borrowed = [...borrowedVpcs(indexed)];
      for (const [owner, vpcIds] of borrowed) lent.set(placeOf(owner, slice), (lent.get(placeOf(owner, slice)) ?? new Set()).union(vpcIds));
      return outlook(slice, kinds, new Set(borrowed.flatMap(([, vpcIds]) => [...vpcIds])));
    });
    found.set(account, seen.map(indexSlice));
  }
  for (const account of source.accounts) {
    if (!found.get(account)?.some((slice) => lent.has(placeOf(account, slice)))) continue;
    const seen = (await source.slicesOf(account)).map((slice) => {
      const borrowed = [...borrowedVpcs(indexSlice(slice)).values()].flatMap((vpcIds) => [...vpcIds]);
      const shared = lent.get(placeOf(account, slice));
      return shared ? outlook(slice, kinds, new Set([...shared, ...borrowed]), true) : outlook(slice, kinds, new Set(borrowed));
    });
    found.set(account, seen.map(indexSlice));
  }
  return found;
};

const placeOf = (account: string, { region }: Pick<Slice, 'region'>): string => `${account}/${region}`;

/** The kinds that rules look at in other accounts, and those by which shared VPCs are known. */
const reachedKinds = (rules: readonly AnyRule[]): ReadonlySet<Kind> =>
  new Set<Kind>([...sharingKinds, ...rules.flatMap(({ elsewhere = [] }) => elsewhere)]);

/** A slice without what no other account's rules see: of a shared VPC these are all its parts, and of its owner what stands beside. */
const outlook = (slice: Slice, kinds: ReadonlySet<Kind>, shared: ReadonlySet<string>, lends = false): Slice => ({
  ...slice,
  resources: slice.resources.filter(
    ({ kind, vpcId }) => kinds.has(kind) || (sharedKinds.has(kind) && (vpcId === undefined ? lends : shared.has(vpcId))),
  ),
});
