import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { batched } from '../../src/model/batched.ts';
import { jsonListPieces, jsonPieces } from '../../src/report/pieces.ts';

const layout = (value: unknown): string => `${JSON.stringify(value, null, 2)}\n`;

describe('JSON in pieces', () => {
  it('is what JSON.stringify writes', () => {
    fc.assert(
      fc.property(fc.dictionary(fc.string(), fc.oneof(fc.jsonValue(), fc.array(fc.jsonValue()), fc.constant(undefined))), (value) => {
        expect([...jsonPieces(value)].join('')).toBe(layout(value));
      }),
    );
    fc.assert(
      fc.property(fc.array(fc.jsonValue()), (items) => {
        expect([...jsonListPieces(items, (item) => [item])].join('')).toBe(layout(items.map((item) => [item])));
      }),
    );
  });
  it('is put together into few writes, none of them longer than needed', () => {
    const pieces = Array.from({ length: 5_000 }, (_, index) => `${index}`.padEnd(1_000, '.'));
    const batches = [...batched(pieces)];
    expect(batches.join('')).toBe(pieces.join(''));
    expect(batches.map(({ length }) => length)).toEqual([1_049_000, 1_049_000, 1_049_000, 1_049_000, 804_000]);
  });
});
