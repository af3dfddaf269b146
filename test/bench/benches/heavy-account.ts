import type { Report } from '../../../src/model/report.ts';
import { type Bench, megabytes, program, runNode, seconds, time, whole } from '../support/measure.ts';
import { bytesOf, decodeBySdk, decodeOwn, makePages } from '../support/decoding.ts';
import { fewestCalls, longestChain } from '../support/limits.ts';
import { allRegions, startServer } from '../support/server.ts';

const latencyMs = 50;

/**
 * The whole program on one large account, and how many calls it takes. The limit is the longer of two: the longest chain of
 * calls that wait for each other, by the latency; and decoding all the bytes on one core, at the speed of this run.
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
  try {
    const scan = () => runNode([program, 'scan', '--format', 'json', '--quiet', '--fail-on', 'none'], server.env);
    // The first run has the server encode its answers.
    await scan();
    await server.served();
    const { seconds: taken, peak, output } = await scan();
    const served = await server.served();
    const report = JSON.parse(output) as Report;
    const resources = report.scopes.reduce((sum, scope) => sum + Object.values(scope.resources).reduce((a, b) => a + b, 0), 0);
    const bytes = served.reduce((sum, each) => sum + each.bytes, 0);
    const pages = await makePages(full ? 1_000 : 4);
    const speedOf = async (run: typeof decodeOwn) => {
      for (let round = 0; round < (full ? 5 : 1); round += 1) run(pages);
      return bytesOf(pages) / (await time(() => run(pages)));
    };
    const [own, sdk] = [await speedOf(decodeOwn), await speedOf(decodeBySdk)];
    const chain = longestChain(served);
    const [byLatency, byDecoding] = [(chain * latencyMs) / 1000, bytes / own];
    const limit = Math.max(byLatency, byDecoding);
    const fewest = fewestCalls(served);
    return [
      {
        what: `Heavy account: scan of ${whole(resources)} resources in ${regions.length} regions, ${whole(served.length)} calls, ${whole(bytes / 1e6)} MB of answers, ${latencyMs} ms latency`,
        measured: `${seconds(taken)}, ${megabytes(peak)} at most`,
        reference: `the longer of ${chain} calls in a chain × ${latencyMs} ms = ${seconds(byLatency)} and decoding at ${whole(own / 1e6)} MB/s = ${seconds(byDecoding)} (by the SDK's own decoder ${seconds(bytes / sdk)})`,
        ratio: taken / limit,
        target: { ratio: 2 },
        further: [
          { text: 'at most 700 MB', met: peak <= 700 * 2 ** 20 },
          { text: 'no gap', met: report.gaps.length === 0 },
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
    server.close();
  }
};
