import { cidr, contains, parseCidr } from '../model/address.ts';
import type { View } from '../model/inventory.ts';
import type { Resource } from '../model/resource.ts';

type Vpc = Resource<'vpc'>;

/** What a VPC's DHCP option set hands out under one key, or why that is not known. */
export type DhcpOffer =
  /** The VPC has no set at all (`default`), or its set lacks the key. */
  | { readonly state: 'no-set' }
  | { readonly state: 'not-set'; readonly options: Resource<'dhcp-options'> }
  | { readonly state: 'set'; readonly options: Resource<'dhcp-options'>; readonly values: readonly string[] }
  | { readonly state: 'unseen'; readonly why: string };

export const dhcpOffer = (view: View<'dhcp-options'>, vpc: Vpc, key: 'domain-name-servers' | 'ntp-servers'): DhcpOffer => {
  const id = vpc.data.DhcpOptionsId;
  if (id === undefined) return { state: 'unseen', why: `AWS did not say which DHCP option set ${vpc.id} uses` };
  if (id === 'default') return { state: 'no-set' };
  const options = view.get('dhcp-options', id);
  if (!options) return { state: 'unseen', why: `DHCP option set ${id} of ${vpc.id} was not among those read` };
  const configuration = options.data.DhcpConfigurations?.find(({ Key }) => Key === key);
  const values = (configuration?.Values ?? []).flatMap(({ Value }) => (Value ?? '').split(',')).map((value) => value.trim());
  const given = values.filter(Boolean);
  return given.length > 0 ? { state: 'set', options, values: given } : { state: 'not-set', options };
};

/** https://docs.aws.amazon.com/vpc/latest/userguide/AmazonDNS-concepts.html */
const linkLocalResolver = cidr('169.254.169.253');
const resolverAddresses = [linkLocalResolver, cidr('fd00:ec2::253')];

const isAddress = (value: string, block: (typeof resolverAddresses)[number]): boolean => {
  const parsed = parseCidr(value);
  return parsed !== undefined && contains(block, parsed);
};

const isAmazonProvided = (value: string): boolean => value.toLowerCase() === 'amazonprovideddns';
const isLinkLocalResolver = (value: string): boolean => isAddress(value, linkLocalResolver);
export const isIpv4Literal = (value: string): boolean => parseCidr(value)?.family === 4;

/** Whether a name server is Amazon's resolver: by name, by its fixed addresses, or at "VPC plus two". */
export const isAmazonResolver = (vpc: Vpc, value: string): boolean => {
  if (isAmazonProvided(value) || resolverAddresses.some((each) => isAddress(value, each))) return true;
  const network = parseCidr(vpc.data.CidrBlock);
  const address = parseCidr(value);
  return network?.family === 4 && address?.family === 4 && address.base === network.base + 2n;
};

/** The name servers of a VPC that are not Amazon's, whose DNS64 this scan cannot see. */
export const customServers = (vpc: Vpc, offer: DhcpOffer): readonly string[] =>
  offer.state === 'set' ? offer.values.filter((value) => !isAmazonResolver(vpc, value)) : [];

/** Whether a VPC's hosts ask servers other than Amazon's and no other. */
export const asksOnlyCustomServers = (vpc: Vpc, offer: DhcpOffer): boolean =>
  offer.state === 'set' && customServers(vpc, offer).length === offer.values.length;

/** How an IPv6-only subnet fares with what is handed out. */
export type Ipv4OnlyServers = 'reachable' | 'unreachable' | 'undocumented';

/**
 * Whether an IPv6-only subnet reaches one of the servers. AWS says of the link-local 169.254.169.253 that such subnets
 * reach it where the set names AmazonProvidedDNS, and is silent on the bare address.
 */
export const reachOfServers = (values: readonly string[]): Ipv4OnlyServers => {
  if (values.some((value) => !isIpv4Literal(value))) return 'reachable';
  return values.some(isLinkLocalResolver) ? 'undocumented' : 'unreachable';
};
