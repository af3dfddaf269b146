import { bitsOf, type Cidr, cidr, contains, type Family } from '../model/address.ts';
import { specialIpv4Blocks } from '../model/special-ipv4.ts';

/** One bit of a keyed hash. */
export type Bit = (text: string) => 0 | 1;

export interface Network {
  /** Blocks whose first addresses stay their first addresses: VPCs, of which AWS takes `base + 2` for DNS. */
  readonly blocks: readonly Cidr[];
  /** Blocks in which addresses keep their places: subnets. */
  readonly subnets: readonly Cidr[];
}

const ipv6Blocks = (texts: readonly string[]): readonly Cidr[] => texts.map(cidr);
/** Blocks that mean something to the rules: what is in one stays in it, and what is not does not get there. */
const classes = [
  ...specialIpv4Blocks.flatMap(({ block, numbersHosts }) => (numbersHosts ? [block] : [])),
  ...ipv6Blocks(['2000::/3', '2001:db8::/32', '2002::/16', 'fc00::/8', 'fd00::/8']),
];
/** Blocks that name no network of anyone's: they stay as they are, the metadata service and AWS's clock among them. */
const untouched = [
  ...specialIpv4Blocks.flatMap(({ block, numbersHosts }) => (numbersHosts ? [] : [block])),
  ...ipv6Blocks(['::/16', '64:ff9b:1::/48', '2001::/23', 'fd00:ec2::/32', 'fe80::/10', 'ff00::/8']),
];
/** Blocks that carry an IPv4 address in their last 32 bits: RFC 6052, and RFC 4291 §2.5.5.2. */
const carriers = ipv6Blocks(['64:ff9b::/96', '::ffff:0:0/96']);

const keyOf = (family: Family, base: bigint, length: number): string => `${family}/${base.toString(16)}/${length}`;
const blockKey = ({ family, base, length }: Cidr): string => keyOf(family, base, length);
const placeOf = (family: Family, index: number): bigint => 1n << BigInt(bitsOf(family) - index - 1);

/** Every block around this one. */
const around = ({ family, base }: Cidr, length: number): readonly string[] =>
  Array.from({ length }, (_, each) => keyOf(family, (base >> BigInt(bitsOf(family) - each)) << BigInt(bitsOf(family) - each), each));

/**
 * Renames addresses so that two that share a prefix share one of the same length afterwards, as Crypto-PAn does
 * (Xu, Fan, Ammar, Moon: Prefix-Preserving IP Address Anonymization, 2002): at each prefix a keyed bit says whether the two
 * halves below it change places. They do not above and in the blocks that mean something, nor within subnets.
 */
export const addressRenamer = (bit: Bit, { blocks, subnets }: Network): ((block: Cidr) => Cidr) => {
  const fixed = new Set([...classes, ...untouched, ...carriers].flatMap((block) => around(block, block.length)));
  const still = new Set([...untouched, ...subnets].map(blockKey));
  const anchors = new Set(blocks.map(blockKey));
  const known = new Map<string, 0 | 1>();
  const swaps = (key: string): 0 | 1 => {
    const swap = known.get(key) ?? (fixed.has(key) ? 0 : bit(key));
    known.set(key, swap);
    return swap;
  };
  const rename = (block: Cidr): Cidr => {
    const { family, base, length } = block;
    const carrier = carriers.find((each) => contains(each, block));
    if (carrier) return { ...block, base: carrier.base | rename({ family: 4, base: base & 0xffff_ffffn, length: length - 96 }).base };
    let seen = 0n;
    let renamed = 0n;
    let isStill = false;
    let isFirst = false;
    for (let index = 0; index < length; index += 1) {
      const key = keyOf(family, seen, index);
      isStill ||= still.has(key);
      isFirst ||= anchors.has(key);
      const place = placeOf(family, index);
      const isSet = (base & place) !== 0n;
      const swap: 0 | 1 = isStill || isFirst ? 0 : swaps(key);
      if (isSet) seen |= place;
      if (isSet !== (swap === 1)) renamed |= place;
      isFirst &&= !isSet;
    }
    return { family, base: renamed, length };
  };
  return rename;
};
