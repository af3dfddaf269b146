import { mkdir } from 'node:fs/promises';
import { dirname } from 'node:path';
import { UserError } from '../model/failure.ts';
import type { GapReason } from '../model/gap.ts';
import { type Inventory, type Slice, unlistedRegions } from '../model/inventory.ts';
import { readStream } from './folder.ts';
import { findScanFile, type ScanFile, streamFile, writeScanFile } from './scan-file.ts';
import { writeSnapshot } from './write.ts';

interface FolderOptions {
  readonly tool: Inventory['tool'];
  readonly now: Date;
  readonly regions: readonly string[];
  readonly kinds: readonly string[];
  /** Whether to go on with the scan that the folder holds. */
  readonly resume: boolean;
}

export interface FolderWriter {
  /** What need not be read again. */
  readonly isKept: (account: string, region: string) => boolean;
  /** Told of each account before its first slice: the regions that are read of it, beside those that are kept. */
  readonly expect: (account: string, regions: readonly string[]) => void;
  /** Writes each slice as soon as it is there; the folder is whole once they have all come. */
  readonly write: (slices: AsyncIterable<Slice>) => Promise<void>;
}

/** What may well be there at the next try. What was refused stays refused until somebody grants it, and is not asked for again. */
const passing: ReadonlySet<GapReason> = new Set(['throttled', 'network', 'timeout', 'service-error', 'credentials-expired']);

/** A folder to write snapshots into: a new one, or with `resume` one whose scan was cut off. */
export const openForWriting = async (folder: string, options: FolderOptions): Promise<FolderWriter> => {
  const { tool, now, regions, kinds, resume } = options;
  const before = await findScanFile(folder);
  if (before && !resume)
    throw new UserError(
      `${folder} holds the scan of ${before.startedAt}; give this one a folder of its own, or go on with that one by --resume.`,
    );
  if (before) requireSame(folder, before, options);
  const collectedAt = now.toISOString();
  const fresh: ScanFile = {
    format: 'ipv6-audit-scan',
    version: 1,
    tool,
    startedAt: collectedAt,
    regions,
    kinds,
    expected: [],
    complete: false,
  };
  let head = before ?? fresh;
  const kept = await keptOf(folder, head);
  return {
    isKept: (account, region) => kept.has(`${account}/${region}`),
    expect: (account, names) => {
      const others = head.expected.filter((each) => each.account !== account);
      const before = head.expected.find((each) => each.account === account)?.regions ?? [];
      // What stood for regions that could not be listed has had its day where they are known now.
      const left = before.filter((region) => kept.has(`${account}/${region}`) && !(region === unlistedRegions && names.length > 0));
      head = { ...head, expected: [...others, { account, regions: [...new Set([...left, ...names])] }] };
    },
    write: async (slices) => {
      let told: ScanFile | undefined;
      const tell = async (): Promise<void> => {
        if (told === head) return;
        await writeScanFile(folder, head);
        told = head;
      };
      await tell();
      for await (const slice of slices) {
        head = including(head, slice);
        await tell();
        if (!kept.has(`${slice.account}/${slice.region}`)) await writeStream(folder, slice, { tool, collectedAt });
      }
      await writeScanFile(folder, { ...head, complete: true });
    },
  };
};

/** An account that could not be entered has a slice and was never begun. */
const including = (head: ScanFile, { account, region }: Slice): ScanFile => {
  const regions = head.expected.find((each) => each.account === account)?.regions ?? [];
  if (regions.includes(region)) return head;
  return { ...head, expected: [...head.expected.filter((each) => each.account !== account), { account, regions: [...regions, region] }] };
};

const writeStream = async (folder: string, slice: Slice, head: Pick<Inventory, 'tool' | 'collectedAt'>): Promise<void> => {
  const file = streamFile(folder, slice.account, slice.region);
  await mkdir(dirname(file), { recursive: true, mode: 0o700 }).catch((error: unknown) => {
    throw new UserError(`The folder ${dirname(file)} could not be made: ${(error as Error).message}.`);
  });
  await writeSnapshot(head, [slice], file);
};

const requireSame = (folder: string, before: ScanFile, { regions, kinds }: FolderOptions): void => {
  const same = (a: readonly string[], b: readonly string[]) => a.toSorted().join('\n') === b.toSorted().join('\n');
  if (!same(before.regions, regions)) {
    const asked = before.regions.length > 0 ? before.regions.map((each) => `--region ${each}`).join(' ') : 'all regions';
    throw new UserError(`The scan in ${folder} was of ${asked}; resume it with the same, or scan into a new folder.`);
  }
  if (!same(before.kinds, kinds))
    throw new UserError(
      `The scan in ${folder}, of ipv6-audit ${before.tool.version}, reads other kinds of resource than this version; scan into a new folder.`,
    );
};

/** The streams that are whole, of this scan, and lack nothing that another try may bring. */
const keptOf = async (folder: string, { expected, startedAt }: ScanFile): Promise<ReadonlySet<string>> => {
  const kept = new Set<string>();
  for (const { account, regions } of expected) {
    for (const region of regions) {
      const found = await readStream(folder, { account, region }, startedAt).catch((error: unknown) => {
        // Not there, cut off, or of another scan: to be read again.
        if (error instanceof UserError) return undefined;
        throw error;
      });
      if (found && !found.slice.gaps.some(({ reason }) => passing.has(reason))) kept.add(`${account}/${region}`);
    }
  }
  return kept;
};
