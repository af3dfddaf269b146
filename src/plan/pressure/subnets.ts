import { parseCidr } from '../../model/address.ts';
import type { OwnerHolding, SubnetPressure } from '../../model/checklist/pressure.ts';
import type { Doubt } from '../../model/checklist/unread.ts';
import { nameOf, type Resource } from '../../model/resource.ts';
import { isIpv6Only, usableIpv4 } from '../../network/facts.ts';
import { interfacesIn, holdingsOf } from '../../network/interface-owners.ts';
import { freePrefixes, runsShort } from '../../network/ipv4-space.ts';
import { doubtOf } from '../unread.ts';
import { sliceAt, type Space, strangerOf } from './space.ts';

type Subnet = Resource<'subnet'>;

export const addressesOf = (holdings: readonly { readonly addresses: number }[]): number =>
  holdings.reduce((sum, { addresses }) => sum + addresses, 0);

/** The pressure on each subnet with IPv4. */
export const subnetPressures = (space: Space): SubnetPressure[] =>
  space.subnets.filter((subnet) => !isIpv6Only(subnet) && usableIpv4(subnet) > 0).map((subnet) => pressureOn(subnet, space));

const pressureOn = (subnet: Subnet, space: Space): SubnetPressure => {
  const interfaces = interfacesIn(space.interfaces, subnet.id);
  const owners: OwnerHolding[] = holdingsOf(interfaces).map((holding) => ({ ...holding }));
  const held = addressesOf(owners);
  const usable = usableIpv4(subnet);
  const free = subnet.data.AvailableIpAddressCount ?? null;
  // The two answers are of different moments, so that either may be the larger: pressure is never told smaller than it shows.
  const used = free === null ? null : Math.max(0, usable - free, held);
  const unattributed = used === null ? null : used - held;
  const doubts = doubtsOf(subnet, space);
  return {
    account: subnet.account,
    region: subnet.region,
    vpcId: subnet.data.VpcId ?? '',
    subnetId: subnet.id,
    name: nameOf(subnet) ?? null,
    zone: subnet.data.AvailabilityZone ?? null,
    cidr: subnet.data.CidrBlock ?? '',
    sharedBy: strangerOf(subnet),
    usable,
    free,
    used,
    runsShort: free === null ? null : runsShort(free, usable),
    owners,
    unattributed,
    prefixes: interfaces.reduce((sum, { data }) => sum + (data.Ipv4Prefixes ?? []).length, 0),
    freePrefixes: prefixesLeft(subnet, interfaces, free, unattributed),
    doubts,
  };
};

/** Each address that AWS counts and that no interface shows may spoil a block. */
const prefixesLeft = (
  subnet: Subnet,
  interfaces: readonly Resource<'network-interface'>[],
  free: number | null,
  unattributed: number | null,
): SubnetPressure['freePrefixes'] => {
  const block = parseCidr(subnet.data.CidrBlock);
  const seen = block ? freePrefixes(block, interfaces) : 0;
  const atMost = Math.max(0, free === null ? seen : Math.min(seen, Math.floor(free / 16)));
  return { atLeast: unattributed === null ? 0 : Math.max(0, atMost - unattributed), atMost };
};

const doubtsOf = (subnet: Subnet, space: Space): Doubt[] => {
  const stranger = strangerOf(subnet);
  const uncounted = subnet.data.AvailableIpAddressCount === undefined;
  return [
    ...(uncounted ? [{ why: `AWS did not say how many addresses are free in ${subnet.id}`, missing: [] }] : []),
    ...(stranger === null
      ? []
      : [{ why: `account ${stranger} shares ${subnet.id}: interfaces of other accounts in it are not visible`, missing: [] }]),
    ...doubtOf(sliceAt(space, subnet.account, subnet.region), 'network-interface', `the interfaces in ${subnet.id} could not all be read`),
  ];
};
