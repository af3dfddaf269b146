import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { isAtLeastVersion } from '../../src/model/version.ts';

const versions = fc.array(fc.nat(3), { minLength: 1, maxLength: 4 }).map((numbers) => numbers.join('.'));

describe(isAtLeastVersion, () => {
  test.each([
    ['1.99.1', '1.99.1', true],
    ['1.100.0', '1.99.1', true],
    ['1.99.0', '1.99.1', false],
    ['v1.10.1-eksbuild.2', '1.10.1', true],
    ['v1.9.3-eksbuild.1', '1.10.1', false],
    ['2.8.2.tiered', '2.8.2', true],
    ['1.4', '1.4.0', true],
    ['2', '1.4.0', true],
    ['3.7.x', '3.6.0', true],
    ['3.5.x', '3.6.0', false],
    ['3.6.x', '3.6.0', true],
    ['6.x', '6.2', undefined],
    ['6.x', '7.0', false],
    ['LATEST', '1.4.0', undefined],
    ['', '1.4.0', undefined],
    [undefined, '1.4.0', undefined],
    [null, '1.4.0', undefined],
  ])('says of %s and %s: %s', (version, minimum, expected) => expect(isAtLeastVersion(version, minimum)).toBe(expected));

  test('is a total order', () => {
    fc.assert(
      fc.property(versions, versions, versions, (a, b, c) => {
        expect(isAtLeastVersion(a, a)).toBe(true);
        expect(isAtLeastVersion(a, b) === true || isAtLeastVersion(b, a) === true).toBe(true);
        if (isAtLeastVersion(a, b) && isAtLeastVersion(b, c)) expect(isAtLeastVersion(a, c)).toBe(true);
      }),
    );
  });
  test('holds two versions equal only where they are the same but for zeros at the end', () => {
    const bare = (version: string) => version.replace(/(\.0)+$/, '');
    fc.assert(
      fc.property(versions, versions, (a, b) => {
        expect(isAtLeastVersion(a, b) === true && isAtLeastVersion(b, a) === true).toBe(bare(a) === bare(b));
      }),
    );
  });
  test('decides of an open version only what holds for every version that it may be', () => {
    fc.assert(
      fc.property(
        fc.array(fc.nat(3), { minLength: 1, maxLength: 3 }),
        fc.array(fc.nat(9), { maxLength: 2 }),
        versions,
        (head, rest, minimum) => {
          const decided = isAtLeastVersion(`${head.join('.')}.x`, minimum);
          const exact = isAtLeastVersion([...head, ...rest].join('.'), minimum);
          expect([undefined, exact]).toContain(decided);
        },
      ),
    );
  });
});
