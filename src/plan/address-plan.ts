import { bitsOf, type Cidr, cidr, contains, formatCidr, overlaps, parseCidr } from '../model/address.ts';
import type { AddressPlan, PlannedSubnet } from '../model/checklist/address-plan.ts';
import { globalRegion, type IndexedSlice } from '../model/inventory.ts';
import { compare } from '../model/order.ts';
import { nameOf, type Resource } from '../model/resource.ts';
import type { Target } from '../model/verdict.ts';
import { isWorkload } from '../network/addressing.ts';
import { inVpc, ipv4Cidrs, ipv6Cidrs, isIpv6Only, isShared, isVacant } from '../network/facts.ts';
import { isOrdinaryZone } from '../network/zones.ts';
import { ipv6PoolFor } from '../network/ipam.ts';

type Vpc = Resource<'vpc'>;
type Subnet = Resource<'subnet'>;

/** What Amazon gives a VPC, and what a subnet takes. https://docs.aws.amazon.com/vpc/latest/userguide/vpc-cidr-blocks.html */
const vpcLength = 56;
const subnetLength = 64;
/** Zones get equal shares of the block, this many at most: the largest region has six, and Local Zones take other blocks. */
const zoneShares = 8;

/** RFC 3849: addresses that stand for others in text. */
const documentation = cidr('2001:db8::/32');

export const addressPlans = (slices: readonly IndexedSlice[], target: Target, vpcIds: readonly string[]): readonly AddressPlan[] => {
  const stand = standIns();
  return slices
    .filter(({ region }) => region !== globalRegion)
    .flatMap((slice) => {
      const vpcs = slice.all('vpc').filter((vpc) => (vpcIds.length === 0 || vpcIds.includes(vpc.id)) && !isShared(vpc));
      return vpcs.toSorted((a, b) => compare(a.id, b.id)).map((vpc) => planOf(slices, slice, vpc, target, stand));
    });
};

const planOf = (
  slices: readonly IndexedSlice[],
  slice: IndexedSlice,
  vpc: Vpc,
  target: Target,
  stand: (id: string) => Cidr,
): AddressPlan => {
  const associated = ipv6Cidrs(vpc).flatMap((text) => parseCidr(text) ?? []);
  const subnets = inVpc(slice, 'subnet', vpc.id).toSorted(byIpv4);
  const block = roomiest(associated, subnets) ?? stand(vpc.id);
  const pool =
    associated.length > 0
      ? undefined
      : ipv6PoolFor(
          slices.filter(({ account }) => account === slice.account).flatMap((each) => each.all('ipam-pool')),
          slice.region,
        );
  const space = spaceOf(block, subnets, slice.region);
  const problems = slice
    .gapsOf('subnet')
    .map(({ message }) => `not all subnets could be read, so that blocks may be in use already: ${message}`);
  const rows = [
    ...subnets.flatMap((subnet) => takenRow(subnet, block)),
    ...subnets.filter(lacksIpv6).flatMap((subnet) => plannedRow(subnet, slice.region, space, problems)),
    ...(target === 'ipv6-only' ? zonesToServe(subnets, slice).flatMap((zone) => newRow(zone, space, problems)) : []),
  ];
  return {
    account: slice.account,
    region: slice.region,
    vpcId: vpc.id,
    name: nameOf(vpc) ?? null,
    ipv4: [...ipv4Cidrs(vpc)],
    block: formatCidr(block),
    source: associated.length > 0 ? 'associated' : pool ? 'ipam-pool' : 'amazon',
    ipamPoolId: pool?.id ?? null,
    subnets: rows,
    room: space.zones.map((zone) => ({ zone, free: space.freeIn(zone) })),
    problems,
  };
};

/** Of several blocks the one with the most left; the first of those that are equal. */
const roomiest = (blocks: readonly Cidr[], subnets: readonly Subnet[]): Cidr | undefined => {
  const used = subnets.flatMap(heldBlocks);
  const left = (block: Cidr) => 2 ** (subnetLength - block.length) - used.filter((each) => contains(block, each)).length;
  return blocks
    .filter(({ length }) => length <= subnetLength)
    .toSorted((a, b) => left(b) - left(a))
    .at(0);
};

/** A block counts as held from its association's beginning until it has gone: AWS refuses it meanwhile. */
const heldBlocks = ({ data }: Subnet): readonly Cidr[] =>
  (data.Ipv6CidrBlockAssociationSet ?? [])
    .filter(({ Ipv6CidrBlockState }) => !['disassociated', 'failed'].includes(Ipv6CidrBlockState?.State ?? ''))
    .flatMap(({ Ipv6CidrBlock }) => parseCidr(Ipv6CidrBlock) ?? []);

const lacksIpv6 = (subnet: Subnet): boolean => heldBlocks(subnet).length === 0 && !isIpv6Only(subnet) && !subnet.data.OutpostArn;

const byIpv4 = (a: Subnet, b: Subnet): number => {
  const [x, y] = [parseCidr(a.data.CidrBlock)?.base ?? -1n, parseCidr(b.data.CidrBlock)?.base ?? -1n];
  return x === y ? compare(a.id, b.id) : x < y ? -1 : 1;
};

interface Space {
  readonly zones: readonly string[];
  /** Takes a free /64 for a zone: the wanted one of its share, or the next; undefined where nothing is left. */
  take(zone: string, wanted: number): { readonly block: Cidr; readonly index: number } | undefined;
  freeIn(zone: string): number;
}

const spaceOf = (block: Cidr, subnets: readonly Subnet[], region: string): Space => {
  const total = 2 ** (subnetLength - block.length);
  const share = Math.max(1, Math.floor(total / zoneShares));
  const at = (index: number): Cidr => ({
    family: 6,
    base: block.base + (BigInt(index) << BigInt(bitsOf(6) - subnetLength)),
    length: subnetLength,
  });
  const held = subnets.flatMap(heldBlocks);
  const taken = new Set<number>();
  const isFree = (index: number) => !taken.has(index) && !held.some((each) => overlaps(each, at(index)));
  const zones = [...new Set(subnets.flatMap(({ data }) => data.AvailabilityZone ?? []))]
    .filter((zone) => isOrdinaryZone(region, zone))
    .toSorted();
  const startOf = (zone: string) => (zoneNumber(zone) * share) % total;
  const orderFor = function* (zone: string, wanted: number) {
    for (let step = 0; step < share; step += 1) yield startOf(zone) + ((wanted + step) % share);
    // Its own share is full: from the end, where the shares of zones that do not exist lie. A /44 has a million blocks: not all are tried.
    for (let index = total - 1; index >= Math.max(0, total - 4096); index -= 1) yield index;
  };
  return {
    zones,
    take: (zone, wanted) => {
      for (const index of orderFor(zone, wanted)) {
        if (!isFree(index)) continue;
        taken.add(index);
        return { block: at(index), index };
      }
      return undefined;
    },
    freeIn: (zone) => Array.from({ length: Math.min(share, 4096) }, (_, step) => startOf(zone) + step).filter(isFree).length,
  };
};

/** `eu-central-1a` is 0, `…b` 1: the letters differ from account to account, within one they stay. */
const zoneNumber = (zone: string): number => Math.max(0, zone.charCodeAt(zone.length - 1) - 'a'.charCodeAt(0)) % zoneShares;

const takenRow = (subnet: Subnet, block: Cidr): readonly PlannedSubnet[] =>
  heldBlocks(subnet).map((held) => ({
    ...about(subnet),
    block: formatCidr(held),
    index: contains(block, held) ? Number((held.base - block.base) >> BigInt(bitsOf(6) - subnetLength)) : -1,
    role: isIpv6Only(subnet) ? 'ipv6-only' : 'dual-stack',
    state: 'associated',
  }));

/** The third octet of the IPv4 block, which people number subnets by, chooses the place in the zone's lower half. */
const plannedRow = (subnet: Subnet, region: string, space: Space, problems: string[]): readonly PlannedSubnet[] => {
  const zone = subnet.data.AvailabilityZone ?? '';
  if (!isOrdinaryZone(region, zone)) {
    problems.push(`${subnet.id} stands in ${zone || 'an unknown zone'}, which takes only blocks of its own network border group`);
    return [];
  }
  const octet = Number(((parseCidr(subnet.data.CidrBlock)?.base ?? 0n) >> 8n) & 0xfn);
  const found = space.take(zone, octet);
  if (!found) problems.push(`no /64 is left for ${subnet.id}: associate a further block with the VPC`);
  return found ? [{ ...about(subnet), block: formatCidr(found.block), index: found.index, role: 'dual-stack', state: 'planned' }] : [];
};

const about = (subnet: Subnet) => ({
  subnetId: subnet.id,
  name: nameOf(subnet) ?? null,
  zone: subnet.data.AvailabilityZone ?? '',
  ipv4: subnet.data.CidrBlock ?? null,
});

/** Zones with workloads and no IPv6-only subnet: a subnet is IPv6-only from its creation or never. */
const zonesToServe = (subnets: readonly Subnet[], slice: IndexedSlice): readonly string[] => {
  const zoneOf = ({ data }: Subnet) => data.AvailabilityZone ?? '';
  const served = new Set(subnets.filter(isIpv6Only).map(zoneOf));
  const held = new Set(
    slice
      .all('network-interface')
      .filter(isWorkload)
      .map(({ data }) => data.SubnetId),
  );
  // Where not all interfaces could be read, every subnet in use counts: better a block too many.
  const isBusy = slice.gapsOf('network-interface').length > 0 ? (subnet: Subnet) => !isVacant(subnet) : ({ id }: Subnet) => held.has(id);
  const busy = subnets.filter((subnet) => !isIpv6Only(subnet) && isBusy(subnet)).map(zoneOf);
  return [...new Set(busy)].filter((zone) => isOrdinaryZone(slice.region, zone) && !served.has(zone)).toSorted();
};

const newRow = (zone: string, space: Space, problems: string[]): readonly PlannedSubnet[] => {
  const found = space.take(zone, 16);
  if (!found) problems.push(`no /64 is left for an IPv6-only subnet in ${zone}: associate a further block with the VPC`);
  if (!found) return [];
  return [
    {
      subnetId: null,
      name: null,
      zone,
      ipv4: null,
      block: formatCidr(found.block),
      index: found.index,
      role: 'ipv6-only',
      state: 'planned',
    },
  ];
};

/** One /56 of the documentation range for each VPC, chosen by its id so that others do not shift it. */
const standIns = (): ((id: string) => Cidr) => {
  const taken = new Set<number>();
  return (id) => {
    let number = Array.from(id).reduce((hash, char) => Math.imul(hash ^ char.charCodeAt(0), 0x01000193) >>> 0, 0x811c9dc5) % 2 ** 24;
    while (taken.has(number)) number = (number + 1) % 2 ** 24;
    taken.add(number);
    return { family: 6, base: documentation.base + (BigInt(number) << BigInt(bitsOf(6) - vpcLength)), length: vpcLength };
  };
};
