import { expect, test } from 'vitest';
import { benches, tableOf } from './run.ts';

// Small, so that the benches keep working; what they measure then says nothing.
test.each(Object.entries(benches))('the bench %s runs', { timeout: 120_000 }, async (_, bench) => {
  const rows = await bench('tiny');
  expect(rows.filter(({ ratio }) => !(ratio > 0 && Number.isFinite(ratio)))).toEqual([]);
  expect(rows.flatMap(({ further = [] }) => further).filter(({ text, met }) => /no gap|no call failed/.test(text) && !met)).toEqual([]);
  expect(tableOf(rows).split('\n')).toHaveLength(rows.length + 3);
});
