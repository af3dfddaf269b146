import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Report } from '../../../src/model/report.ts';
import { accountId } from '../support/estate/inventory.ts';
import { longestChain } from '../support/limits.ts';
import { type Bench, megabytes, program, type Row, runNode, seconds, whole } from '../support/measure.ts';
import { startServer } from '../support/server.ts';

const latencyMs = 50;
const region = 'eu-central-1';

/** Small accounts, each in one region and read through a role in it: time for each must not grow with their number, nor memory. */
export const accounts: Bench = async (size) => {
  const server = await startServer({ account: '999999999999', regions: [region], size: { vpcs: 1, instances: 2 }, latencyMs });
  const folder = mkdtempSync(join(tmpdir(), 'ipv6-audit-bench-'));
  try {
    const scan = async (count: number) => {
      const list = join(folder, 'accounts.txt');
      writeFileSync(list, Array.from({ length: count }, (_, index) => `${accountId(index)}\n`).join(''));
      await server.served();
      const ended = await runNode(
        [
          program,
          'scan',
          '--accounts',
          list,
          '--region',
          region,
          '--format',
          `json=${join(folder, 'report.json')}`,
          '--quiet',
          '--fail-on',
          'none',
        ],
        server.env,
      );
      return { ...ended, served: await server.served() };
    };
    const reportOf = async (): Promise<Report> =>
      JSON.parse(await (await import('node:fs/promises')).readFile(join(folder, 'report.json'), 'utf8')) as Report;
    // What one account needs: its role, and then the chain of calls in it, which knows of no other account.
    await scan(1);
    const one = await scan(1);
    const critical = ((longestChain(one.served) + 1) * latencyMs) / 1000;
    const rows: Row[] = [];
    let first: number | undefined;
    for (const count of size === 'full' ? [10, 100, 1_000] : [2, 3]) {
      // Not measured: the server makes its answers.
      await scan(count);
      const { seconds: taken, peak, served } = await scan(count);
      const { scopes, gaps } = await reportOf();
      const resources = scopes.reduce((sum, scope) => sum + Object.values(scope.resources).reduce((a, b) => a + b, 0), 0);
      first ??= peak;
      rows.push({
        what: `${whole(count)} accounts through roles, ${whole(resources / count)} resources each in one region, ${latencyMs} ms latency`,
        measured: `${seconds(taken)}, ${whole(served.length)} calls (${whole(served.length / taken)} a second), ${megabytes(peak)} at most`,
        reference: `one account after the other, each at its chain of calls × ${latencyMs} ms = ${seconds(critical)}: ${seconds(critical * count)}`,
        ratio: taken / (critical * count),
        further: [
          { text: `memory at most twice that of the fewest accounts (${megabytes(first)})`, met: peak <= 2 * first },
          { text: 'no gap', met: gaps.length === 0 },
        ],
      });
    }
    return rows;
  } finally {
    rmSync(folder, { recursive: true });
    server.close();
  }
};
