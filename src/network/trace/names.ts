import { bitsOf, type Cidr, formatBlock } from '../../model/address.ts';
import { wellKnownPrefix } from '../../model/nat64-prefix.ts';
import type { View } from '../../model/inventory.ts';
import type { Resource } from '../../model/resource.ts';
import { customServers, dhcpOffer } from '../dns.ts';
import { hasIpv6, isIpv6Only } from '../facts.ts';
import type { Disposition } from '../../model/trace.ts';
import type { World } from './types.ts';

/** What a destination's name answers with. */
export interface Records {
  readonly a?: Cidr;
  readonly aaaa?: Cidr;
}

/** The DNS step of a trace: what the sender asks for and which address it connects to. */
export interface Resolution {
  readonly text: string;
  readonly destination?: Cidr;
  /** Where no address comes out of it. */
  readonly failure?: { readonly disposition: Disposition; readonly why: string };
}

type Subnet = Resource<'subnet'>;

/** A block stands for any address of it. */
const textOf = (block: Cidr): string => (block.length === bitsOf(block.family) ? formatBlock(block) : `in ${formatBlock(block)}`);

/** The block behind 64:ff9b::/96 that stands for an IPv4 block; one address becomes one address. */
export const synthesise = (ipv4: Cidr): Cidr => ({
  family: 6,
  base: wellKnownPrefix.base | ipv4.base,
  length: wellKnownPrefix.length + ipv4.length,
});

/**
 * Which address a sender in a subnet connects to. Hosts that have IPv6 prefer AAAA records (RFC 6724), also those that
 * DNS64 made of an A record, which it does only where the name has no AAAA record of its own.
 * https://docs.aws.amazon.com/vpc/latest/userguide/nat-gateway-nat64-dns64.html
 */
export const resolve = (world: World, subnet: Subnet, { a, aaaa }: Records): Resolution => {
  const speaks6 = isIpv6Only(subnet) || hasIpv6(subnet);
  if (aaaa && speaks6) return { text: `AAAA record ${textOf(aaaa)}`, destination: aaaa };
  if (!a)
    return {
      text: `AAAA record ${aaaa ? textOf(aaaa) : 'absent'}`,
      failure: { disposition: 'no-route', why: `${subnet.id} has no IPv6 and the destination has nothing else` },
    };
  const record = `A record ${textOf(a)}`;
  if (!speaks6 || (!isIpv6Only(subnet) && subnet.data.EnableDns64 !== true)) return { text: record, destination: a };
  const dns64 = askDns64(world, subnet);
  if (dns64 === 'works') return { text: `${record} → DNS64 synthesises AAAA ${textOf(synthesise(a))}`, destination: synthesise(a) };
  const text = `${record}, and no AAAA record`;
  return { text, failure: dns64 };
};

const askDns64 = (world: World, subnet: Subnet): 'works' | NonNullable<Resolution['failure']> => {
  const unknown = (why: string) => ({ disposition: 'unknown' as const, why });
  if (subnet.data.EnableDns64 === undefined) return unknown(`AWS did not say whether DNS64 is on in ${subnet.id}`);
  if (!subnet.data.EnableDns64)
    return {
      disposition: 'not-translated',
      why: `DNS64 is off in ${subnet.id}, so an IPv4-only name has no address that an IPv6-only host can use`,
    };
  const support = world.consult('vpc-attributes')?.find(({ id }) => id === subnet.data.VpcId)?.data.EnableDnsSupport;
  if (support === false)
    return { disposition: 'not-translated', why: `DNS support is off in ${subnet.data.VpcId}, so the Amazon resolver does not answer` };
  if (support !== true) return unknown(`whether DNS support is on in ${subnet.data.VpcId} could not be read`);
  const options = world.consult('dhcp-options');
  const vpc = world.get('vpc', subnet.data.VpcId);
  if (!options || !vpc) return unknown(`the DHCP option set of ${subnet.data.VpcId} could not be read`);
  const view: View<'dhcp-options'> = {
    ...world,
    all: () => options as never,
    get: (_kind, id) => options.find((each) => each.id === id) as never,
  };
  const offer = dhcpOffer(view, vpc, 'domain-name-servers');
  if (offer.state === 'unseen') return unknown(offer.why);
  if (offer.state === 'not-set') return unknown(`the DHCP option set of ${vpc.id} names no DNS servers`);
  const custom = customServers(vpc, offer);
  return custom.length > 0 ? unknown(`hosts in ${vpc.id} ask ${custom.join(', ')}, whose DNS64 this scan cannot see`) : 'works';
};
