import { type Cidr, contains, formatBlock, parseCidr } from '../../model/address.ts';
import type { Resource } from '../../model/resource.ts';
import { blocksOf } from '../facts.ts';
import { askAcl, denialText, guards, type NetworkAcl, type Ports } from '../acl.ts';
import { type Direction, type Grant, grantsOf, type SecurityGroup, serviceText, takesIn, touches, uncovered } from '../security-groups.ts';
import type { Step } from '../../model/trace.ts';
import type { Packet, World } from './types.ts';

type FilterStep = Extract<Step, { kind: 'filter' }>;
type Subnet = Resource<'subnet'>;

/** The packet that answers this one. */
export const replyTo = (packet: Packet): Packet => ({
  source: packet.destination,
  destination: packet.source,
  protocol: packet.protocol,
  sourcePorts: packet.destinationPorts,
  destinationPorts: packet.sourcePorts,
});

/** What the ACL of a subnet says to a packet that crosses its border; it knows no connections, so replies are asked anew. */
export const aclStep = (world: World, subnet: Subnet, direction: Direction, packet: Packet): FilterStep => {
  const acls = world.consult('network-acl');
  const acl = acls?.find((each) => guards(each, subnet));
  const by = { kind: 'network-acl' as const, id: acl?.id ?? `network ACL of ${subnet.id}` };
  if (!acl) return { kind: 'filter', by, direction, answer: 'unknown', line: 'the network ACL could not be read' };
  const egress = direction === 'egress';
  const decision = askAcl(acl, {
    egress,
    block: egress ? packet.destination : packet.source,
    protocol: packet.protocol,
    ports: packet.destinationPorts,
  });
  if (decision.answer === 'allowed') return { kind: 'filter', by, direction, answer: 'allowed', line: permitText(decision.allowedBy) };
  if (decision.answer === 'denied') return { kind: 'filter', by, direction, answer: 'denied', line: denialText(decision) };
  return { kind: 'filter', by, direction, ...partly(acl, packet, egress, denialText(decision)) };
};

/** The ports that Linux and Windows both take for the client's side, within the wider range that AWS recommends to open. */
const commonEphemeral: Ports = { from: 32768, to: 65535 };
const isEphemeral = ({ from, to }: Ports): boolean => from === 1024 && to === 65535;

/** A reply that gets through to all ports that clients commonly use is let through; else some hosts or ports are not. */
const partly = (acl: NetworkAcl, packet: Packet, egress: boolean, denial: string): Pick<FilterStep, 'answer' | 'line'> => {
  const block = egress ? packet.destination : packet.source;
  if (isEphemeral(packet.destinationPorts)) {
    const common = askAcl(acl, { egress, block, protocol: packet.protocol, ports: commonEphemeral });
    if (common.answer === 'allowed') return { answer: 'allowed', line: permitText(common.allowedBy) };
  }
  return { answer: 'partly', line: `some of it is denied by ${denial}` };
};

const permitText = ([entry]: readonly {
  readonly RuleNumber?: number | undefined;
  readonly CidrBlock?: string | undefined;
  readonly Ipv6CidrBlock?: string | undefined;
}[]): string => (entry ? `rule ${entry.RuleNumber} (allow ${entry.CidrBlock ?? entry.Ipv6CidrBlock})` : 'allowed');

/** An interface's groups, of which some may be another account's and out of sight. */
export interface Groups {
  readonly known: readonly SecurityGroup[];
  readonly missing: readonly string[];
}

/** The security groups of the other side. */
export interface Peer {
  readonly groups: ReadonlySet<string>;
  /** Groups of a client that a NAT gateway stands for: no reference to them matches. */
  readonly hidden: ReadonlySet<string>;
}

/** Whether and by which line an interface's groups let a packet out or in. */
export const groupStep = (world: World, at: Groups, direction: Direction, packet: Packet, peer: Peer): FilterStep => {
  const by = { kind: 'security-group' as const, id: [...at.known.map(({ id }) => id), ...at.missing].join(', ') || 'no security group' };
  const block = direction === 'egress' ? packet.destination : packet.source;
  const wanted = { protocol: packet.protocol, ...packet.destinationPorts };
  const grants = grantsOf(at.known, direction, world.all('prefix-list'));
  const isOpen = (open: readonly Grant[]) =>
    uncovered(
      wanted,
      open.map(({ service }) => service),
    ).length === 0;
  const open = grants.filter((grant) => admits(grant, block, peer.groups) === true);
  const answer = (each: FilterStep['answer'], line: string): FilterStep => ({ kind: 'filter', by, direction, answer: each, line });
  if (isOpen(open)) return answer('allowed', grantText(open[0], block, peer.groups, direction));
  if (at.missing.length > 0 || grants.some((grant) => admits(grant, block, peer.groups) === undefined)) {
    return answer('unknown', 'a group or prefix list that may allow it could not be read');
  }
  const asked = `${serviceText(wanted)} ${direction === 'egress' ? 'to' : 'from'} ${formatBlock(block)}`;
  const inPart = grants.filter((grant) => admits(grant, block, peer.groups) || grant.peers.some((each) => touches(each, block)));
  if (isOpen(inPart)) return answer('partly', `only a part of ${asked} is allowed`);
  return answer('denied', `nothing allows ${asked}${hiddenReference(grants, peer.hidden)}`);
};

const admits = (grant: Grant, peer: Cidr, peerGroups: ReadonlySet<string>): boolean | undefined => {
  if (grant.references.some(({ GroupId }) => GroupId !== undefined && peerGroups.has(GroupId))) return true;
  const answers = new Set(grant.peers.map((each) => takesIn(each, peer)));
  if (answers.has(true)) return true;
  return answers.has(undefined) || grant.unreadLists.length > 0 ? undefined : false;
};

const grantText = (grant: Grant | undefined, block: Cidr, groups: ReadonlySet<string>, direction: Direction): string => {
  if (!grant) return 'allowed';
  const range = grant.peers.find((each) => takesIn(each, block))?.text;
  const reference = grant.references.find(({ GroupId }) => GroupId !== undefined && groups.has(GroupId))?.GroupId;
  return `${grant.group.id} allows ${serviceText(grant.service)} ${direction === 'egress' ? 'to' : 'from'} ${range ?? reference ?? 'it'}`;
};

const hiddenReference = (grants: readonly Grant[], hidden: ReadonlySet<string>): string => {
  const ids = grants.flatMap((grant) => grant.references.flatMap(({ GroupId }) => (GroupId && hidden.has(GroupId) ? GroupId : [])));
  return ids.length > 0
    ? `; the reference to ${[...new Set(ids)].join(', ')} does not match, since the NAT gateway's address stands in the place of the client's`
    : '';
};

/** The subnet that holds an address or a block. */
export const subnetOf = (world: World, vpcId: string | undefined, block: Cidr): Subnet | undefined =>
  world.all('subnet').find((subnet) => subnet.data.VpcId === vpcId && blocksOf(subnet).some((each) => contains(each, block)));

/** The interface that holds an address; undefined where none does, or where interfaces could not be read. */
export const interfaceAt = (world: World, vpcId: string | undefined, address: Cidr): Resource<'network-interface'> | undefined =>
  world.consult('network-interface')?.find((eni) => eni.vpcId === vpcId && holds(eni, address));

const holds = ({ data }: Resource<'network-interface'>, address: Cidr): boolean => {
  const own = [
    ...(data.PrivateIpAddresses ?? []).map(({ PrivateIpAddress }) => PrivateIpAddress),
    ...(data.Ipv6Addresses ?? []).map(({ Ipv6Address }) => Ipv6Address),
    ...(data.Ipv4Prefixes ?? []).map(({ Ipv4Prefix }) => Ipv4Prefix),
    ...(data.Ipv6Prefixes ?? []).map(({ Ipv6Prefix }) => Ipv6Prefix),
  ];
  return own.some((text) => {
    const block = parseCidr(text);
    return block !== undefined && contains(block, address);
  });
};

export const groupsOf = (world: World, { data }: Resource<'network-interface'>): Groups => {
  const groups = new Map((world.consult('security-group') ?? []).map((group) => [group.id, group]));
  const ids = (data.Groups ?? []).flatMap(({ GroupId }) => GroupId ?? []);
  return { known: ids.flatMap((id) => groups.get(id) ?? []), missing: ids.filter((id) => !groups.has(id)) };
};
