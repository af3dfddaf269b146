import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Bench, megabytes, program, runNode, seconds, time, whole } from '../support/measure.ts';
import { bytesOf, decodeBySdk, decodeOwn, makePages } from '../support/decoding.ts';
import { fewestCalls, longestChain } from '../support/limits.ts';
import { readLines } from '../support/report-lines.ts';
import { allRegions, type BenchServer, type Served, startServer } from '../support/server.ts';

const latencyMs = 50;

const bareCalls = new URL('../support/bare-calls.ts', import.meta.url).pathname;

/** How long the same calls take when none waits for another and nothing is done with the answers: as few in flight, by the same clients. */
const secondsOfBare = async (served: readonly Served[], env: BenchServer['env'], folder: string): Promise<number> => {
  const file = join(folder, 'calls.json');
  writeFileSync(file, JSON.stringify(served));
  const { output } = await runNode([bareCalls, file], env);
  return (JSON.parse(output) as { readonly seconds: number }).seconds;
};

/**
 * The whole program on one large account, and how many calls it takes. The limit is the longer of two: the longest chain of
 * calls that wait for each other, by the latency; and all its calls by themselves.
 */
export const heavyAccount: Bench = async (size) => {
  const full = size === 'full';
  const regions = full ? allRegions : allRegions.slice(0, 2);
  const server = await startServer({
    account: '111122223333',
    regions,
    size: full ? { vpcs: 66, instances: 30 } : { vpcs: 1, instances: 6 },
    latencyMs,
  });
  const folder = mkdtempSync(join(tmpdir(), 'ipv6-audit-bench-'));
  try {
    const scan = (format: string) => runNode([program, 'scan', '--format', format, '--quiet', '--fail-on', 'none'], server.env);
    // The first run has the server encode its answers.
    const lines = join(folder, 'report.ndjson');
    await scan(`ndjson=${lines}`);
    const { resources, gaps } = await readLines(lines);
    await server.served();
    const { seconds: taken, peak } = await scan(`terminal=${join(folder, 'report.txt')}`);
    const served = await server.served();
    const bare = await secondsOfBare(served, server.env, folder);
    const bytes = served.reduce((sum, each) => sum + each.bytes, 0);
    const pages = await makePages(full ? 1_000 : 4);
    const speedOf = async (run: typeof decodeOwn) => {
      for (let round = 0; round < (full ? 5 : 1); round += 1) run(pages);
      return bytesOf(pages) / (await time(() => run(pages)));
    };
    const [own, sdk] = [await speedOf(decodeOwn), await speedOf(decodeBySdk)];
    const chain = longestChain(served);
    const byLatency = (chain * latencyMs) / 1000;
    const fewest = fewestCalls(served);
    return [
      {
        what: `Heavy account: scan of ${whole(resources)} resources in ${regions.length} regions, ${whole(served.length)} calls, ${whole(bytes / 1e6)} MB of answers, ${latencyMs} ms latency`,
        measured: `${seconds(taken)}, ${megabytes(peak)} at most`,
        reference: `the longer of ${chain} calls in a chain × ${latencyMs} ms = ${seconds(byLatency)} and the same calls at once by the same clients, their answers thrown away, ${seconds(bare)} (decoding alone at ${whole(own / 1e6)} MB/s ${seconds(bytes / own)}, by the SDK's own decoder ${seconds(bytes / sdk)})`,
        ratio: taken / Math.max(byLatency, bare),
        target: { ratio: 2 },
        further: [
          { text: 'at most 700 MB', met: peak <= 700 * 2 ** 20 },
          { text: 'no gap', met: gaps === 0 },
        ],
      },
      {
        what: 'Heavy account: API calls',
        measured: whole(served.length),
        reference: `the fewest, with the largest pages and fullest batches: ${whole(fewest)}`,
        ratio: served.length / fewest,
        target: { ratio: 1.05 },
      },
    ];
  } finally {
    rmSync(folder, { recursive: true });
    server.close();
  }
};
