import { open, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import type { Inventory } from '../model/inventory.ts';
import { isS3 } from './s3-address.ts';

/** Where snapshots are read from: this machine, or S3. A path names one file there. */
export interface Files {
  /** How many files are read at the same time. */
  readonly atOnce: number;
  /** Whether a path names a folder of snapshots. */
  readonly isFolder: (path: string) => Promise<boolean>;
  /** The path of what stands in a folder. */
  readonly within: (folder: string, ...names: readonly string[]) => string;
  /** The bytes of a file; undefined where there is none. Throws a UserError, or what Node throws. */
  readonly open: (file: string) => Promise<Readable | undefined>;
  /** Which of these files are there. */
  readonly there: (files: readonly string[]) => Promise<ReadonlySet<string>>;
  /** The commands that put a snapshot there. */
  readonly making: (path: string) => string;
  /** The commands that finish the scan of a folder. */
  readonly finishing: (folder: string) => string;
}

/** A path names a folder of snapshots where it ends as one or is one. */
export const isFolder = async (path: string): Promise<boolean> =>
  /[/\\]$/.test(path) ||
  (await stat(path).then(
    (found) => found.isDirectory(),
    // What is not there will be a file.
    () => false,
  ));

const isThere = (file: string): Promise<boolean> =>
  stat(file).then(
    () => true,
    // Why it cannot be seen makes no difference: it has to be read again.
    () => false,
  );

/** The files of this machine. */
export const disk: Files = {
  // What takes time is decoding, of which two at once take longer than one after the other.
  atOnce: 1,
  isFolder,
  within: join,
  open: async (file) => {
    try {
      return (await open(file)).createReadStream();
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
      throw error;
    }
  },
  there: async (files) => {
    const found = await Promise.all(files.map(isThere));
    return new Set(files.filter((_, at) => found[at]));
  },
  making: (path) => `ipv6-audit scan --save-snapshot ${path}`,
  finishing: (folder) => `ipv6-audit scan --save-snapshot ${folder} --resume`,
};

/** As whom S3 is read. */
export interface Access {
  readonly profile?: string | undefined;
  readonly tool: Inventory['tool'];
}

export type FilesOf = (path: string) => Promise<Files>;

/** Finds out where a path leads; S3 is loaded, and its door opened, once some path leads there. */
export const filesFor = (access: Access): FilesOf => {
  let s3: Promise<Files> | undefined;
  return async (path) => (isS3(path) ? (s3 ??= import('./s3-files.ts').then(({ s3Files }) => s3Files(access))) : disk);
};

/** The bytes of a file, all at once. */
export const bytesOf = async (source: Readable): Promise<Buffer> => Buffer.concat((await source.toArray()) as readonly Uint8Array[]);
