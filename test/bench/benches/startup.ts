import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Bench, interleaved, program, runNode } from '../support/measure.ts';

/** How long the program takes to say its version and its help, against Node doing nothing, from the second time on: a home keeps compiled code. */
export const startup: Bench = async (size) => {
  const home = mkdtempSync(join(tmpdir(), 'ipv6-audit-bench-'));
  const rounds = size === 'full' ? 25 : 1;
  const run =
    (...args: readonly string[]) =>
    async (): Promise<number> =>
      (await runNode(args, { HOME: home }, false)).seconds;
  const runs = [run('-e', '0'), run(program, '--version'), run(program, '--help')];
  for (const each of runs) await each();
  const [bare = 0, version = 0, help = 0] = await interleaved(rounds, runs);
  rmSync(home, { recursive: true });
  const row = (what: string, taken: number, ratio: number) => ({
    what: `${what}, median of ${rounds}`,
    measured: `${Math.round(taken * 1000)} ms`,
    reference: `\`node -e 0\`: ${Math.round(bare * 1000)} ms`,
    ratio: taken / bare,
    target: { ratio },
  });
  return [row('Start-up: `--version`', version, 1.3), row('Start-up: `--help`', help, 2.5)];
};
