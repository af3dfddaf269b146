import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { accountId } from '../support/estate/inventory.ts';
import { longestChain } from '../support/limits.ts';
import { type Bench, megabytes, program, type Row, runNode, seconds, whole } from '../support/measure.ts';
import { readLines } from '../support/report-lines.ts';
import { type BenchServer, startServer } from '../support/server.ts';

const latencyMs = 50;
const region = 'eu-central-1';

const scanWith = (server: BenchServer, folder: string) => async (count: number) => {
  const [list, lines] = [join(folder, 'accounts.txt'), join(folder, 'report.ndjson')];
  writeFileSync(list, Array.from({ length: count }, (_, index) => `${accountId(index)}\n`).join(''));
  const scan = (format: string) =>
    runNode([program, 'scan', '--accounts', list, '--region', region, '--format', format, '--quiet', '--fail-on', 'none'], server.env);
  // The first run has the server encode its answers.
  await scan(`ndjson=${lines}`);
  await server.served();
  const ended = await scan(`terminal=${join(folder, 'report.txt')}`);
  return { ...ended, served: await server.served(), ...(await readLines(lines)) };
};
type Scanned = Awaited<ReturnType<ReturnType<typeof scanWith>>>;

const rowOf = (count: number, scanned: Scanned, critical: number, fewestPeak: number): Row => {
  const { seconds: taken, peak, served, resources, gaps } = scanned;
  return {
    what: `${whole(count)} accounts through roles, ${whole(resources / count)} resources each in one region, ${latencyMs} ms latency`,
    measured: `${seconds(taken)}, ${whole(served.length)} calls (${whole(served.length / taken)} a second), ${megabytes(peak)} at most`,
    reference: `one account after the other, each at its chain of calls × ${latencyMs} ms = ${seconds(critical)}: ${seconds(critical * count)}`,
    ratio: taken / (critical * count),
    further: [
      { text: `memory at most twice that of the fewest accounts (${megabytes(fewestPeak)})`, met: peak <= 2 * fewestPeak },
      { text: 'no gap', met: gaps === 0 },
    ],
  };
};

/** Small accounts, each in one region and read through a role in it: time for each must not grow with their number, nor memory. */
export const accounts: Bench = async (size) => {
  const server = await startServer({ account: '999999999999', regions: [region], size: { vpcs: 1, instances: 2 }, latencyMs });
  const folder = mkdtempSync(join(tmpdir(), 'ipv6-audit-bench-'));
  const scan = scanWith(server, folder);
  try {
    // What one account needs: its role, and then the chain of calls in it, which knows of no other account.
    const { served } = await scan(1);
    const critical = ((longestChain(served) + 1) * latencyMs) / 1000;
    const rows: Row[] = [];
    let fewestPeak: number | undefined;
    for (const count of size === 'full' ? [10, 100, 1_000] : [2, 3]) {
      const scanned = await scan(count);
      fewestPeak ??= scanned.peak;
      rows.push(rowOf(count, scanned, critical, fewestPeak));
    }
    return rows;
  } finally {
    rmSync(folder, { recursive: true });
    server.close();
  }
};
