import { type Cidr, cidr, contains } from './address.ts';

export interface SpecialBlock {
  readonly name: string;
  /** Whether VPCs and on-premises networks number their hosts from it. */
  readonly numbersHosts: boolean;
}

/**
 * The IPv4 blocks that are not globally reachable, with multicast, which RFC 5735 lists beside them.
 * https://www.iana.org/assignments/iana-ipv4-special-registry
 */
const blocks: readonly (readonly [block: Cidr, name: string, numbersHosts: boolean])[] = [
  [cidr('0.0.0.0/8'), '"this network" (RFC 791)', false],
  [cidr('10.0.0.0/8'), 'private (RFC 1918)', true],
  [cidr('100.64.0.0/10'), 'shared address space (RFC 6598)', true],
  [cidr('127.0.0.0/8'), 'loopback (RFC 1122)', false],
  [cidr('169.254.0.0/16'), 'link-local (RFC 3927)', false],
  [cidr('172.16.0.0/12'), 'private (RFC 1918)', true],
  [cidr('192.0.0.0/24'), 'kept for protocols (RFC 6890)', false],
  [cidr('192.0.2.0/24'), 'kept for documentation (RFC 5737)', false],
  [cidr('192.168.0.0/16'), 'private (RFC 1918)', true],
  [cidr('198.18.0.0/15'), 'kept for benchmarks (RFC 2544)', true],
  [cidr('198.51.100.0/24'), 'kept for documentation (RFC 5737)', false],
  [cidr('203.0.113.0/24'), 'kept for documentation (RFC 5737)', false],
  [cidr('224.0.0.0/4'), 'multicast (RFC 5771)', false],
  [cidr('240.0.0.0/4'), 'reserved (RFC 1112)', false],
];

/** The same blocks, for what must tell addresses apart as the rules do. */
export const specialIpv4Blocks = blocks.map(([block, , numbersHosts]) => ({ block, numbersHosts }));

/** What makes an IPv4 address one that the internet does not route; undefined for all others. */
export const specialIpv4 = (address: Cidr): SpecialBlock | undefined => {
  const [, name, numbersHosts] = blocks.find(([block]) => contains(block, address)) ?? [];
  return name === undefined || numbersHosts === undefined ? undefined : { name, numbersHosts };
};
