import fc from 'fast-check';
import { expect, test } from 'vitest';
import { sharingStrings } from '../../src/model/shared-strings.ts';

test('records say the same as before', () => {
  fc.assert(
    fc.property(fc.array(fc.dictionary(fc.string(), fc.jsonValue())), (records) => {
      const texts = records.map((record) => JSON.stringify(record));
      const share = sharingStrings();
      expect(records.map((record) => JSON.stringify(share(record)))).toEqual(texts);
    }),
  );
});

test('names that JavaScript gives a meaning are names', () => {
  const text = '{"__proto__":"a tag","constructor":{"toString":"another"},"length":["a tag"]}';
  expect(JSON.stringify(sharingStrings()(JSON.parse(text) as object))).toBe(text);
});
