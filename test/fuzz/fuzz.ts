// `npm run fuzz -- --runs 100000 --seed 1`: random cases through the whole pipeline, and how many of what there were.
import fc from 'fast-check';
import { parseArgs } from 'node:util';
import { catalogue } from '../../src/rules/catalogue.ts';
import { cases } from './cases.ts';
import { type Case, runCase } from './pipeline.ts';
import { openWorld } from './world.ts';

const { values } = parseArgs({ options: { runs: { type: 'string', default: '1000' }, seed: { type: 'string', default: '1' } } });
const [runs, seed] = [Number(values.runs), Number(values.seed)];
/** How many are made at once. */
const batch = 1_000;

const world = await openWorld();
const applied = new Map<string, number>();
const fired = new Set<string>();
const crashes = new Map<string, { readonly count: number; readonly first: Case }>();
let withGaps = 0;
const began = performance.now();

for (let done = 0; done < runs; done += batch) {
  for (const each of fc.sample(cases, { seed: seed * 1_000_003 + done, numRuns: Math.min(batch, runs - done) })) {
    try {
      const outcome = await runCase(world, each);
      for (const name of outcome.applied) applied.set(name, (applied.get(name) ?? 0) + 1);
      for (const rule of outcome.fired) fired.add(rule);
      if (outcome.gaps > 0) withGaps += 1;
    } catch (error) {
      const stack = error instanceof Error ? (error.stack ?? error.message) : String(error);
      const key = stack.split('\n').slice(0, 3).join(' ').slice(0, 400);
      const known = crashes.get(key);
      crashes.set(key, { count: (known?.count ?? 0) + 1, first: known?.first ?? each });
    }
  }
}

const total = [...crashes.values()].reduce((sum, { count }) => sum + count, 0);
process.stdout.write(`runs ${runs}, seed ${seed}, ${Math.round((performance.now() - began) / 1000)} s\n`);
for (const [name, count] of [...applied].toSorted()) process.stdout.write(`mutation ${name}: ${count}\n`);
process.stdout.write(`runs with gaps: ${withGaps}\nrules that judged: ${fired.size} of ${catalogue.length}\ncrashes: ${total}\n`);
for (const [what, { count, first }] of crashes) process.stdout.write(`${count} × ${what}\n  ${JSON.stringify(first)}\n`);
process.exitCode = total === 0 ? 0 : 1;
