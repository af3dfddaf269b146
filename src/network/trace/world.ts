import type { IndexedSlice } from '../../model/inventory.ts';
import { traceKinds, type World } from './types.ts';

/** The slices of an inventory as worlds. One whose routes could not be read cannot be walked through, and is left out. */
export const worldsOf = (slices: readonly IndexedSlice[]): readonly World[] => {
  const worlds: readonly World[] = slices
    .filter((slice) => traceKinds.every((kind) => slice.gapsOf(kind).length === 0))
    .map((slice) => ({
      account: slice.account,
      region: slice.region,
      partition: slice.partition,
      all: (kind) => slice.all(kind),
      get: (kind, id) => slice.get(kind, id),
      consult: (kind) => (slice.gapsOf(kind).length > 0 ? undefined : slice.all(kind)),
      neighbours: () => [
        ...worlds.filter((each) => each.account === slice.account && each.region === slice.region),
        ...worlds.filter((each) => each.account !== slice.account || each.region !== slice.region),
      ],
    }));
  return worlds;
};
