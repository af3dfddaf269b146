import pLimit from 'p-limit';
import { UserError } from '../model/failure.ts';
import { byPlace, type InventorySource, type Slice } from '../model/inventory.ts';
import { compare } from '../model/order.ts';
import { disk, type Files } from './files.ts';
import { readSnapshot } from './read.ts';
import { readScanFile, type ScanFile, streamFile } from './scan-file.ts';

interface Place {
  readonly account: string;
  readonly region: string;
}

/** A folder of snapshots, read one account at a time. One that is not whole is refused: what it lacks would look like nothing to mend. */
export const openFolder = async (folder: string, files: Files = disk): Promise<InventorySource> => {
  const head = await readScanFile(folder, files);
  const missing = await missingIn(folder, head, files);
  if (missing.length > 0 || !head.complete) throw unfinished(folder, head, missing, files);
  const regions = new Map(head.expected.map((each) => [each.account, each.regions]));
  return {
    tool: head.tool,
    collectedAt: head.startedAt,
    accounts: [...regions.keys()].toSorted(compare),
    regions: [...new Set([...regions.values()].flat())],
    slicesOf: async (account) => {
      const places = (regions.get(account) ?? []).map((region) => ({ account, region })).toSorted(byPlace);
      const streams = await pLimit(files.atOnce).map(places, (place) => readStream(folder, place, head.startedAt, files));
      return streams.map(({ slice }) => slice);
    },
  };
};

/** One stream of a folder, and when it was read. */
export const readStream = async (
  folder: string,
  { account, region }: Place,
  since: string,
  files: Files = disk,
): Promise<{ readonly slice: Slice; readonly collectedAt: string }> => {
  const file = streamFile(folder, account, region, files);
  const { slices, collectedAt } = await readSnapshot(file, files);
  const [slice] = slices;
  if (slices.length !== 1 || slice?.account !== account || slice.region !== region)
    throw new UserError(`${file} does not hold what its path says, one snapshot of ${account}/${region}; ${again(folder, files)}`);
  if (collectedAt < since)
    throw new UserError(`${file} is of ${collectedAt}, before the scan of ${since} in ${folder}; ${again(folder, files)}`);
  return { slice, collectedAt };
};

const again = (folder: string, { finishing }: Files): string => `read it again with: ${finishing(folder)}`;

const missingIn = async (folder: string, { expected }: ScanFile, files: Files): Promise<readonly Place[]> => {
  const places = expected.flatMap(({ account, regions }) => regions.map((region) => ({ account, region })));
  const fileOf = ({ account, region }: Place) => streamFile(folder, account, region, files);
  const there = await files.there(places.map(fileOf));
  return places.filter((place) => !there.has(fileOf(place)));
};

const unfinished = (folder: string, { expected }: ScanFile, missing: readonly Place[], { finishing }: Files): UserError => {
  const count = expected.reduce((sum, { regions }) => sum + regions.length, 0);
  const names = missing.slice(0, 5).map(({ account, region }) => `${account}/${region}`);
  const more = missing.length > names.length ? ` and ${missing.length - names.length} more` : '';
  const what =
    missing.length > 0
      ? `${missing.length} of ${count} streams are missing: ${names.join(', ')}${more}`
      : 'it ended before all that it set out for was begun';
  return new UserError(`${folder} holds an unfinished scan, which is not judged: ${what}. Finish it with: ${finishing(folder)}`);
};
