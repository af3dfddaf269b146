import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Cidr, cidr, contains, formatBlock, overlaps } from '../../src/model/address.ts';
import { specialIpv4 } from '../../src/model/special-ipv4.ts';
import { addressRenamer } from '../../src/redact/addresses.ts';
import { pseudonyms } from '../../src/redact/words.ts';

const { bit } = pseudonyms(Buffer.from('a key of the tests'));
const renamer = (vpcs: readonly string[] = [], subnets: readonly string[] = []) =>
  addressRenamer(bit, { blocks: vpcs.map(cidr), subnets: subnets.map(cidr) });
const rename = renamer(['10.0.0.0/16', '2600:1f18:1:100::/56'], ['10.0.1.0/24']);

const blockOf = (family: 4 | 6, bits: number) =>
  fc.tuple(fc.bigInt(0n, (1n << BigInt(bits)) - 1n), fc.integer({ min: 0, max: bits })).map(([base, length]): Cidr => {
    const host = BigInt(bits - length);
    return { family, base: (base >> host) << host, length };
  });
const blocks = fc.oneof(blockOf(4, 32), blockOf(6, 128), fc.constantFrom(cidr('10.0.1.77'), cidr('10.0.0.0/17'), cidr('64:ff9b::a00:14d')));

describe('renamed addresses', () => {
  test('contain and overlap each other as before', () => {
    fc.assert(
      fc.property(blocks, blocks, (one, other) => {
        expect(contains(rename(one), rename(other))).toBe(contains(one, other));
        expect(overlaps(rename(one), rename(other))).toBe(overlaps(one, other));
      }),
    );
  });
  test('are special where they were', () => {
    fc.assert(
      fc.property(blockOf(4, 32), (block) => {
        expect(specialIpv4(rename(block))).toEqual(specialIpv4(block));
      }),
    );
  });
  test('carry the same IPv4 address in 64:ff9b::/96 that it has alone', () => {
    fc.assert(
      fc.property(fc.bigInt(0n, 0xffff_ffffn), (base) => {
        const carried = rename({ family: 6, base: cidr('64:ff9b::/96').base | base, length: 128 });
        expect(carried.base & 0xffff_ffffn).toBe(rename({ family: 4, base, length: 32 }).base);
        expect(contains(cidr('64:ff9b::/96'), carried)).toBe(true);
      }),
    );
  });
  test.each(['0.0.0.0/0', '::/0', '169.254.169.254', 'fd00:ec2::254', '64:ff9b::/96', '203.0.113.9', 'ff02::1', 'fe80::1'])(
    '%s stays, which names no network of anyone',
    (text) => expect(formatBlock(rename(cidr(text)))).toBe(text),
  );
  test("the second address of a VPC stays that, and a subnet's hosts keep their places", () => {
    expect(rename(cidr('10.0.0.2')).base).toBe(rename(cidr('10.0.0.0/16')).base + 2n);
    expect(rename(cidr('10.0.1.77')).base).toBe(rename(cidr('10.0.1.0/24')).base + 77n);
  });
});
