import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { bitsOf, type Cidr, cidr, contains, formatAddress, formatCidr, overlaps, parseCidr } from '../../src/model/address.ts';
import { blocks } from '../support/arbitraries.ts';

const last = (block: Cidr): bigint => block.base + (1n << BigInt(bitsOf(block.family) - block.length)) - 1n;

describe('parseCidr', () => {
  test.each([
    ['10.0.0.0/16', '10.0.0.0/16'],
    ['10.0.3.7/16', '10.0.0.0/16'],
    ['10.0.3.7', '10.0.3.7/32'],
    ['2001:db8::/56', '2001:db8::/56'],
    ['2001:DB8:0:0:1:0:0:1', '2001:db8::1:0:0:1/128'],
    ['::/0', '::/0'],
    ['0.0.0.0/0', '0.0.0.0/0'],
    ['64:ff9b::192.0.2.33', '64:ff9b::c000:221/128'],
    ['64:ff9b::/96', '64:ff9b::/96'],
  ])('reads %s as %s', (text, canonical) => expect(formatCidr(cidr(text))).toBe(canonical));

  test.each([undefined, null, '', 'local', '10.0.0.0/33', '10.0.0.0/', '10.0.0.0/-1', '10.1', '0x0a000001', '10.0.0', '::/129'])(
    'takes %s for no block',
    (text) => expect(parseCidr(text)).toBeUndefined(),
  );
  test.each(['10.0.0.0/16/8', 'fe80::1%eth0', '10.0.0.0/1e1', '010.0.0.0/8', 'pl-68a54001', '2001:db8:::/32', ' 10.0.0.0/8'])(
    'takes %s for no block',
    (text) => expect(parseCidr(text)).toBeUndefined(),
  );
  test('reads any text or leaves it, without throwing', () => {
    const characters = fc.constantFrom(...Array.from('0123456789abcdef.:/%'));
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.ipV4(), fc.ipV6(), fc.string({ unit: characters })), (text) => {
        const block = parseCidr(text);
        expect(block && parseCidr(formatCidr(block))).toEqual(block);
      }),
    );
  });
  test('cidr throws on what is not a block', () => expect(() => cidr('nonsense')).toThrow('nonsense'));
});

describe('the laws of blocks', () => {
  test('what is formatted parses to the same block', () => {
    fc.assert(
      fc.property(blocks(), (block) => {
        expect(parseCidr(formatCidr(block))).toEqual(block);
      }),
    );
  });
  test('the canonical text is a fixed point', () => {
    fc.assert(
      fc.property(blocks(), (block) => {
        expect(formatAddress(cidr(formatAddress(block)))).toBe(formatAddress(block));
      }),
    );
  });
  test('contains is the order of the first and last addresses', () => {
    fc.assert(
      fc.property(blocks(), blocks(), (a, b) => {
        const expected = a.family === b.family && a.base <= b.base && last(b) <= last(a);
        expect(contains(a, b)).toBe(expected);
      }),
    );
  });
  test('contains is reflexive, and both ways only for equals', () => {
    fc.assert(
      fc.property(blocks(), blocks(), (a, b) => {
        expect(contains(a, a)).toBe(true);
        if (contains(a, b) && contains(b, a)) expect(a).toEqual(b);
      }),
    );
  });
  test('contains is transitive', () => {
    fc.assert(
      fc.property(blocks(), fc.nat(128), fc.nat(128), (block, more, most) => {
        const bits = bitsOf(block.family);
        const wider = (by: number): Cidr => cidr(`${formatAddress(block)}/${Math.max(0, Math.min(bits, block.length) - by)}`);
        const [near, far] = [wider(more), wider(more + most)];
        expect([contains(near, block), contains(far, near), contains(far, block)]).toEqual([true, true, true]);
      }),
    );
  });
  test('overlaps is sharing an address, and symmetric', () => {
    fc.assert(
      fc.property(blocks(), blocks(), (a, b) => {
        const shares = a.family === b.family && a.base <= last(b) && b.base <= last(a);
        expect(overlaps(a, b)).toBe(shares);
        expect(overlaps(b, a)).toBe(shares);
      }),
    );
  });
  test('no block of one family is in the other', () => {
    fc.assert(
      fc.property(blocks(4), blocks(6), (a, b) => {
        expect(overlaps(a, b)).toBe(false);
      }),
    );
  });
});
