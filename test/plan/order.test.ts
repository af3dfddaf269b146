import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Inventory } from '../../src/model/inventory.ts';
import { indexSlice } from '../../src/model/inventory.ts';
import { stageOrder } from '../../src/model/stage.ts';
import { targets } from '../../src/model/verdict.ts';
import { makePlan } from '../../src/plan/checklist.ts';
import { fixSetsOf } from '../../src/plan/fix-sets.ts';
import { isOrderly } from '../../src/plan/order.ts';
import { catalogue } from '../../src/rules/catalogue.ts';
import { readFixture } from '../support/read-fixture.ts';

const estates = { demo: await readFixture('demo'), playground: await readFixture('playground') };
const rulesFor = (target: (typeof targets)[number]) => catalogue.filter(({ severity }) => severity[target]);
const planFor = (inventory: Inventory, target: (typeof targets)[number]) =>
  makePlan(inventory, { target, rules: rulesFor(target), vpcs: [] });

/** The estate without some of its resources, and with some kinds denied. */
const withLosses = (inventory: Inventory, lost: readonly number[], denied: readonly number[]): Inventory => ({
  ...inventory,
  slices: inventory.slices.map((slice) => ({
    ...slice,
    resources: slice.resources.filter((_, index) => !lost.includes(index)),
    gaps: [
      ...slice.gaps,
      ...denied.flatMap((index) => {
        const kind = slice.collected[index % slice.collected.length];
        return kind
          ? [
              {
                kind,
                account: slice.account,
                region: slice.region,
                reason: 'access-denied' as const,
                action: `test:${kind}`,
                message: 'denied',
              },
            ]
          : [];
      }),
    ],
  })),
});

test('rules come after rules of their own stage or an earlier one, which exist, and never in a circle', () => {
  const after = new Map(catalogue.map(({ id, plan }) => [id, plan.after ?? []]));
  const reaches = (id: string, seen: readonly string[]): boolean =>
    (after.get(id) ?? []).some((other) => seen.includes(other) || reaches(other, [...seen, other]));
  expect(catalogue.flatMap(({ plan }) => plan.after ?? []).filter((id) => !after.has(id))).toEqual([]);
  expect([...after.keys()].filter((id) => reaches(id, [id]))).toEqual([]);
  expect(isOrderly(catalogue)).toBe(true);
});

describe.each(Object.entries(estates))('the %s estate', (_name, estate) => {
  test('law: no step precedes what it needs, whatever the estate has lost or denies', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...targets),
        fc.uniqueArray(fc.nat(90), { maxLength: 30 }),
        fc.uniqueArray(fc.nat(140), { maxLength: 2 }),
        (target, lost, denied) => {
          const { steps, workloads } = planFor(withLosses(estate, lost, denied), target).checklist;
          const numberOf = new Map(steps.map(({ id, number }) => [id, number]));
          expect(numberOf.size).toBe(steps.length);
          expect(steps.map(({ number }) => number)).toEqual(steps.map((_, index) => index + 1));
          for (const { number, after } of steps) for (const id of after) expect(numberOf.get(id)).toBeLessThan(number);
          for (const { own, before } of workloads)
            for (const number of [...own, ...before]) expect(steps[number - 1]?.state).not.toBe('done');
        },
      ),
      { numRuns: 12 },
    );
  }, 120_000);
  test.each(targets)('every finding for %s is an item of a step, and nothing denied is ever done', (target) => {
    const { steps } = planFor(estate, target).checklist;
    expect(steps.filter(({ items }) => items.length === 0)).toEqual([]);
    for (const { state, items, stage } of steps) {
      expect(stageOrder).toContain(stage);
      expect(state === 'done').toBe(items.every((item) => item.state === 'done'));
    }
    const unread = steps.filter(({ items }) => items.some(({ missing }) => missing.length > 0));
    expect(unread.filter(({ state }) => state === 'done')).toEqual([]);
  });
  test.each(targets)('the safe set for %s restarts and rebuilds nothing', (target) => {
    const { checklist, fixes } = planFor(estate, target);
    const sets = fixSetsOf(checklist.steps, fixes, estate.slices.map(indexSlice));
    const mended = sets.flatMap(({ entries }) => entries);
    const open = checklist.steps.flatMap(({ items }) => items).filter(({ state, fix }) => state === 'to-do' && fix);
    expect(new Set(mended.map(({ fix }) => fix)).size).toBe(mended.length);
    expect(mended.length).toBeLessThanOrEqual(open.length);
  });
});
