import { mkdir, writeFile } from 'node:fs/promises';
import { UserError } from '../model/failure.ts';
import type { Inventory } from '../model/inventory.ts';
import { bytesOf, disk, type Files } from './files.ts';
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

export const streamFile = (folder: string, account: string, region: string, { within }: Files = disk): string =>
  within(folder, `account=${account}`, `region=${region}`, 'slice.ndjson.gz');

const fileIn = (folder: string, { within }: Files = disk): string => within(folder, 'scan.json');

/** The head of a folder of snapshots; undefined where there is none. */
export const findScanFile = async (folder: string, files: Files = disk): Promise<ScanFile | undefined> => {
  const file = fileIn(folder, files);
  let bytes: Buffer | undefined;
  try {
    const source = await files.open(file);
    bytes = source && (await bytesOf(source));
  } catch (error) {
    if (error instanceof UserError) throw error;
    throw new UserError(`${file} could not be read: ${(error as Error).message}.`);
  }
  if (bytes === undefined) return undefined;
  const head = parse(bytes.toString('utf8')) as Partial<ScanFile> | undefined;
  if (head?.format !== 'ipv6-audit-scan' || !Array.isArray(head.expected) || !head.tool || !head.startedAt)
    throw new UserError(
      `${file} is not the head of a folder of ipv6-audit snapshots; make a new one with: ipv6-audit scan --save-snapshot DIR/`,
    );
  if (head.version !== 1)
    throw new UserError(
      `${folder} is a folder of snapshots of format ${String(head.version)}, made by ipv6-audit ${head.tool.version}; this version reads format 1. Use that version, or scan again.`,
    );
  return head as ScanFile;
};

export const readScanFile = async (folder: string, files: Files): Promise<ScanFile> => {
  const head = await findScanFile(folder, files);
  if (head) return head;
  throw new UserError(
    `There is no scan.json in ${folder}; make a folder of snapshots with: ${files.making(/[/\\]$/.test(folder) ? folder : `${folder}/`)}`,
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
