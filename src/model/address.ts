import ipaddr from 'ipaddr.js';

export type Family = 4 | 6;

/** A block of addresses: the network's first address as a number, its prefix length, its family. */
export interface Cidr {
  readonly family: Family;
  readonly base: bigint;
  /** Prefix length: 0 to 32, or 0 to 128. */
  readonly length: number;
}

export const bitsOf = (family: Family): 32 | 128 => (family === 4 ? 32 : 128);

const numberOf = (bytes: readonly number[]): bigint => bytes.reduce((sum, byte) => (sum << 8n) | BigInt(byte), 0n);

const masksOf = (family: Family): readonly bigint[] =>
  Array.from({ length: bitsOf(family) + 1 }, (_, length) => {
    const bits = BigInt(bitsOf(family));
    return ((1n << bits) - 1n) ^ ((1n << (bits - BigInt(length))) - 1n);
  });
const masks = { 4: masksOf(4), 6: masksOf(6) } as const;
const maskOf = (family: Family, length: number): bigint => masks[family][length] ?? 0n;

/** Blocks parsed of late: estates name the same few, such as `0.0.0.0/0`, over and over. */
const recent = new Map<string, Cidr | undefined>();
const mostRecent = 4_096;

/**
 * Parses `10.0.0.0/16`, `2001:db8::/56`, or a bare address as a block of one.
 * Host bits are cleared, as AWS does. Undefined where the text is not an address.
 */
export const parseCidr = (text: string | null | undefined): Cidr | undefined => {
  if (!text) return undefined;
  const known = recent.get(text);
  if (known || recent.has(text)) return known;
  if (recent.size >= mostRecent) recent.clear();
  const parsed = parse(text);
  recent.set(text, parsed);
  return parsed;
};

const parse = (text: string): Cidr | undefined => {
  const [address = '', suffix, ...rest] = text.split('/');
  // Four parts and nothing else: ipaddr.js would also take 10.1 and 0x0a000001, which AWS never writes. It is slow to say
  // no to an IPv6 address, which a colon tells at once.
  const isV4 = !address.includes(':') && ipaddr.IPv4.isValidFourPartDecimal(address);
  if (rest.length > 0 || address.includes('%') || !(isV4 || ipaddr.IPv6.isValid(address))) return undefined;
  const parsed = isV4 ? ipaddr.IPv4.parse(address) : ipaddr.IPv6.parse(address);
  const family: Family = isV4 ? 4 : 6;
  const length = suffix === undefined ? bitsOf(family) : /^\d{1,3}$/.test(suffix) ? Number(suffix) : -1;
  if (length < 0 || length > bitsOf(family)) return undefined;
  return { family, base: numberOf(parsed.toByteArray()) & maskOf(family, length), length };
};

/** The same, for constants that are known to parse. */
export const cidr = (text: string): Cidr => {
  const parsed = parseCidr(text);
  if (!parsed) throw new Error(`not a CIDR block: ${text}`);
  return parsed;
};

/** Whether every address of `inner` is in `outer`. */
export const contains = (outer: Cidr, inner: Cidr): boolean =>
  outer.family === inner.family && outer.length <= inner.length && (inner.base & maskOf(outer.family, outer.length)) === outer.base;

/** Whether the two blocks share an address. */
export const overlaps = (a: Cidr, b: Cidr): boolean => contains(a, b) || contains(b, a);

const bytesOf = ({ family, base }: Pick<Cidr, 'family' | 'base'>): number[] =>
  Array.from({ length: bitsOf(family) / 8 }, (_, index) => Number((base >> BigInt(bitsOf(family) - 8 * (index + 1))) & 0xffn));

/** The block's first address in canonical text (RFC 5952 for IPv6). */
export const formatAddress = (block: Pick<Cidr, 'family' | 'base'>): string => ipaddr.fromByteArray(bytesOf(block)).toString();

export const formatCidr = (block: Cidr): string => `${formatAddress(block)}/${block.length}`;

/** A block as people write it: an address alone where it is one. */
export const formatBlock = (block: Cidr): string => (block.length === bitsOf(block.family) ? formatAddress(block) : formatCidr(block));
