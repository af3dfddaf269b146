import { createWriteStream } from 'node:fs';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGzip } from 'node:zlib';
import type { Inventory, Slice } from '../model/inventory.ts';
import { type Header, type Line, snapshotFormat, snapshotVersion } from './format.ts';
import { writeWhole } from './whole-file.ts';

type Head = Pick<Inventory, 'tool' | 'collectedAt'>;

const linesOf = async function* ({ tool, collectedAt }: Head, slices: AsyncIterable<Slice> | Iterable<Slice>): AsyncGenerator<string> {
  let count = 0;
  const line = (value: Header | Line) => `${JSON.stringify(value)}\n`;
  yield line({ format: snapshotFormat, version: snapshotVersion, tool, collectedAt });
  for await (const { resources, gaps, ...head } of slices) {
    count += 1;
    yield line({ slice: head });
    for (const resource of resources) yield line({ resource });
    for (const gap of gaps) yield line({ gap });
    yield line({ end: { resources: resources.length, gaps: gaps.length } });
  }
  yield line({ complete: { slices: count } });
};

/** Writes slices as they come, so that they need not all be there at once. */
export const writeSnapshot = (head: Head, slices: AsyncIterable<Slice> | Iterable<Slice>, file: string): Promise<void> =>
  writeWhole('snapshot', file, (temporary) =>
    pipeline(Readable.from(linesOf(head, slices)), createGzip(), createWriteStream(temporary, { mode: 0o600 })),
  );
