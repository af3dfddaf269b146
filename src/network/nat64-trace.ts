import { parseCidr } from '../model/address.ts';
import { wellKnownPrefix } from '../model/nat64-prefix.ts';
import type { Resource } from '../model/resource.ts';
import { nameOf } from '../model/resource.ts';
import { ipv4Cidrs, ipv6Cidrs } from './facts.ts';
import { globalUnicast } from './internet.ts';
import { type Nat64Path } from './nat64.ts';
import { follow, type Traced } from './trace/follow.ts';
import { synthesise } from './trace/names.ts';
import type { Filters, World } from './trace/types.ts';

/** Beyond the kinds that routing needs: what a packet meets behind a transit gateway or a peering connection. */
export const sightKinds = ['transit-gateway-vpc-attachment', 'transit-gateway-route-table', 'vpc-peering-connection'] as const;

type Subnet = Resource<'subnet'>;

/** What a subnet's hosts want to reach. */
export type Aim = 'ipv4-internet' | 'ipv4-vpc' | 'ipv6-internet';

const https = { from: 443, to: 443 };

/**
 * Follows a packet from a subnet along the routes, and past the network ACLs where these are asked for: to the IPv4 internet or to the VPC's own IPv4 range by way of
 * 64:ff9b::/96, which a private NAT gateway serves too, or to the IPv6 internet.
 */
export const pathFrom = (world: World, subnet: Subnet, aim: Aim, filters: Filters = 'none'): Traced => {
  const sender = {
    world,
    at: { kind: 'subnet' as const, id: subnet.id, name: nameOf(subnet) },
    subnet,
    ipv6: parseCidr(ipv6Cidrs(subnet)[0]),
  };
  const vpc = world.get('vpc', subnet.data.VpcId);
  const own = parseCidr(vpc && ipv4Cidrs(vpc)[0]);
  const aims = { 'ipv4-internet': wellKnownPrefix, 'ipv4-vpc': own ? synthesise(own) : wellKnownPrefix, 'ipv6-internet': globalUnicast };
  return follow(sender, aims[aim], https, filters);
};

/**
 * The verdict on NAT64 in another VPC, behind a transit gateway, where all of the way there and back is visible. Sound is
 * what comes back from the internet, or, through a private NAT gateway, what the NAT gateway itself was reached by.
 */
export const centralNat64 = (world: World, subnet: Subnet, path: Nat64Path): Traced | undefined => {
  if (path.outcome !== 'out-of-sight' || path.match?.target.type !== 'transit-gateway') return undefined;
  // Without a block of its own the subnet has nothing to send from, which is another rule's to say.
  if (ipv6Cidrs(subnet).length === 0) return undefined;
  const traced = pathFrom(world, subnet, 'ipv4-internet');
  return traced.disposition === 'unknown' ? undefined : traced;
};

export const isSound = ({ disposition }: Traced): boolean => disposition === 'exits' || disposition === 'delivered';
