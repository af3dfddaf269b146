import { createWriteStream } from 'node:fs';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGzip } from 'node:zlib';
import { batched } from '../model/batched.ts';
import type { Inventory, Slice } from '../model/inventory.ts';
import { type Header, type Line, snapshotFormat, snapshotVersion } from './format.ts';
import { writeWhole } from './whole-file.ts';

type Head = Pick<Inventory, 'tool' | 'collectedAt'>;

const linesOf = async function* ({ tool, collectedAt }: Head, slices: AsyncIterable<Slice> | Iterable<Slice>): AsyncGenerator<string> {
  let count = 0;
  yield line({ format: snapshotFormat, version: snapshotVersion, tool, collectedAt });
  for await (const slice of slices) {
    count += 1;
    // A line is too little for gzip, which would take five times as long.
    yield* batched(linesOfSlice(slice));
  }
  yield line({ complete: { slices: count } });
};

const linesOfSlice = function* ({ resources, gaps, ...head }: Slice): Generator<string> {
  yield line({ slice: head });
  for (const resource of resources) yield line({ resource });
  for (const gap of gaps) yield line({ gap });
  yield line({ end: { resources: resources.length, gaps: gaps.length } });
};

const line = (value: Header | Line): string => `${JSON.stringify(value)}\n`;

/** Writes slices as they come, so that they need not all be there at once. */
export const writeSnapshot = (head: Head, slices: AsyncIterable<Slice> | Iterable<Slice>, file: string): Promise<void> =>
  writeWhole('snapshot', file, (temporary) =>
    pipeline(Readable.from(linesOf(head, slices)), createGzip(), createWriteStream(temporary, { mode: 0o600 })),
  );
