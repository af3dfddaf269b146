import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { bitsOf, type Cidr, cidr, contains, formatAddress, formatCidr } from '../../src/model/address.ts';
import { prefixTable } from '../../src/model/prefix-table.ts';
import { blocks, blocksAround } from '../support/arbitraries.ts';

type Entry = readonly [Cidr, number];

const tableOf = (...texts: readonly string[]) => prefixTable(texts.map((text) => [cidr(text), text] as const));
const texts = (matches: readonly { readonly cidr: Cidr }[]) => matches.map((match) => formatCidr(match.cidr));
const isSame = (a: Cidr, b: Cidr) => formatCidr(a) === formatCidr(b);

describe('lookup', () => {
  const routes = tableOf('0.0.0.0/0', '10.0.0.0/8', '10.20.0.0/16', '10.20.30.40/32', '::/0', '64:ff9b::/96', '2001:db8::/32');
  test.each([
    ['10.20.30.40', '10.20.30.40/32'],
    ['10.20.30.41', '10.20.0.0/16'],
    ['10.20.0.0/16', '10.20.0.0/16'],
    ['10.20.0.0/15', '10.0.0.0/8'],
    ['192.0.2.1', '0.0.0.0/0'],
    ['0.0.0.0/0', '0.0.0.0/0'],
    ['64:ff9b::a00:1', '64:ff9b::/96'],
    ['64:ff9b::/95', '::/0'],
    ['2001:db8:ffff::/48', '2001:db8::/32'],
    ['2001:db9::', '::/0'],
  ])('%s goes by %s', (destination, expected) => {
    expect(routes.lookup(cidr(destination))).toEqual({ cidr: cidr(expected), values: [expected] });
  });
  test('nothing covers what is wider than every entry, or of the other family', () => {
    const routes = tableOf('10.0.0.0/8');
    expect(['0.0.0.0/0', '11.0.0.0/8', '::/0', '::a00:0/104'].map((text) => routes.lookup(cidr(text)))).toEqual(
      Array.from({ length: 4 }, () => undefined),
    );
  });
  test('an empty table holds nothing', () => {
    expect(prefixTable([]).lookup(cidr('::/0'))).toBeUndefined();
    expect(prefixTable([]).within(cidr('::/0'))).toEqual([]);
  });
  test('all values of one prefix are there, in the order given', () => {
    const routes = prefixTable([
      [cidr('10.0.0.0/16'), 'static'],
      [cidr('0.0.0.0/0'), 'default'],
      [cidr('10.0.0.0/16'), 'propagated'],
    ]);
    expect(routes.lookup(cidr('10.0.9.9'))).toEqual({ cidr: cidr('10.0.0.0/16'), values: ['static', 'propagated'] });
  });
  test('entries are read once, whatever they come from', () => {
    const routes = prefixTable(new Map([[cidr('10.0.0.0/16'), 'a']]).entries());
    expect([routes.lookup(cidr('10.0.0.1'))?.values, routes.lookup(cidr('10.0.0.2'))?.values]).toEqual([['a'], ['a']]);
  });
});

describe('within', () => {
  const routes = tableOf('64:ff9b::a00:0/104', '64:ff9b::/96', '64:ff9b::/97', '64:ff9b::c0a8:0/112', '::/0', '10.0.0.0/8');
  test('is what is strictly inside, the largest first', () => {
    expect(texts(routes.within(cidr('64:ff9b::/96')))).toEqual(['64:ff9b::/97', '64:ff9b::a00:0/104', '64:ff9b::c0a8:0/112']);
    expect(texts(routes.within(cidr('64:ff9b::c0a8:0/112')))).toEqual([]);
    expect(texts(routes.within(cidr('0.0.0.0/0')))).toEqual(['10.0.0.0/8']);
  });
});

describe('the laws of the table', () => {
  /** A destination, and entries of which many hold it. */
  const scenes = blocks().chain((destination) =>
    fc.record({
      destination: fc.constant(destination),
      entries: fc.array(fc.tuple(fc.oneof(blocksAround(destination), blocks()), fc.nat()), { maxLength: 40 }),
    }),
  );
  const covering = (entries: readonly Entry[], destination: Cidr) =>
    entries.filter(([block]) => contains(block, destination)).toSorted(([a], [b]) => b.length - a.length);

  test('lookup is what scanning and sorting all entries finds', () => {
    fc.assert(
      fc.property(scenes, ({ destination, entries }) => {
        const [best] = covering(entries, destination);
        const expected = best && {
          cidr: best[0],
          values: entries.filter(([block]) => isSame(block, best[0])).map(([, value]) => value),
        };
        expect(prefixTable(entries).lookup(destination)).toEqual(expected);
      }),
    );
  });
  test('within is what scanning finds, each prefix once', () => {
    fc.assert(
      fc.property(scenes, ({ destination, entries }) => {
        const inside = entries.filter(([block]) => contains(destination, block) && block.length > destination.length);
        const found = prefixTable(entries).within(destination);
        expect(texts(found).toSorted()).toEqual([...new Set(inside.map(([block]) => formatCidr(block)))].toSorted());
        expect(found.flatMap(({ values }) => values).toSorted()).toEqual(inside.map(([, value]) => value).toSorted());
        expect(found.map((match) => match.cidr.length)).toEqual(found.map((match) => match.cidr.length).toSorted((a, b) => a - b));
      }),
    );
  });
  test('what covers a block covers every block in it, or something longer does', () => {
    fc.assert(
      fc.property(scenes, fc.nat(128), fc.bigInt({ min: 0n, max: 2n ** 128n - 1n }), ({ destination, entries }, more, bits) => {
        const length = Math.min(bitsOf(destination.family), destination.length + more);
        const host = bits % (1n << BigInt(bitsOf(destination.family) - destination.length));
        const inner = cidr(`${formatAddress({ ...destination, base: destination.base | host })}/${length}`);
        const table = prefixTable(entries);
        expect(table.lookup(inner)?.cidr.length ?? -1).toBeGreaterThanOrEqual(table.lookup(destination)?.cidr.length ?? -1);
      }),
    );
  });
  test('the order of entries of different prefixes does not matter', () => {
    fc.assert(
      fc.property(scenes, ({ destination, entries }) => {
        expect(prefixTable(entries.toReversed()).lookup(destination)?.cidr).toEqual(prefixTable(entries).lookup(destination)?.cidr);
      }),
    );
  });
});
