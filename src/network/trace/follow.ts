import { bitsOf, type Cidr, formatBlock } from '../../model/address.ts';
import { nameOf, type Resource } from '../../model/resource.ts';
import { ephemeralPorts, type Ports } from '../acl.ts';
import { groupsOf, type Groups, groupStep, interfaceAt, type Peer, replyTo } from './filters.ts';
import type { Disposition, Hop, Journey, Reference, Step } from '../../model/trace.ts';
import type { Filters, Packet, World } from './types.ts';
import { describe, type End, endOf, enter, type Position, positionIn, type Progress, type Stretch, walk } from './walk.ts';

/** Who sends: an interface, or all that a subnet may hold. */
export interface Sender {
  readonly world: World;
  readonly at: Reference;
  readonly subnet: Resource<'subnet'>;
  /** Its addresses, or the subnet's blocks. */
  readonly ipv4?: Cidr | undefined;
  readonly ipv6?: Cidr | undefined;
  /** None for a subnet, which has no groups of its own. */
  readonly groups?: Groups | undefined;
  readonly publicIpv4?: string | undefined;
}

export interface Traced {
  readonly packet: Packet;
  readonly forward: Journey;
  /** Only where the packet arrived or left. */
  readonly reply?: Journey;
  readonly disposition: Disposition;
  readonly why: string;
}

export const tcp = 6;

/** Follows a TCP connection to an address and back. */
export const follow = (sender: Sender, destination: Cidr, ports: Ports, filters: Filters): Traced => {
  const source = destination.family === 4 ? sender.ipv4 : sender.ipv6;
  const packet = { source: source ?? destination, destination, protocol: tcp, sourcePorts: ephemeralPorts, destinationPorts: ports };
  if (!source) return failed(packet, sender.at, 'no-route', `${sender.at.id} has no IPv${destination.family} address to send from`);
  const out = filters === 'all' && sender.groups ? [groupStep(sender.world, sender.groups, 'egress', packet, noPeer)] : [];
  const stopped = out.map((step) => endOf(step, 'denied-out').end).find(Boolean);
  if (stopped)
    return {
      packet,
      forward: { hops: [{ at: sender.at, steps: out }], disposition: stopped.disposition, why: stopped.why },
      disposition: stopped.disposition,
      why: stopped.why,
    };
  const start: Position = { ...positionIn(sender.world, sender.subnet, sender.at), publicIpv4: sender.publicIpv4 };
  const progress = walk(start, packet, filters, out);
  const forward = arrive(sender, progress, filters);
  if (forward.disposition !== 'delivered' && forward.disposition !== 'exits')
    return { packet, forward, disposition: forward.disposition, why: forward.why };
  const reply = comeBack(progress.stretches, filters);
  const isBack = reply.disposition === 'delivered';
  return isBack
    ? { packet, forward, reply, disposition: forward.disposition, why: forward.why }
    : { packet, forward, reply, disposition: reply.disposition, why: `the reply does not come back: ${reply.why}` };
};

const noPeer: Peer = { groups: new Set(), hidden: new Set() };

const failed = (packet: Packet, at: Reference, disposition: Disposition, why: string): Traced => ({
  packet,
  forward: { hops: [{ at, steps: [] }], disposition, why },
  disposition,
  why,
});

/** The last hop: past the ACL of the destination's subnet, and the groups of its interface. */
const arrive = (sender: Sender, { hops, packet, end }: Progress, filters: Filters): Journey => {
  if (end.disposition !== 'delivered') return { hops, disposition: end.disposition, why: end.why };
  const past = end.subnet && !end.sameSubnet ? enter(end.world, end.subnet, packet, filters) : { steps: [] };
  const at = (reference: Reference, steps: readonly Step[]): readonly Hop[] => [
    ...hops,
    { at: reference, steps: [...past.steps, ...steps] },
  ];
  const place: Reference = end.subnet
    ? { kind: 'subnet', id: end.subnet.id, name: nameOf(end.subnet) }
    : { kind: 'vpc', id: end.vpcId ?? 'VPC' };
  if (past.end) return { hops: at(place, []), disposition: past.end.disposition, why: past.end.why };
  if (filters === 'none' || packet.destination.length < bitsOf(packet.destination.family)) {
    return {
      hops: at(place, [{ kind: 'note', text: 'which host it is for is not said, so no host is asked whether it lets it in' }]),
      disposition: 'delivered',
      why: end.why,
    };
  }
  const translated = packet.source !== sender.ipv4 && packet.source !== sender.ipv6;
  return atInterface(sender, packet, end, translated, at);
};

const atInterface = (
  sender: Sender,
  packet: Packet,
  end: Extract<End, { disposition: 'delivered' }>,
  translated: boolean,
  at: (reference: Reference, steps: readonly Step[]) => readonly Hop[],
): Journey => {
  const address = formatBlock(packet.destination);
  const eni = interfaceAt(end.world, end.vpcId, packet.destination);
  if (!eni) {
    const isRead = end.world.consult('network-interface') !== undefined;
    const why = isRead ? `no interface that is visible in ${end.vpcId} holds ${address}` : 'network interfaces could not be read';
    return { hops: at({ kind: 'network', id: address }, []), disposition: 'unknown', why };
  }
  const own = new Set((sender.groups?.known ?? []).map(({ id }) => id));
  const peer: Peer = translated ? { groups: new Set(), hidden: own } : { groups: own, hidden: new Set() };
  const step = groupStep(end.world, groupsOf(end.world, eni), 'ingress', packet, peer);
  const hops = at({ kind: 'network-interface', id: eni.id, name: eni.data.Description || undefined }, [step]);
  const stopped = endOf(step, 'denied-in').end;
  return stopped
    ? { hops, disposition: stopped.disposition, why: stopped.why }
    : { hops, disposition: 'delivered', why: `it reaches ${eni.id} (${address})` };
};

/** The reply, stretch by stretch from the far end. Security groups and NAT gateways know the connection; routes and network ACLs do not. */
const comeBack = (stretches: readonly Stretch[], filters: Filters): Journey => {
  const hops: Hop[] = [];
  for (const stretch of stretches.toReversed()) {
    const back = backAlong(stretch, filters);
    hops.push(...back.hops);
    if (back.disposition !== 'delivered') return { ...back, hops };
  }
  return { hops, disposition: 'delivered', why: 'the reply comes back' };
};

const backAlong = ({ from, to, packet }: Stretch, filters: Filters): Journey => {
  const reply = replyTo(packet);
  const home: Reference = from.at;
  if (!to) {
    // An internet or egress-only gateway hands the reply straight to the subnet.
    const past = from.subnet ? enter(from.world, from.subnet, reply, filters) : { steps: [] };
    const hops = [{ at: home, steps: past.steps }];
    return past.end
      ? { hops, disposition: past.end.disposition, why: past.end.why }
      : { hops, disposition: 'delivered', why: `it reaches ${home.id}` };
  }
  const { hops, end } = walk(to, reply, filters);
  if (end.disposition !== 'delivered') {
    const why =
      end.disposition === 'exits'
        ? `${describe(reply.destination)} is sent out of the network instead of back to ${home.id}: ${end.why}`
        : end.why;
    return { hops, disposition: end.disposition === 'exits' ? 'no-route' : end.disposition, why };
  }
  const past = from.subnet && !end.sameSubnet ? enter(from.world, from.subnet, reply, filters) : { steps: [] };
  const all = [...hops, { at: home, steps: past.steps }];
  return past.end
    ? { hops: all, disposition: past.end.disposition, why: past.end.why }
    : { hops: all, disposition: 'delivered', why: `it reaches ${home.id}` };
};
