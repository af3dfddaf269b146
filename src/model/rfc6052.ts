import { type Cidr, contains, formatAddress, formatCidr } from './address.ts';

/** The prefix lengths that RFC 6052, section 2.2, allows. */
export const prefixLengths = [32, 40, 48, 56, 64, 96] as const;

/** Bits 64 to 71 are zero in every form but /96, where the prefix itself covers them: octet "u" of RFC 6052, section 2.2. */
const reservedByte = 8;

/** Which bytes of the IPv6 address hold the four of the IPv4 address. */
const placesOf = (length: number): readonly number[] => {
  const places: number[] = [];
  for (let index = length / 8; places.length < 4; index += 1) if (index !== reservedByte) places.push(index);
  return places;
};

const shiftOf = (index: number): bigint => BigInt(8 * (15 - index));

/** Whether a block can serve as a translation prefix: its length is one of six, and octet "u" is zero. */
export const isTranslationPrefix = ({ family, length, base }: Cidr): boolean =>
  family === 6 && prefixLengths.some((each) => each === length) && ((base >> shiftOf(reservedByte)) & 0xffn) === 0n;

/** The IPv6 address that stands for an IPv4 address behind a translation prefix (RFC 6052, section 2.2). */
export const embed = (prefix: Cidr, address: Cidr): Cidr => {
  if (!isTranslationPrefix(prefix)) throw new RangeError(`${formatCidr(prefix)} is not a translation prefix of RFC 6052`);
  const bytes = placesOf(prefix.length).map((place, index) => ((address.base >> BigInt(8 * (3 - index))) & 0xffn) << shiftOf(place));
  return { family: 6, base: bytes.reduce((sum, byte) => sum | byte, prefix.base), length: 128 };
};

/** The IPv4 address that an IPv6 address stands for; undefined where it is not of the prefix or is not well formed. */
export const extract = (prefix: Cidr, address: Cidr): Cidr | undefined => {
  if (!isTranslationPrefix(prefix) || !contains(prefix, address) || address.length !== 128) return undefined;
  const base = placesOf(prefix.length).reduce((sum, place) => (sum << 8n) | ((address.base >> shiftOf(place)) & 0xffn), 0n);
  const ipv4: Cidr = { family: 4, base, length: 32 };
  // Suffix and octet "u" are zero in what a translator makes; anything else is some other address of the prefix.
  return embed(prefix, ipv4).base === address.base ? ipv4 : undefined;
};

const allOnes: Cidr = { family: 4, base: 0xffff_ffffn, length: 32 };

/** `64:ff9b::afe:1eb` with the IPv4 part as people write it: `64:ff9b::10.254.1.235`. Only for /96. */
export const mixedNotation = (prefix: Cidr, ipv4: Cidr): string =>
  // The prefix's own text would not do: it may have its `::` elsewhere, or no room for one beside four dotted bytes.
  formatAddress(embed(prefix, allOnes)).replace(/ffff:ffff$/, formatAddress(ipv4));
