import { describe, expect, test } from 'vitest';
import { knowledge, staleOn, trustedForDays } from '../../src/knowledge/age.ts';
import { modules } from '../../src/knowledge/index.ts';
import { isDay } from '../../src/model/day.ts';

describe('what is known of AWS', () => {
  const facts = Object.entries(modules).flatMap(([module, exported]) =>
    Object.entries(exported).flatMap(([name, value]) => (typeof value === 'function' ? [] : [`${module}.${name}`])),
  );
  test.each(facts)('%s says on whose word and since when', (fact) => {
    const known = knowledge.find(({ name }) => name === fact);
    expect(isDay(known?.verified ?? '')).toBe(true);
    expect(known?.sources.length).toBeGreaterThan(0);
    for (const source of known?.sources ?? []) expect(source).toMatch(/^https:\/\//);
  });
});

describe('the age of knowledge', () => {
  const known = [
    { name: 'new', verified: '2026-11-23' },
    { name: 'b', verified: '2026-01-01' },
    { name: 'a', verified: '2026-01-01' },
    { name: 'oldest', verified: '2025-12-31' },
  ];
  test('nothing is stale on the day it was checked, nor at the end of its term', () => {
    expect(staleOn('2026-01-01', known)).toEqual([]);
    expect(staleOn('2026-06-29', known)).toEqual([]);
  });
  test('the oldest comes first, and each with its age', () => {
    expect(staleOn('2026-06-30', known)).toEqual([{ name: 'oldest', verified: '2025-12-31', ageInDays: trustedForDays + 1 }]);
    expect(staleOn('2026-07-01', known).map(({ name }) => name)).toEqual(['oldest', 'a', 'b']);
  });
  test('what was checked later than the day asked for is not stale', () => expect(staleOn('2020-01-01', known)).toEqual([]));
});
