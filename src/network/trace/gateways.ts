import { type Cidr, contains, formatBlock, parseCidr } from '../../model/address.ts';
import { wellKnownPrefix } from '../../model/nat64-prefix.ts';
import { nameOf, type Resource } from '../../model/resource.ts';
import { hasPublicIpv6, ipv4Cidrs, ipv6Cidrs, isShared } from '../facts.ts';
import type { RouteMatch } from '../routes.ts';
import { throughPeering } from './peering.ts';
import { throughTransitGateway } from './transit.ts';
import type { Step } from '../../model/trace.ts';
import type { Filters, Packet } from './types.ts';
import { describe, type End, enter, type Onward, type Position, positionIn } from './walk.ts';

const ended = (end: End, steps: readonly Step[] = []): Onward => ({ steps, end });

const isNat64 = ({ destination }: Packet): boolean => contains(wellKnownPrefix, destination);
const notTranslated = (who: string): End => ({ disposition: 'not-translated', why: `${who} does not translate 64:ff9b::/96` });

/** Hands a packet to the target of its route. */
export const throughGateway = (position: Position, packet: Packet, match: RouteMatch, filters: Filters): Onward => {
  const { type, id } = match.target;
  switch (type) {
    case 'nat-gateway':
      return throughNat(position, packet, id, filters);
    case 'internet-gateway':
    case 'egress-only-internet-gateway':
      return ended(isNat64(packet) ? notTranslated(id) : outThrough(position, packet, match, filters));
    case 'vpc-peering-connection':
      // https://docs.aws.amazon.com/vpc/latest/userguide/nat-gateway-basics.html: not reachable over peering
      return isNat64(packet) ? ended(notTranslated(id)) : throughPeering(position, packet, id);
    case 'transit-gateway':
      return throughTransitGateway(position, packet, id, filters);
    case 'gateway-endpoint':
      return ended({ disposition: 'exits', why: `it enters the service behind ${id}` });
    case 'virtual-private-gateway':
      return ended(isNat64(packet) ? notTranslated(id) : elsewhere(type, id));
    default:
      return ended(elsewhere(type, id));
  }
};

const elsewhere = (type: string, id: string): End => ({
  disposition: 'unknown',
  why: `it goes on to ${type} ${id}, whose onward path this scan does not follow`,
});

/** To the internet. IPv4 needs a public address, IPv6 a public block, and neither must be blocked for the VPC. */
const outThrough = (position: Position, packet: Packet, { target }: RouteMatch, filters: Filters): End => {
  const { subnet } = position;
  const blocked = filters === 'all' ? blockedAccess(position, target) : undefined;
  if (blocked) return blocked;
  if (packet.destination.family === 4) {
    if (target.type === 'egress-only-internet-gateway') return { disposition: 'not-translated', why: `${target.id} carries IPv6 only` };
    if (position.publicIpv4 === undefined)
      return { disposition: 'not-translated', why: `the sender has no public IPv4 address for ${target.id} to translate to` };
    return { disposition: 'exits', why: `it leaves through ${target.id} as ${position.publicIpv4}` };
  }
  const isPublic = subnet ? hasPublicIpv6(subnet) : undefined;
  if (isPublic === false)
    return { disposition: 'denied-out', why: `the IPv6 block of ${subnet?.id} is private, and AWS drops such addresses at ${target.id}` };
  if (isPublic === undefined)
    return { disposition: 'unknown', why: `whether the IPv6 block of ${subnet?.id ?? 'the sender'} is public is not known` };
  return { disposition: 'exits', why: `it leaves through ${target.id}` };
};

/**
 * VPC Block Public Access. `block-ingress` leaves NAT gateways and egress-only gateways open, and AWS is silent on what hosts
 * themselves send out through an internet gateway. https://docs.aws.amazon.com/vpc/latest/userguide/security-vpc-bpa-basics.html
 */
const blockedAccess = ({ world, subnet, at }: Position, target: RouteMatch['target']): End | undefined => {
  // Of the account that owns the VPC: in a shared one the participant's own options count for nothing.
  const owner = subnet?.data.OwnerId ?? subnet?.account ?? world.account;
  const options = world.consult('vpc-block-public-access')?.find((each) => each.account === owner);
  const mode = subnet?.data.BlockPublicAccessStates?.InternetGatewayBlockMode ?? options?.data.InternetGatewayBlockMode;
  if (mode === undefined) {
    return { disposition: 'unknown', why: `whether VPC Block Public Access stops it at ${target.id} could not be read` };
  }
  if (mode === 'block-bidirectional') {
    return { disposition: 'denied-out', why: `VPC Block Public Access (block-bidirectional) stops it at ${target.id}` };
  }
  if (mode !== 'block-ingress' || target.type === 'egress-only-internet-gateway' || at.kind === 'nat-gateway') return undefined;
  return { disposition: 'unknown', why: `VPC Block Public Access (block-ingress) may stop it at ${target.id}` };
};

type NatGateway = Resource<'nat-gateway'>;

/** The end of the way at a NAT gateway that cannot serve, or nothing. */
const natTrouble = ({ world, subnet }: Position, packet: Packet, id: string, nat: NatGateway | undefined): End | undefined => {
  if (!nat && (!subnet || isShared(subnet)))
    return { disposition: 'unknown', why: `NAT gateway ${id} belongs to the account that shares the subnet` };
  if (!nat) return { disposition: 'blackhole', why: `there is no NAT gateway ${id} in ${world.region}` };
  const { State, FailureMessage } = nat.data;
  if (State === undefined || State === 'pending') return { disposition: 'unknown', why: `NAT gateway ${id} is still being made` };
  if (State !== 'available')
    return { disposition: 'blackhole', why: `NAT gateway ${id} is ${State}${FailureMessage ? `: ${FailureMessage}` : ''}` };
  if (packet.destination.family === 6 && !isNat64(packet)) {
    return { disposition: 'not-translated', why: `NAT gateway ${id} translates 64:ff9b::/96 only, not ${describe(packet.destination)}` };
  }
  return undefined;
};

/** NAT64 for what is addressed to 64:ff9b::/96, source NAT for IPv4: either way the gateway's own IPv4 address becomes the sender. */
const throughNat = (position: Position, packet: Packet, id: string, filters: Filters): Onward => {
  const { world } = position;
  const nat = world.get('nat-gateway', id);
  const trouble = natTrouble(position, packet, id, nat);
  if (trouble || !nat) return ended(trouble ?? { disposition: 'unknown', why: `NAT gateway ${id} is not visible` });
  const isRegional = nat.data.AvailabilityMode === 'regional';
  const subnet = world.get('subnet', nat.data.SubnetId);
  if (!isRegional && !subnet)
    return ended({ disposition: 'unknown', why: `the subnet ${nat.data.SubnetId ?? ''} of NAT gateway ${id} was not among those read` });
  const way = subnet && subnet.id !== position.subnet?.id ? enter(world, subnet, packet, filters) : { steps: [] };
  if (way.end) return ended(way.end, way.steps);
  const address = nat.data.NatGatewayAddresses?.find((each) => each.PrivateIp && each.Status !== 'failed');
  const source = parseCidr(address?.PrivateIp);
  if (!source) return ended({ disposition: 'unknown', why: `the private address of NAT gateway ${id} is not known` }, way.steps);
  const after: Packet = {
    ...packet,
    source,
    destination: packet.destination.family === 6 ? ipv4Of(packet.destination) : packet.destination,
  };
  const step: Step = { kind: 'translate', before: addressesOf(packet), after: addressesOf(after) };
  const at = { kind: 'nat-gateway' as const, id, name: nameOf(nat) };
  // AWS takes an absent ConnectivityType for public.
  const publicIpv4 = nat.data.ConnectivityType === 'private' ? undefined : (address?.PublicIp ?? 'its public address');
  const next: Position = isRegional
    ? regional(position, nat, at, publicIpv4)
    : { ...positionIn(world, subnet as Resource<'subnet'>, at), publicIpv4 };
  return { steps: [...way.steps, step], next, packet: after, translated: packet };
};

/** A regional NAT gateway stands in no subnet; its hidden table leads to the VPC and to the internet gateway. */
const regional = ({ world, vpcId }: Position, nat: NatGateway, at: Position['at'], publicIpv4: string | undefined): Position => {
  const listed = world.get('route-table', nat.data.RouteTableId);
  const vpc = world.get('vpc', vpcId);
  const local = [
    ...(vpc ? ipv4Cidrs(vpc) : []).map((block) => ({ DestinationCidrBlock: block, GatewayId: 'local' })),
    ...(vpc ? ipv6Cidrs(vpc) : []).map((block) => ({ DestinationIpv6CidrBlock: block, GatewayId: 'local' })),
  ];
  // Where AWS does not list the table, its documented routes stand in for it.
  // https://docs.aws.amazon.com/vpc/latest/userguide/nat-gateways-regional.html
  const assumed = {
    kind: 'route-table' as const,
    account: nat.account,
    region: nat.region,
    id: nat.data.RouteTableId ?? `table of ${nat.id}`,
    arn: '',
    data: { Routes: [...local, { DestinationCidrBlock: '0.0.0.0/0', GatewayId: 'igw-' }] },
  };
  return { world, vpcId, table: listed ?? assumed, at, publicIpv4 };
};

/** The IPv4 block behind a part of 64:ff9b::/96. */
const ipv4Of = ({ base, length }: Cidr): Cidr => ({ family: 4, base: base & 0xffffffffn, length: length - wellKnownPrefix.length });

const addressesOf = ({ source, destination }: Packet): { readonly source: string; readonly destination: string } => ({
  source: formatBlock(source),
  destination: formatBlock(destination),
});
