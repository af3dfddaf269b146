import { collectInventory, type CollectOptions } from '../collect/inventory.ts';
import type { Slice } from '../model/inventory.ts';

interface SliceOptions extends CollectOptions {
  /** What need not be read, or yielded. */
  readonly skip: (account: string, region: string) => boolean;
}

/** The slices of what is to be read, each as soon as it is there. */
export const collectSlices = async function* ({ skip, ...options }: SliceOptions): AsyncGenerator<Slice> {
  for (const slice of (await collectInventory(options)).slices) if (!skip(slice.account, slice.region)) yield slice;
};
