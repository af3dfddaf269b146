import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { cidr, formatAddress } from '../../src/model/address.ts';
import { embed, extract, isTranslationPrefix, mixedNotation, prefixLengths } from '../../src/model/rfc6052.ts';

/** RFC 6052, section 2.4, table 2: the text representations of 192.0.2.33. */
const examples = [
  ['2001:db8::/32', '2001:db8:c000:221::'],
  ['2001:db8:100::/40', '2001:db8:1c0:2:21::'],
  ['2001:db8:122::/48', '2001:db8:122:c000:2:2100::'],
  ['2001:db8:122:300::/56', '2001:db8:122:3c0:0:221::'],
  ['2001:db8:122:344::/64', '2001:db8:122:344:c0:2:2100::'],
  ['2001:db8:122:344::/96', '2001:db8:122:344::c000:221'],
  ['64:ff9b::/96', '64:ff9b::c000:221'],
] as const;

describe('IPv4-embedded IPv6 addresses', () => {
  test.each(examples)('192.0.2.33 behind %s is %s', (prefix, address) => {
    expect(formatAddress(embed(cidr(prefix), cidr('192.0.2.33')))).toBe(formatAddress(cidr(address)));
    expect(extract(cidr(prefix), cidr(address))).toEqual(cidr('192.0.2.33'));
  });
  test.each([
    ['10.254.1.235', '64:ff9b::afe:1eb'],
    ['10.254.1.222', '64:ff9b::afe:1de'],
  ])('%s is %s, as DNS64 of the Amazon resolver writes it', (ipv4, address) => {
    expect(formatAddress(embed(cidr('64:ff9b::/96'), cidr(ipv4)))).toBe(address);
    expect(mixedNotation(cidr('64:ff9b::/96'), cidr(ipv4))).toBe(`64:ff9b::${ipv4}`);
  });
  test.each([
    ['2001:db8:122:344::/96', '2001:db8:122:344::192.0.2.33'],
    ['2001:db8:1:2:3:4::/96', '2001:db8:1:2:3:4:192.0.2.33'],
    ['2001:db8:0:0:1:1::/96', '2001:db8::1:1:192.0.2.33'],
  ])('behind %s the mixed notation is %s, and reads as the same address', (prefix, mixed) => {
    expect(mixedNotation(cidr(prefix), cidr('192.0.2.33'))).toBe(mixed);
    expect(cidr(mixed)).toEqual(embed(cidr(prefix), cidr('192.0.2.33')));
  });
  test('every address comes back from every prefix, and octet u stays zero', () => {
    const ipv4 = fc.bigInt(0n, 2n ** 32n - 1n);
    const prefix = fc.tuple(fc.constantFrom(...prefixLengths), fc.bigInt(0n, 2n ** 128n - 1n)).map(([length, bits]) => {
      const base = ((bits >> BigInt(128 - length)) << BigInt(128 - length)) & ~(0xffn << 56n);
      return { family: 6 as const, base, length };
    });
    fc.assert(
      fc.property(prefix, ipv4, (block, base) => {
        const address = { family: 4 as const, base, length: 32 };
        const embedded = embed(block, address);
        expect(extract(block, embedded)).toEqual(address);
        expect((embedded.base >> 56n) & 0xffn).toBe(0n);
      }),
    );
  });
  test.each(['2001:db8::/33', '2001:db8::/128', '10.0.0.0/8', '2001:db8:0:0:ff00::/96'])('%s is no translation prefix', (prefix) => {
    expect(isTranslationPrefix(cidr(prefix))).toBe(false);
    expect(() => embed(cidr(prefix), cidr('192.0.2.33'))).toThrow(RangeError);
  });
  test.each([
    ['64:ff9b::/96', '2001:db8::1'],
    ['2001:db8:122:344::/64', '2001:db8:122:344:ff00::1'],
    ['2001:db8:122:344::/64', '2001:db8:122:344:c0:2:2100:1'],
  ])('%s does not hold the IPv4 address of %s', (prefix, address) => expect(extract(cidr(prefix), cidr(address))).toBeUndefined());
});
