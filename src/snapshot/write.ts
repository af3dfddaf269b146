import { createWriteStream } from 'node:fs';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGzip } from 'node:zlib';
import type { Inventory } from '../model/inventory.ts';
import { type Header, type Line, snapshotFormat, snapshotVersion } from './format.ts';
import { writeWhole } from './whole-file.ts';

const linesOf = function* ({ tool, collectedAt, slices }: Inventory): Generator<string> {
  const line = (value: Header | Line) => `${JSON.stringify(value)}\n`;
  yield line({ format: snapshotFormat, version: snapshotVersion, tool, collectedAt });
  for (const { resources, gaps, ...slice } of slices) {
    yield line({ slice });
    for (const resource of resources) yield line({ resource });
    for (const gap of gaps) yield line({ gap });
    yield line({ end: { resources: resources.length, gaps: gaps.length } });
  }
  yield line({ complete: { slices: slices.length } });
};

export const writeSnapshot = (inventory: Inventory, file: string): Promise<void> =>
  writeWhole('snapshot', file, (temporary) =>
    pipeline(Readable.from(linesOf(inventory)), createGzip(), createWriteStream(temporary, { mode: 0o600 })),
  );
