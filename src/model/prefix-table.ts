import { bitsOf, type Cidr, contains, type Family } from './address.ts';

/** One prefix of a table with all that was entered under it, in the order given. */
interface PrefixMatch<Value> {
  readonly cidr: Cidr;
  readonly values: readonly Value[];
}

export interface PrefixTable<Value> {
  /** The most specific entry that covers the whole block. */
  lookup(destination: Cidr): PrefixMatch<Value> | undefined;
  /** The entries strictly inside a block, the largest first. */
  within(block: Cidr): readonly PrefixMatch<Value>[];
}

interface OpenMatch<Value> extends PrefixMatch<Value> {
  readonly values: Value[];
}

/** The entries of one prefix length, by the network's bits alone. */
interface Level<Value> {
  readonly length: number;
  readonly hostBits: bigint;
  readonly networks: Map<bigint, OpenMatch<Value>>;
}

/** Longest first, so that the first level that holds the destination's network wins. */
const levelsOf = <Value>(entries: readonly (readonly [Cidr, Value])[], family: Family): readonly Level<Value>[] => {
  const levels = new Map<number, Level<Value>>();
  for (const [cidr, value] of entries) {
    if (cidr.family !== family) continue;
    const { length } = cidr;
    const level = levels.get(length) ?? { length, hostBits: BigInt(bitsOf(family) - length), networks: new Map() };
    levels.set(length, level);
    // The host bits are shifted out, not masked out: V8 hashes a BigInt by its lowest 64 bits, and those of all IPv6
    // networks up to /64 are zero, so that whole addresses as keys would share one bucket and be searched one by one.
    const network = cidr.base >> level.hostBits;
    const match = level.networks.get(network);
    if (match) match.values.push(value);
    else level.networks.set(network, { cidr, values: [value] });
  }
  return [...levels.values()].toSorted((a, b) => b.length - a.length);
};

/**
 * Longest prefix match over many blocks: one look into a map per prefix length that occurs, whatever the number of
 * entries. Several values may share one prefix; which of them wins is for the caller to say.
 */
export const prefixTable = <Value>(entries: Iterable<readonly [Cidr, Value]>): PrefixTable<Value> => {
  const all = [...entries];
  const levels = { 4: levelsOf(all, 4), 6: levelsOf(all, 6) };
  return {
    lookup: ({ family, base, length }) => {
      for (const level of levels[family]) {
        if (level.length > length) continue;
        const match = level.networks.get(base >> level.hostBits);
        if (match) return match;
      }
      return undefined;
    },
    within: (block) =>
      levels[block.family]
        .filter(({ length }) => length > block.length)
        .toReversed()
        .flatMap(({ networks }) => [...networks.values()].filter(({ cidr }) => contains(block, cidr))),
  };
};
