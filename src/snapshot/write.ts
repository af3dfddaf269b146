import { createWriteStream } from 'node:fs';
import { rename, rm } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGzip } from 'node:zlib';
import { UserError } from '../model/failure.ts';
import type { Inventory } from '../model/inventory.ts';
import { type Header, type Line, snapshotFormat, snapshotVersion } from './format.ts';

const linesOf = function* ({ tool, collectedAt, slices }: Inventory): Generator<string> {
  const line = (value: Header | Line) => `${JSON.stringify(value)}\n`;
  yield line({ format: snapshotFormat, version: snapshotVersion, tool, collectedAt });
  for (const { account, region, partition, collected, resources, gaps } of slices) {
    yield line({ slice: { account, region, partition, collected } });
    for (const resource of resources) yield line({ resource });
    for (const gap of gaps) yield line({ gap });
    yield line({ end: { resources: resources.length, gaps: gaps.length } });
  }
  yield line({ complete: { slices: slices.length } });
};

/** Writes beside the file and renames, so that an older snapshot is never half overwritten. */
export const writeSnapshot = async (inventory: Inventory, file: string): Promise<void> => {
  const temporary = `${file}.${process.pid}.partial`;
  try {
    await pipeline(Readable.from(linesOf(inventory)), createGzip(), createWriteStream(temporary, { mode: 0o600 }));
    await rename(temporary, file);
  } catch (error) {
    await rm(temporary, { force: true });
    throw new UserError(`The snapshot could not be written to ${file}: ${(error as Error).message}.`);
  }
};
