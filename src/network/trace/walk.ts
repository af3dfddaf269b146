import { type Cidr, cidr, contains, formatBlock } from '../../model/address.ts';
import type { Resource } from '../../model/resource.ts';
import { nameOf } from '../../model/resource.ts';
import { blocksOf } from '../facts.ts';
import { effectiveRouteTable, isActive, isBlackhole, lookUp, type RouteMatch, type RouteTable } from '../routes.ts';
import { aclStep, subnetOf } from './filters.ts';
import { throughGateway } from './gateways.ts';
import type { Disposition, Hop, Reference, Step } from '../../model/trace.ts';
import type { Filters, Packet, World } from './types.ts';

type Subnet = Resource<'subnet'>;

/** Where a packet is about to be routed: in a subnet, or in a gateway that has a table of its own. */
export interface Position {
  readonly world: World;
  readonly vpcId: string | undefined;
  /** None for a regional NAT gateway, which stands in no subnet. */
  readonly subnet?: Subnet | undefined;
  readonly table: RouteTable | undefined;
  readonly at: Reference;
  /** The public address that an internet gateway maps this sender to. */
  readonly publicIpv4?: string | undefined;
}

/** A stretch of the way on which the addresses stay the same: its reply must find back along it. */
export interface Stretch {
  readonly from: Position;
  /** Nothing where the packet left AWS's network. */
  readonly to?: Position;
  readonly packet: Packet;
}

/** How far a packet got. */
export interface Progress {
  readonly hops: readonly Hop[];
  readonly stretches: readonly Stretch[];
  /** The packet as it ended, after every translation. */
  readonly packet: Packet;
  readonly end: End;
}

export type End =
  | { readonly disposition: Exclude<Disposition, 'delivered'>; readonly why: string }
  /** It is at the border of the subnet that holds its destination, or, without one, somewhere in the VPC. */
  | {
      readonly disposition: 'delivered';
      readonly why: string;
      readonly world: World;
      readonly vpcId: string | undefined;
      readonly subnet?: Subnet;
      readonly sameSubnet: boolean;
    };

/** What a gateway makes of a packet: the end of its way, or the next place where it is routed. */
export type Onward = { readonly steps: readonly Step[] } & (
  | { readonly end: End }
  /** `translated`: the packet as it came in, where another goes out. */
  | { readonly next: Position; readonly packet: Packet; readonly translated?: Packet }
);

/** More hops than any sound network has. */
const mostHops = 16;

export const positionIn = (world: World, subnet: Subnet, at?: Reference): Position => ({
  world,
  vpcId: subnet.data.VpcId,
  subnet,
  table: effectiveRouteTable(world, subnet),
  at: at ?? { kind: 'subnet', id: subnet.id, name: nameOf(subnet) },
});

/** Follows a packet from where it is first routed until it is delivered, leaves, or fails. */
export const walk = (start: Position, first: Packet, filters: Filters, before: readonly Step[] = []): Progress => {
  const hops: Hop[] = [];
  const stretches: Stretch[] = [];
  const seen = new Set<string>();
  let position = start;
  let origin = start;
  let packet = first;
  let carried = before;
  while (hops.length < mostHops) {
    const key = `${position.world.account} ${position.at.id} ${describe(packet.destination)}`;
    if (seen.has(key)) break;
    seen.add(key);
    const onward = route(position, packet, filters);
    hops.push({ at: position.at, steps: [...carried, ...onward.steps] });
    carried = [];
    if ('end' in onward) return { hops, stretches: [...stretches, ...lastStretch(origin, packet, onward.end)], packet, end: onward.end };
    if (onward.translated) {
      stretches.push({ from: origin, to: onward.next, packet: onward.translated });
      origin = onward.next;
    }
    position = onward.next;
    packet = onward.packet;
  }
  return {
    hops,
    stretches,
    packet,
    end: { disposition: 'loop', why: `the packet comes back to ${position.at.id} with the same destination` },
  };
};

const lastStretch = (from: Position, packet: Packet, end: End): readonly Stretch[] => {
  if (end.disposition === 'exits') return [{ from, packet }];
  if (end.disposition !== 'delivered' || !end.subnet || end.sameSubnet) return [];
  return [{ from, packet, to: positionIn(end.world, end.subnet) }];
};

const route = (position: Position, packet: Packet, filters: Filters): Onward => {
  const { world, table, vpcId } = position;
  if (position.subnet && holdsAll(position.subnet, packet.destination)) {
    return {
      steps: [{ kind: 'note', text: 'the destination is in the same subnet: no route and no network ACL decides' }],
      end: arrived(world, vpcId, position.subnet, true),
    };
  }
  if (!table) return { steps: [], end: { disposition: 'unknown', why: `no route table of ${position.at.id} is visible` } };
  const { match, unreadPrefixLists } = lookUp(world, table, packet.destination);
  if (unreadPrefixLists.length > 0) {
    return {
      steps: [],
      end: { disposition: 'unknown', why: `the entries of prefix list ${unreadPrefixLists.join(', ')} in ${table.id} could not be read` },
    };
  }
  const destination = describe(packet.destination);
  if (!match) return { steps: [], end: { disposition: 'no-route', why: `${table.id} has no route for ${destination}` } };
  const step: Step = { kind: 'route', table: table.id, prefix: match.text, target: match.target };
  const stopped = stopAt(match, table);
  if (stopped) return { steps: [step], end: stopped };
  if (match.target.type === 'local') return within(position, packet, step, filters);
  const out = leave(position, packet, filters);
  if (out.end) return { steps: [...out.steps, step], end: out.end };
  const onward = throughGateway(position, packet, match, filters);
  return { ...onward, steps: [...out.steps, step, ...onward.steps] };
};

const stopAt = (match: RouteMatch, table: RouteTable): End | undefined => {
  if (isBlackhole(match.route))
    return { disposition: 'blackhole', why: `the route ${match.text} of ${table.id} to ${match.target.id} is a blackhole` };
  if (!isActive(match.route))
    return { disposition: 'unknown', why: `the route ${match.text} of ${table.id} is in state ${match.route.State}` };
  return undefined;
};

/** Along a local route: to a subnet of the same VPC, or, for a block that is wider than one, just into the VPC. */
const within = (position: Position, packet: Packet, step: Step, filters: Filters): Onward => {
  const subnet = subnetOf(position.world, position.vpcId, packet.destination);
  const out = leave(position, packet, filters);
  if (out.end) return { steps: [...out.steps, step], end: out.end };
  return { steps: [...out.steps, step], end: arrived(position.world, position.vpcId, subnet) };
};

/** Out of a subnet, past its network ACL. */
const leave = (position: Position, packet: Packet, filters: Filters): { readonly steps: readonly Step[]; readonly end?: End } => {
  if (filters === 'none' || !position.subnet) return { steps: [] };
  const step = aclStep(position.world, position.subnet, 'egress', packet);
  return { steps: [step], ...endOf(step, 'denied-out') };
};

/** Into a subnet, past its network ACL. */
export const enter = (
  world: World,
  subnet: Subnet,
  packet: Packet,
  filters: Filters,
): { readonly steps: readonly Step[]; readonly end?: End } => {
  if (filters === 'none') return { steps: [] };
  const step = aclStep(world, subnet, 'ingress', packet);
  return { steps: [step], ...endOf(step, 'denied-in') };
};

/** How a filter ends a packet's way: not at all, where it lets it through. What it lets through in part cannot be told. */
export const endOf = (step: Extract<Step, { kind: 'filter' }>, denied: 'denied-out' | 'denied-in'): { readonly end?: End } => {
  if (step.answer === 'allowed') return {};
  const why = `${step.by.id}: ${step.line}`;
  return { end: step.answer === 'denied' ? { disposition: denied, why } : { disposition: 'unknown', why } };
};

const arrived = (world: World, vpcId: string | undefined, subnet: Subnet | undefined, sameSubnet = false): End => ({
  disposition: 'delivered',
  why: subnet ? `it reaches ${subnet.id}` : `it reaches ${vpcId ?? 'the VPC'}`,
  world,
  vpcId,
  sameSubnet,
  ...(subnet ? { subnet } : {}),
});

/** A packet that comes into a VPC from outside, addressed to something in it. */
export const arriveIn = (world: World, vpcId: string | undefined, packet: Packet): End => {
  const subnet = subnetOf(world, vpcId, packet.destination);
  if (subnet) return arrived(world, vpcId, subnet);
  const vpc = world.get('vpc', vpcId);
  const holds = vpc !== undefined && holdsAll(vpc, packet.destination);
  return holds
    ? arrived(world, vpcId, undefined)
    : { disposition: 'unknown', why: `no subnet of ${vpcId} that holds ${describe(packet.destination)} is visible` };
};

/** Whether one of the blocks that are in use on a subnet or VPC holds all of the destination. */
const holdsAll = (place: Subnet | Resource<'vpc'>, destination: Cidr): boolean =>
  blocksOf(place).some((block) => contains(block, destination));

/** An address or block as people write it; the whole of a family by its name. */
export const describe = (block: Cidr): string => {
  if (block.length === 0) return block.family === 4 ? 'the IPv4 internet' : 'the IPv6 internet';
  if (block.family === 6 && block.base === globalUnicast.base && block.length === globalUnicast.length) return 'the IPv6 internet';
  return formatBlock(block);
};
const globalUnicast = cidr('2000::/3');
