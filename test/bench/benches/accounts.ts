import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Report } from '../../../src/model/report.ts';
import { accountId } from '../support/estate/inventory.ts';
import { longestChain } from '../support/limits.ts';
import { type Bench, megabytes, program, type Row, runNode, seconds, whole } from '../support/measure.ts';
import { type BenchServer, startServer } from '../support/server.ts';

const latencyMs = 50;
const region = 'eu-central-1';

const scanWith = (server: BenchServer, folder: string) => async (count: number) => {
  const [list, file] = [join(folder, 'accounts.txt'), join(folder, 'report.json')];
  writeFileSync(list, Array.from({ length: count }, (_, index) => `${accountId(index)}\n`).join(''));
  await server.served();
  const args = ['--accounts', list, '--region', region, '--format', `json=${file}`, '--quiet', '--fail-on', 'none'];
  const ended = await runNode([program, 'scan', ...args], server.env);
  return { ...ended, served: await server.served(), report: JSON.parse(readFileSync(file, 'utf8')) as Report };
};
type Scanned = Awaited<ReturnType<ReturnType<typeof scanWith>>>;

const rowOf = (count: number, { seconds: taken, peak, served, report }: Scanned, critical: number, fewestPeak: number): Row => {
  const resources = report.scopes.reduce((sum, scope) => sum + Object.values(scope.resources).reduce((a, b) => a + b, 0), 0);
  return {
    what: `${whole(count)} accounts through roles, ${whole(resources / count)} resources each in one region, ${latencyMs} ms latency`,
    measured: `${seconds(taken)}, ${whole(served.length)} calls (${whole(served.length / taken)} a second), ${megabytes(peak)} at most`,
    reference: `one account after the other, each at its chain of calls × ${latencyMs} ms = ${seconds(critical)}: ${seconds(critical * count)}`,
    ratio: taken / (critical * count),
    further: [
      { text: `memory at most twice that of the fewest accounts (${megabytes(fewestPeak)})`, met: peak <= 2 * fewestPeak },
      { text: 'no gap', met: report.gaps.length === 0 },
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
      // The first run has the server encode its answers.
      await scan(count);
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
