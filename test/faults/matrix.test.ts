import pLimit from 'p-limit';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { declaredCalls } from '../support/estate/estate.ts';
import { findingsOf, subjectOf } from './cells.ts';
import { faultNames } from './faults.ts';
import { type Laboratory, openLaboratory } from './laboratory.ts';
import { cellName, type Results, tableOf } from './table.ts';

const cellsAtOnce = 8;
let laboratory: Laboratory;
const results = new Map<string, readonly string[] | undefined>();

beforeAll(async () => {
  laboratory = await openLaboratory();
  const limit = pLimit(cellsAtOnce);
  const subjects = await Promise.all(declaredCalls.map((call) => subjectOf(laboratory, call)));
  const cells = subjects.flatMap((subject) => faultNames.map((fault) => ({ subject, fault })));
  await limit.map(cells, async ({ subject, fault }) => {
    results.set(cellName(subject.call, fault), await findingsOf(subject, fault));
  });
});
afterAll(() => laboratory.close());

test('the estate is read without a gap, and the server had an answer to everything', () => {
  expect(laboratory.sound.slices.flatMap(({ gaps }) => gaps)).toEqual([]);
  expect(laboratory.replay.problems).toEqual([]);
});

describe.each(faultNames)('%s', (fault) => {
  test('leaves nothing wrong', () => {
    const wrong = declaredCalls.flatMap((call) => (results.get(cellName(call, fault)) ?? []).map((said) => `${call} ${said}`));
    expect(wrong).toEqual([]);
  });
});

test('docs/faults.md says so', async () => {
  await expect(tableOf(declaredCalls, results satisfies Results)).toMatchFileSnapshot('../../docs/faults.md');
});
