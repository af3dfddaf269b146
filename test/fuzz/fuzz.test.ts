import fc from 'fast-check';
import { expect, test } from 'vitest';
import { cases } from './cases.ts';
import { mutationNames } from './mutations.ts';
import { runCase } from './pipeline.ts';
import { openWorld } from './world.ts';

test('300 random cases of npm run fuzz: nothing throws, and every form can be read', { timeout: 240_000 }, async () => {
  const world = await openWorld();
  const applied = new Set<string>();
  const property = fc.asyncProperty(cases, async (each) => {
    for (const name of (await runCase(world, each)).applied) applied.add(name);
  });
  await fc.assert(property, { seed: Number(process.env['FUZZ_SEED'] ?? 1), numRuns: 300 });
  expect([...applied].toSorted()).toEqual(mutationNames.toSorted());
});
