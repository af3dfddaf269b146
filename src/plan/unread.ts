import type { Doubt, Unread } from '../model/checklist/unread.ts';
import type { Gap } from '../model/gap.ts';
import { globalRegion, type IndexedSlice } from '../model/inventory.ts';
import type { Kind } from '../model/kinds.ts';
import { compare } from '../model/order.ts';

export const regional = (slices: readonly IndexedSlice[]): readonly IndexedSlice[] =>
  slices.filter(({ region }) => region !== globalRegion).toSorted((a, b) => compare(a.account, b.account) || compare(a.region, b.region));

/** The IAM actions without which it stays unknown; none of a kind that the scan was not asked to read. */
export const actionsOf = (gaps: readonly Gap[]): string[] => [...new Set(gaps.flatMap(({ action }) => action || []))].toSorted(compare);

/** What could not be read in full, for kinds with what is unknown then. */
export const unreadOf = (slices: readonly IndexedSlice[], stakes: Readonly<Partial<Record<Kind, string>>>): Unread[] =>
  regional(slices).flatMap((slice) =>
    (Object.keys(stakes) as Kind[]).toSorted(compare).flatMap((kind) => {
      const gaps = slice.gapsOf(kind);
      if (gaps.length === 0) return [];
      return [{ account: slice.account, region: slice.region, kind, what: stakes[kind] ?? '', missing: actionsOf(gaps) }];
    }),
  );

/** The same for one row: nothing where the kind was read in full, or no view of the place was read at all. */
export const doubtOf = (slice: IndexedSlice | undefined, kind: Kind, why: string): readonly Doubt[] => {
  const gaps = slice?.gapsOf(kind) ?? [];
  return gaps.length === 0 ? [] : [{ why, missing: actionsOf(gaps) }];
};
