import { describe, expect, test } from 'vitest';
import { isAtLeastVersion } from '../../src/model/version.ts';

describe(isAtLeastVersion, () => {
  test.each([
    ['1.99.1', '1.99.1', true],
    ['1.100.0', '1.99.1', true],
    ['1.99.0', '1.99.1', false],
    ['v1.10.1-eksbuild.2', '1.10.1', true],
    ['1.4', '1.4.0', true],
    ['2', '1.4.0', true],
    ['LATEST', '1.4.0', undefined],
    [undefined, '1.4.0', undefined],
  ])('says of %s and %s: %s', (version, minimum, expected) => expect(isAtLeastVersion(version, minimum)).toBe(expected));
});
