import { mkdtemp } from 'node:fs/promises';
import { rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { collectSlices, everyKind } from '../collect/inventory.ts';
import { UserError } from '../model/failure.ts';
import {
  globalRegion,
  type Inventory,
  type InventorySource,
  type Slice,
  slicesIn,
  sourceOf,
  byPlace,
  unlistedRegions,
} from '../model/inventory.ts';
import type { Kind } from '../model/kinds.ts';
import { inShard, type Shard } from '../model/shard.ts';
import type { AnyRule } from '../rules/define.ts';
import { type FilesOf, filesFor, isFolder } from '../snapshot/files.ts';
import { openForWriting } from '../snapshot/folder-writer.ts';
import { openFolder } from '../snapshot/folder.ts';
import { readSnapshot } from '../snapshot/read.ts';
import { requireNotS3 } from '../snapshot/s3-address.ts';
import { writeSnapshot } from '../snapshot/write.ts';
import type { AccountsWanted } from '../collect/accounts.ts';
import { type AccountFlags, accountsWanted } from './account-flags.ts';
import { makeProgress } from './progress.ts';
import { spareMemory } from './spare-memory.ts';

interface Source extends AccountFlags {
  readonly profile?: string | undefined;
  readonly region: readonly string[];
  readonly snapshot?: string | undefined;
  readonly 'save-snapshot'?: string | undefined;
  readonly resume?: boolean | undefined;
  readonly shard?: Shard | undefined;
  /** Whether what was read is renamed before anything is made of it. */
  readonly redact?: boolean | undefined;
  readonly quiet: boolean;
}

/** The inventory that a command works on, with what its rules and the command itself look at: from AWS, or from a snapshot. */
export const obtainInventory = async (
  source: Source,
  rules: readonly AnyRule[],
  tool: Inventory['tool'],
  more: readonly Kind[] = [],
): Promise<Inventory> => whole(await obtainSource(source, rules, tool, more));

/** The same, for a command that knows which kinds it looks at. */
export const obtainKinds = async (source: Source, kinds: ReadonlySet<Kind>, tool: Inventory['tool']): Promise<Inventory> =>
  whole(await obtain(source, kinds, tool));

/** The same, for a command that works on one account at a time. */
export const obtainSource = (
  source: Source,
  rules: readonly AnyRule[],
  tool: Inventory['tool'],
  more: readonly Kind[] = [],
): Promise<InventorySource> =>
  obtain(source, source['save-snapshot'] === undefined ? new Set([...kindsOf(rules), ...more]) : everyKind, tool);

/** A snapshot, be it a file or a folder, on this machine or in S3. */
export const openSnapshot = async (path: string, filesOf: FilesOf): Promise<InventorySource> => {
  const files = await filesOf(path);
  return (await files.isFolder(path)) ? openFolder(path, files) : sourceOf(await readSnapshot(path, files));
};

export const whole = async (source: InventorySource): Promise<Inventory> => {
  const slices: Slice[] = [];
  for await (const slice of slicesIn(source)) slices.push(slice);
  return { tool: source.tool, collectedAt: source.collectedAt, slices };
};

const obtain = async (source: Source, kinds: ReadonlySet<Kind>, tool: Inventory['tool']): Promise<InventorySource> => {
  if (source.snapshot !== undefined) {
    const opened = await openSnapshot(source.snapshot, filesFor({ profile: source.profile, tool }));
    return renamed(source, onlyRegions(opened, source.region, source.snapshot));
  }
  const path = source['save-snapshot'];
  requireNotS3('--save-snapshot', path);
  const folder = path !== undefined && (await isFolder(path)) ? path : undefined;
  if (source.resume && folder === undefined)
    throw new UserError('--resume goes on with a folder of snapshots; name it by --save-snapshot DIR/.');
  if (source.redact && folder !== undefined)
    throw new UserError(`--redact renames a scan as a whole, and ${folder} is a folder; save it into a file, or use: ipv6-audit redact`);
  const now = new Date();
  const head = { tool, collectedAt: now.toISOString() };
  const collecting = begin(source, await accountsWanted(source), kinds, tool, now);
  try {
    if (folder !== undefined) return await collecting.into(folder, collecting.slices);
    const found = await renamed(source, await spilled(collecting, head));
    if (path !== undefined) await writeSnapshot(head, slicesIn(found), path);
    return found;
  } finally {
    collecting.end();
  }
};

const renamed = async ({ redact }: Source, found: InventorySource): Promise<InventorySource> =>
  redact ? sourceOf(await (await import('./redaction.ts')).redacted(await whole(found))) : found;

interface Collecting {
  readonly slices: (isKept?: (account: string, region: string) => boolean) => AsyncIterable<Slice>;
  /** Writes what comes into a folder of snapshots and opens it. */
  readonly into: (folder: string, slices: Collecting['slices']) => Promise<InventorySource>;
  readonly end: () => void;
}

const begin = (
  source: Source,
  accounts: AccountsWanted | undefined,
  kinds: ReadonlySet<Kind>,
  tool: Inventory['tool'],
  now: Date,
): Collecting => {
  spareMemory();
  const { profile, region: regions, quiet, resume = false, shard, 'max-rate': rate } = source;
  const progress = makeProgress(process.stderr, quiet);
  const begun = new Map<string, readonly string[]>();
  let listen: ((account: string, regions: readonly string[]) => void) | undefined;
  const noting: typeof progress = {
    ...progress,
    begin: (account, found) => {
      begun.set(account, [...found.keys()]);
      listen?.(account, [...found.keys()]);
      progress.begin?.(account, found);
    },
  };
  const options = {
    profile,
    regions,
    accounts,
    isWanted: (account: string) => shard === undefined || inShard(account, shard),
    maxRate: rate === undefined ? undefined : Number(rate),
    kinds,
    tool,
    now,
    progress: noting,
  };
  return {
    slices: (skip = () => false) => collectSlices({ ...options, skip }),
    into: async (folder, slices) => {
      const writer = await openForWriting(folder, { tool, now, regions, kinds: [...kinds].toSorted(), resume });
      listen = writer.expect;
      for (const [account, names] of begun) listen(account, names);
      await writer.write(slices(writer.isKept));
      return openFolder(folder);
    },
    end: () => progress.end(),
  };
};

/** In memory as long as it is one account; from the second on in a folder of its own, which goes with the process. */
const spilled = async (collecting: Collecting, head: Pick<Inventory, 'tool' | 'collectedAt'>): Promise<InventorySource> => {
  const held: Slice[] = [];
  const coming = collecting.slices()[Symbol.asyncIterator]();
  for (let next = await coming.next(); !next.done; next = await coming.next()) {
    const slice: Slice = next.value;
    held.push(slice);
    if (slice.account === held[0]?.account) continue;
    const folder = await mkdtemp(join(tmpdir(), 'ipv6-audit-'));
    process.once('exit', () => rmSync(folder, { recursive: true, force: true }));
    return collecting.into(folder, async function* () {
      yield* held.splice(0);
      yield* { [Symbol.asyncIterator]: () => coming };
    });
  }
  return sourceOf({ ...head, slices: held.toSorted(byPlace) });
};

/** What the rules look at, and the VPCs and subnets by which the report is laid out. */
export const kindsOf = (rules: readonly AnyRule[]): ReadonlySet<Kind> =>
  new Set<Kind>(['vpc', 'subnet', ...rules.flatMap(({ subjects, needs = [], consults = [] }) => [...subjects, ...needs, ...consults])]);

/** What stands for no region by name: to leave it out would make a gap go away. */
const isNone = (region: string): boolean => region === globalRegion || region === unlistedRegions;

const onlyRegions = (source: InventorySource, regions: readonly string[], path: string): InventorySource => {
  if (regions.length === 0) return source;
  const held = source.regions.filter((region) => !isNone(region));
  for (const region of regions) {
    if (!held.includes(region)) throw new UserError(`${path} holds no region "${region}"; it holds ${held.join(', ') || 'none'}.`);
  }
  const isWanted = ({ region }: Slice) => isNone(region) || regions.includes(region);
  return { ...source, regions, slicesOf: async (account) => (await source.slicesOf(account)).filter(isWanted) };
};
