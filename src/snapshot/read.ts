import { createInterface } from 'node:readline';
import type { Readable } from 'node:stream';
import { createGunzip } from 'node:zlib';
import { UserError } from '../model/failure.ts';
import type { Gap } from '../model/gap.ts';
import type { Inventory, Slice } from '../model/inventory.ts';
import type { Resource } from '../model/resource.ts';
import { disk, type Files } from './files.ts';
import { type Header, snapshotFormat, snapshotVersion } from './format.ts';

/** Reads a snapshot whole, or says in one sentence why it cannot be trusted. */
export const readSnapshot = async (file: string, files: Files = disk): Promise<Inventory> => {
  let header: Header | undefined;
  let complete = false;
  const slices: Slice[] = [];
  let open: { readonly slice: Omit<Slice, 'resources' | 'gaps'>; readonly resources: Resource[]; readonly gaps: Gap[] } | undefined;
  for await (const text of textLines(file, files)) {
    const line = parse(text, file);
    if (!header) {
      header = checkHeader(line, file);
    } else if (line.slice) {
      open = { slice: line.slice, resources: [], gaps: [] };
    } else if (line.resource && open) {
      open.resources.push(line.resource);
    } else if (line.gap && open) {
      open.gaps.push(line.gap);
    } else if (line.end && open) {
      if (line.end.resources !== open.resources.length || line.end.gaps !== open.gaps.length) throw damaged(file, 'records are missing');
      slices.push({ ...open.slice, resources: open.resources, gaps: open.gaps });
      open = undefined;
    } else if (line.complete) {
      complete = line.complete.slices === slices.length;
    } else {
      throw damaged(file, 'a line of it is of no known form');
    }
  }
  if (!header) throw damaged(file, 'it is empty');
  if (!complete) throw damaged(file, 'its end is missing, as when a scan was interrupted');
  return { tool: header.tool, collectedAt: header.collectedAt, slices };
};

interface LooseLine {
  readonly slice?: Omit<Slice, 'resources' | 'gaps'>;
  readonly resource?: Resource;
  readonly gap?: Gap;
  readonly end?: { readonly resources: number; readonly gaps: number };
  readonly complete?: { readonly slices: number };
}

const textLines = async function* (file: string, files: Files): AsyncGenerator<string> {
  let source: Readable | undefined;
  try {
    source = await files.open(file);
    if (!source) throw new UserError(`There is no snapshot at ${file}; make one with: ${files.making(file)}`);
    const unzipped = createGunzip();
    source.on('error', (error) => unzipped.destroy(error));
    yield* createInterface({ input: source.pipe(unzipped), crlfDelay: Infinity });
  } catch (error) {
    throw error instanceof UserError ? error : unreadable(error as NodeJS.ErrnoException, file);
  } finally {
    // Where a line is not as it should be the rest is not read, and its connection would keep the process.
    source?.destroy();
  }
};

const unreadable = (error: NodeJS.ErrnoException, file: string): UserError => {
  if (error.code?.startsWith('Z_')) return damaged(file, error.code === 'Z_BUF_ERROR' ? 'its end is missing' : 'it is not gzip');
  return new UserError(`The snapshot ${file} could not be read: ${error.message}.`);
};

const parse = (text: string, file: string): LooseLine => {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    throw damaged(file, 'a line of it is not JSON');
  }
  if (value === null || typeof value !== 'object') throw damaged(file, 'a line of it is of no known form');
  return value;
};

const checkHeader = (line: unknown, file: string): Header => {
  const header = line as Partial<Header> | null;
  if (header?.format !== snapshotFormat || !header.tool || !header.collectedAt) throw damaged(file, 'it does not begin as a snapshot does');
  if (header.version !== snapshotVersion) {
    throw new UserError(
      `${file} is a snapshot of format ${header.version}, made by ipv6-audit ${header.tool.version}; this version reads format ${snapshotVersion}. Use that version, or scan again.`,
    );
  }
  return header as Header;
};

const damaged = (file: string, why: string): UserError =>
  new UserError(`${file} is not a whole ipv6-audit snapshot: ${why}. Make a new one with: ipv6-audit scan --save-snapshot FILE`);
