import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import { readSnapshot } from '../../../src/snapshot/read.ts';
import { writeSnapshot } from '../../../src/snapshot/write.ts';
import { accountId, makeInventory } from '../support/estate/inventory.ts';
import { type Bench, interleaved, seconds, time, whole } from '../support/measure.ts';

/** Writing and reading a snapshot, against JSON and gzip alone on the same inventory in memory. */
export const snapshot: Bench = async (size) => {
  const full = size === 'full';
  const inventory = await makeInventory(accountId(1), { vpcs: full ? 385 : 1, instances: full ? 30 : 3 });
  const resources = inventory.slices[0]?.resources.length ?? 0;
  const folder = mkdtempSync(join(tmpdir(), 'ipv6-audit-bench-'));
  const file = join(folder, 'estate.ndjson.gz');
  try {
    const packed = gzipSync(JSON.stringify(inventory));
    const [write = 0, json = 0, read = 0, parse = 0] = await interleaved(full ? 5 : 1, [
      () => time(() => writeSnapshot(inventory, inventory.slices, file)),
      () => time(() => gzipSync(JSON.stringify(inventory))),
      () => time(() => readSnapshot(file)),
      () => time(() => JSON.parse(gunzipSync(packed).toString()) as unknown),
    ]);
    const row = (what: string, taken: number, alone: number, how: string) => ({
      what: `${what} a snapshot of ${whole(resources)} resources`,
      measured: seconds(taken),
      reference: `${how} of the same in memory: ${seconds(alone)}`,
      ratio: taken / alone,
    });
    return [row('Writing', write, json, 'JSON and gzip'), row('Reading', read, parse, 'gunzip and JSON')];
  } finally {
    rmSync(folder, { recursive: true });
  }
};
