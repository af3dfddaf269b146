import fc from 'fast-check';
import { expect, test } from 'vitest';
import { inShard } from '../../src/model/shard.ts';

const id = fc.integer({ min: 0, max: 999_999_999_999 }).map((number) => String(number).padStart(12, '0'));

test('every account is in exactly one shard', () => {
  fc.assert(
    fc.property(id, fc.integer({ min: 1, max: 50 }), (account, count) => {
      const shards = Array.from({ length: count }, (_, at) => ({ index: at + 1, count })).filter((shard) => inShard(account, shard));
      expect(shards).toHaveLength(1);
    }),
  );
});

test('and shards of a thousand accounts are about equal', () => {
  const accounts = Array.from({ length: 1000 }, (_, at) => String(100_000_000_000 + at * 7_919));
  for (const count of [2, 4, 8, 10]) {
    const sizes = Array.from({ length: count }, (_, at) => accounts.filter((account) => inShard(account, { index: at + 1, count })).length);
    expect(Math.max(...sizes) / (1000 / count)).toBeLessThan(1.35);
  }
});
