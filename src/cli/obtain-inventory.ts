import { collectInventory, everyKind } from '../collect/inventory.ts';
import { UserError } from '../model/failure.ts';
import { globalRegion, type Inventory, unlistedRegions } from '../model/inventory.ts';
import type { Kind } from '../model/kinds.ts';
import type { AnyRule } from '../rules/define.ts';
import { readSnapshot } from '../snapshot/read.ts';
import { writeSnapshot } from '../snapshot/write.ts';
import { type AccountFlags, accountsWanted } from './account-flags.ts';
import { makeProgress } from './progress.ts';

interface Source extends AccountFlags {
  readonly profile?: string | undefined;
  readonly region: readonly string[];
  readonly snapshot?: string | undefined;
  readonly 'save-snapshot'?: string | undefined;
  readonly quiet: boolean;
}

/** The inventory that a command works on, with what its rules and the command itself look at: from AWS, or from a snapshot. */
export const obtainInventory = (
  source: Source,
  rules: readonly AnyRule[],
  tool: Inventory['tool'],
  more: readonly Kind[] = [],
): Promise<Inventory> =>
  obtainKinds(source, source['save-snapshot'] === undefined ? new Set([...kindsOf(rules), ...more]) : everyKind, tool);

/** The same, for a command that knows which kinds it looks at. */
export const obtainKinds = async (source: Source, kinds: ReadonlySet<Kind>, tool: Inventory['tool']): Promise<Inventory> => {
  if (source.snapshot !== undefined) return onlyRegions(await readSnapshot(source.snapshot), source.region, source.snapshot);
  const file = source['save-snapshot'];
  const accounts = await accountsWanted(source);
  const maxRate = source['max-rate'] === undefined ? undefined : Number(source['max-rate']);
  const progress = makeProgress(process.stderr, source.quiet);
  try {
    const inventory = await collectInventory({
      profile: source.profile,
      regions: source.region,
      accounts,
      maxRate,
      kinds,
      tool,
      now: new Date(),
      progress,
    });
    if (file !== undefined) await writeSnapshot(inventory, file);
    return inventory;
  } finally {
    progress.end();
  }
};

/** What the rules look at, and the VPCs and subnets by which the report is laid out. */
export const kindsOf = (rules: readonly AnyRule[]): ReadonlySet<Kind> =>
  new Set<Kind>(['vpc', 'subnet', ...rules.flatMap(({ subjects, needs = [], consults = [] }) => [...subjects, ...needs, ...consults])]);

/** What stands for no region by name: to leave it out would make a gap go away. */
const isNone = (region: string): boolean => region === globalRegion || region === unlistedRegions;

const onlyRegions = (inventory: Inventory, regions: readonly string[], file: string): Inventory => {
  if (regions.length === 0) return inventory;
  const held = new Set(inventory.slices.map(({ region }) => region).filter((region) => !isNone(region)));
  for (const region of regions) {
    if (!held.has(region)) throw new UserError(`${file} holds no region "${region}"; it holds ${[...held].join(', ') || 'none'}.`);
  }
  return { ...inventory, slices: inventory.slices.filter(({ region }) => isNone(region) || regions.includes(region)) };
};
