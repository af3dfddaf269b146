import { UserError } from '../model/failure.ts';
import type { InventorySource, Slice } from '../model/inventory.ts';
import { compare } from '../model/order.ts';
import { type Access, filesFor, isFolder } from '../snapshot/files.ts';
import { openForWriting } from '../snapshot/folder-writer.ts';
import { requireNotS3 } from '../snapshot/s3-address.ts';
import { writeSnapshot } from '../snapshot/write.ts';
import { openSnapshot } from './obtain-inventory.ts';
import { requireUse } from './profile-flag.ts';

interface Input {
  readonly path: string;
  readonly source: InventorySource;
}

/**
 * Copies the slices of several snapshots into one, an account at a time. Of what several hold the newest scan's is taken. The whole is as
 * old as its oldest part.
 */
export const mergeSnapshots = async (
  paths: readonly string[],
  output: string,
  { tool, profile }: Access,
  say: (text: string) => void,
): Promise<void> => {
  requireNotS3('--output', output);
  requireUse(profile, paths);
  const filesOf = filesFor({ tool, profile });
  const inputs: Input[] = [];
  for (const path of paths) inputs.push({ path, source: await openSnapshot(path, filesOf) });
  const times = inputs.map(({ source }) => source.collectedAt).toSorted(compare);
  const [oldest, newest] = [times[0], times.at(-1)];
  if (oldest === undefined) throw new UserError('Name the snapshots to put together.');
  if (oldest !== newest) say(`The snapshots were made between ${oldest} and ${newest}; the report on all of them will say ${oldest}.`);
  const head = { tool, collectedAt: oldest };
  const slices = newestOfEach(inputs, say);
  if (!(await isFolder(output))) return writeSnapshot(head, slices, output);
  const writer = await openForWriting(output, { tool, now: new Date(oldest), regions: [], kinds: [], resume: false });
  await writer.write(slices);
};

const newestOfEach = async function* (inputs: readonly Input[], say: (text: string) => void): AsyncGenerator<Slice> {
  const byAge = inputs.toSorted((a, b) => compare(b.source.collectedAt, a.source.collectedAt));
  const accounts = [...new Set(inputs.flatMap(({ source }) => source.accounts))].toSorted(compare);
  for (const account of accounts) {
    const taken = new Map<string, string>();
    for (const { path, source } of byAge) {
      if (!source.accounts.includes(account)) continue;
      for (const slice of await source.slicesOf(account)) {
        const before = taken.get(slice.region);
        if (before === undefined) {
          taken.set(slice.region, path);
          yield slice;
        } else say(`${account}/${slice.region} is in ${before} and ${path}; the one in ${before} is newer and taken.`);
      }
    }
  }
};
