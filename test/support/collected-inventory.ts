import { type CollectOptions, collectSlices } from '../../src/collect/inventory.ts';
import { byPlace, type Inventory, type Slice } from '../../src/model/inventory.ts';

/** Everything at once, in a fixed order: by account and region, those without regions last. */
export const collectInventory = async (options: CollectOptions): Promise<Inventory> => {
  const slices: Slice[] = [];
  for await (const slice of collectSlices(options)) slices.push(slice);
  return { tool: options.tool, collectedAt: options.now.toISOString(), slices: slices.toSorted(byPlace) };
};
