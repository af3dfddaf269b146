import { type Cidr, contains, formatAddress, formatCidr, parseCidr } from './address.ts';
import { UserError } from './failure.ts';
import { wellKnownPrefix } from './nat64-prefix.ts';
import { embed, extract, isTranslationPrefix, mixedNotation, prefixLengths } from './rfc6052.ts';
import { specialIpv4 } from './special-ipv4.ts';

/** An IPv4 address and the IPv6 address that stands for it behind a translation prefix. */
export interface Translation {
  readonly ipv4: string;
  /** Canonical text (RFC 5952). */
  readonly ipv6: string;
  /** The same with the IPv4 part in dotted form; null where the prefix is shorter than /96, which has no such form. */
  readonly mixed: string | null;
  readonly prefix: string;
  readonly isWellKnown: boolean;
  /** What to know before the address is used, a sentence or two each. */
  readonly notes: readonly string[];
}

/** Both ways: an IPv4 address is embedded, an IPv6 address has its IPv4 address taken out. */
export const translate = (addressText: string, prefixText: string): Translation => {
  const prefix = parsePrefix(prefixText);
  const address = addressText.includes('/') ? undefined : parseCidr(addressText);
  if (!address) throw new UserError(`"${addressText}" is not an IPv4 or IPv6 address.`);
  const ipv4 = address.family === 4 ? address : takeOut(prefix, address);
  const isWellKnown = formatCidr(prefix) === formatCidr(wellKnownPrefix);
  return {
    ipv4: formatAddress(ipv4),
    ipv6: formatAddress(embed(prefix, ipv4)),
    mixed: prefix.length === 96 ? mixedNotation(prefix, ipv4) : null,
    prefix: formatCidr(prefix),
    isWellKnown,
    notes: isWellKnown ? notesOnWellKnown(ipv4) : notesOnOwn(prefix),
  };
};

const parsePrefix = (text: string): Cidr => {
  const prefix = parseCidr(text);
  if (prefix?.family !== 6) throw new UserError(`The prefix "${text}" is not an IPv6 block such as ${formatCidr(wellKnownPrefix)}.`);
  if (isTranslationPrefix(prefix)) return prefix;
  if (prefixLengths.some((length) => length === prefix.length)) {
    throw new UserError(
      `Bits 64 to 71 of ${formatCidr(prefix)} are not zero, as RFC 6052, section 2.2, wants them of a translation prefix.`,
    );
  }
  throw new UserError(
    `${formatCidr(prefix)} is no translation prefix: RFC 6052, section 2.2, allows the lengths ${prefixLengths.map((length) => `/${length}`).join(', ')}.`,
  );
};

const takeOut = (prefix: Cidr, address: Cidr): Cidr => {
  const ipv4 = extract(prefix, address);
  if (ipv4) return ipv4;
  const text = formatAddress(address);
  throw new UserError(
    contains(prefix, address)
      ? `${text} is in ${formatCidr(prefix)} and stands for no IPv4 address: bits are set that RFC 6052, section 2.2, keeps zero.`
      : `${text} is not in ${formatCidr(prefix)}; name the prefix of your translator with --prefix.`,
  );
};

/**
 * The RFC forbids what AWS does: https://www.rfc-editor.org/rfc/rfc6052#section-3.1 and
 * https://docs.aws.amazon.com/vpc/latest/userguide/nat-gateway-nat64-dns64.html
 */
const notesOnWellKnown = (ipv4: Cidr): readonly string[] => {
  const special = specialIpv4(ipv4);
  if (!special) return [];
  const forbidden = `${formatAddress(ipv4)} is ${special.name}, and RFC 6052, section 3.1, forbids ${formatCidr(wellKnownPrefix)} for such addresses.`;
  const carried =
    'DNS64 and NAT64 of AWS use it for them all the same, to reach the VPC, connected VPCs and on-premises networks; translators elsewhere may drop the packets.';
  return [special.numbersHosts ? `${forbidden} ${carried}` : forbidden];
};

const notesOnOwn = (prefix: Cidr): readonly string[] => [
  `DNS64 and NAT64 of AWS know only ${formatCidr(wellKnownPrefix)}; ${formatCidr(prefix)} takes a translator of your own.`,
  ...(prefix.length > 32 && prefix.length < 96
    ? [`Behind a /${prefix.length} the bytes of the IPv4 address leave out bits 64 to 71, which stay zero (RFC 6052, section 2.2).`]
    : []),
];
