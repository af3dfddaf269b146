import { type Cidr, contains, parseCidr } from '../model/address.ts';
import type { Resource } from '../model/resource.ts';

type Interface = Resource<'network-interface'>;

/** Below this share of free addresses, or this number, a subnet runs short: a load balancer alone wants 8 of them. */
const ampleShare = 0.2;
const ample = 8;

export const runsShort = (free: number, usable: number): boolean => free < ample || free < usable * ampleShare;

/** The blocks of /28 in a subnet that hold no address known to be taken. AWS keeps addresses of the first one and the last. */
export const freePrefixes = (subnet: Cidr, interfaces: readonly Interface[]): number => {
  const total = 2 ** Math.max(0, 28 - subnet.length);
  const taken = interfaces.flatMap(({ data }) => [
    ...(data.PrivateIpAddresses ?? []).map(({ PrivateIpAddress }) => PrivateIpAddress),
    ...(data.Ipv4Prefixes ?? []).map(({ Ipv4Prefix }) => Ipv4Prefix),
  ]);
  const blocks = taken
    .flatMap((text) => parseCidr(text) ?? [])
    .filter((each) => contains(subnet, each))
    .map(({ base }) => Number((base - subnet.base) / 16n));
  return total - new Set([0, total - 1, ...blocks]).size;
};
