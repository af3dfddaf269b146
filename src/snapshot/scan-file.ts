import { mkdir, readFile, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { UserError } from '../model/failure.ts';
import type { Inventory } from '../model/inventory.ts';
import { writeWhole } from './whole-file.ts';

/**
 * The head of a folder of snapshots, `scan.json`. Beside it stands a snapshot of its own for each account and region, in folders
 * named as Hive partitions are, so that Athena and DuckDB read account and region out of the path.
 */
export interface ScanFile {
  readonly format: 'ipv6-audit-scan';
  readonly version: 1;
  readonly tool: Inventory['tool'];
  /** When the scan began, ISO 8601 in UTC. A stream that is older is of another scan. */
  readonly startedAt: string;
  /** The regions that were asked for; none means all. */
  readonly regions: readonly string[];
  /** The kinds that were asked for. */
  readonly kinds: readonly string[];
  /** What the scan set out to read. */
  readonly expected: readonly { readonly account: string; readonly regions: readonly string[] }[];
  /** Whether it has come to its end, so that `expected` is all there is. */
  readonly complete: boolean;
}

export const streamFile = (folder: string, account: string, region: string): string =>
  join(folder, `account=${account}`, `region=${region}`, 'slice.ndjson.gz');

/** A path names a folder of snapshots where it ends as one or is one. */
export const isFolder = async (path: string): Promise<boolean> =>
  /[/\\]$/.test(path) ||
  (await stat(path).then(
    (found) => found.isDirectory(),
    // What is not there will be a file.
    () => false,
  ));

const fileIn = (folder: string): string => join(folder, 'scan.json');

/** The head of a folder of snapshots; undefined where there is none. */
export const findScanFile = async (folder: string): Promise<ScanFile | undefined> => {
  let text: string;
  try {
    text = await readFile(fileIn(folder), 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw new UserError(`${fileIn(folder)} could not be read: ${(error as Error).message}.`);
  }
  const head = parse(text) as Partial<ScanFile> | undefined;
  if (head?.format !== 'ipv6-audit-scan' || !Array.isArray(head.expected) || !head.tool || !head.startedAt)
    throw new UserError(
      `${fileIn(folder)} is not the head of a folder of ipv6-audit snapshots; make a new one with: ipv6-audit scan --save-snapshot DIR/`,
    );
  if (head.version !== 1)
    throw new UserError(
      `${folder} is a folder of snapshots of format ${String(head.version)}, made by ipv6-audit ${head.tool.version}; this version reads format 1. Use that version, or scan again.`,
    );
  return head as ScanFile;
};

export const readScanFile = async (folder: string): Promise<ScanFile> => {
  const head = await findScanFile(folder);
  if (head) return head;
  throw new UserError(
    `There is no scan.json in ${folder}; make a folder of snapshots with: ipv6-audit scan --save-snapshot ${join(folder, '/')}`,
  );
};

export const writeScanFile = async (folder: string, head: ScanFile): Promise<void> => {
  await mkdir(folder, { recursive: true, mode: 0o700 }).catch((error: unknown) => {
    throw new UserError(`The folder ${folder} could not be made: ${(error as Error).message}.`);
  });
  await writeWhole('snapshot', fileIn(folder), (temporary) => writeFile(temporary, `${JSON.stringify(head, null, 2)}\n`, { mode: 0o600 }));
};

const parse = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    // The caller says that it is no such file.
    return undefined;
  }
};
