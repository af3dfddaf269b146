import { type Cidr, contains, type Family, overlaps, parseCidr } from '../model/address.ts';
import { getOrMake } from '../model/get-or-make.ts';
import type { View } from '../model/inventory.ts';
import type { Resource } from '../model/resource.ts';
import { multimap } from './compute.ts';
import { oncePer, oncePerAll } from './once.ts';

export type SecurityGroup = Resource<'security-group'>;
export type NetworkInterface = Resource<'network-interface'>;
type PrefixList = Resource<'prefix-list'>;
type Permission = NonNullable<SecurityGroup['data']['IpPermissions']>[number];
type Reference = NonNullable<Permission['UserIdGroupPairs']>[number];
export type Direction = 'ingress' | 'egress';

/** A protocol with the ports (TCP, UDP) or message types (ICMP, ICMPv6) that a rule opens. */
export interface Service {
  /** IANA's number; -1 stands for every protocol. */
  readonly protocol: number;
  readonly from: number;
  readonly to: number;
}

/** Sources of ingress or destinations of egress: a range, or a prefix list. */
export interface Peer {
  readonly family: Family;
  readonly text: string;
  /** Undefined where the entries of a prefix list are not known. */
  readonly cidrs: readonly Cidr[] | undefined;
  readonly list?: PrefixList;
}

/** One permission of one group, taken apart. */
export interface Grant {
  readonly group: SecurityGroup;
  readonly service: Service;
  readonly peers: readonly Peer[];
  /**
   * Groups that are let through. A reference admits the members' IPv4 and IPv6 addresses, so it neither opens a gap
   * between the families nor closes one for anybody else.
   */
  readonly references: readonly Reference[];
  /** Prefix lists of which not even the family is known. */
  readonly unreadLists: readonly string[];
}

const every = -1;
export const icmp = 1;
export const icmpv6 = 58;
export const protocolNames: Readonly<Record<number, string>> = { [icmp]: 'icmp', 6: 'tcp', 17: 'udp', [icmpv6]: 'icmpv6' };
const protocolNumbers = new Map(Object.entries(protocolNames).map(([number, name]) => [name, Number(number)]));

/** For protocols other than TCP, UDP and ICMP AWS ignores the ports. */
const serviceOf = ({ IpProtocol, FromPort, ToPort }: Permission): Service => {
  const protocol = protocolNumbers.get(IpProtocol ?? '') ?? Number(IpProtocol ?? every);
  const first = FromPort ?? -1;
  if (protocol === icmp || protocol === icmpv6) return { protocol, from: Math.max(first, 0), to: first < 0 ? 255 : first };
  if (!(protocol in protocolNames) || first < 0) return { protocol, from: 0, to: 0xffff };
  return { protocol, from: first, to: ToPort ?? first };
};

/** `tcp 443`, `udp 8000-8100`, `icmp`, `all protocols`. */
export const serviceText = ({ protocol, from, to }: Service): string => {
  if (protocol === every) return 'all protocols';
  const name = protocolNames[protocol] ?? `protocol ${protocol}`;
  if (protocol === icmp || protocol === icmpv6) return from === to ? `${name} type ${from}` : name;
  return from === 0 && to === 0xffff ? name : from === to ? `${name} ${from}` : `${name} ${from}-${to}`;
};

const without = (service: Service, open: Service): readonly Service[] => {
  if (open.protocol === every) return [];
  if (open.protocol !== service.protocol || open.to < service.from || open.from > service.to) return [service];
  return [
    ...(service.from < open.from ? [{ ...service, to: open.from - 1 }] : []),
    ...(service.to > open.to ? [{ ...service, from: open.to + 1 }] : []),
  ];
};

/** The part of a service that none of the others opens. */
export const uncovered = (service: Service, open: readonly Service[]): readonly Service[] =>
  open.reduce<readonly Service[]>((rest, each) => rest.flatMap((part) => without(part, each)), [service]);

const range = (text: string | undefined): readonly Peer[] => {
  const block = parseCidr(text);
  return text && block ? [{ family: block.family, text, cidrs: [block] }] : [];
};

const listPeer = (list: PrefixList): readonly Peer[] => {
  const { AddressFamily, Cidrs, PrefixListName } = list.data;
  if (AddressFamily !== 'IPv4' && AddressFamily !== 'IPv6') return [];
  const cidrs = Cidrs?.flatMap((text) => parseCidr(text) ?? []);
  return [{ family: AddressFamily === 'IPv4' ? 4 : 6, text: `${list.id} (${PrefixListName ?? 'unnamed'})`, cidrs, list }];
};

/** What the groups let through together. `lists` is undefined where prefix lists could not be read. */
export const grantsOf = (
  groups: readonly SecurityGroup[],
  direction: Direction,
  lists: readonly PrefixList[] | undefined,
): readonly Grant[] => {
  const known = peersById(lists ?? noLists);
  const way = directions[direction];
  return together([groups, known, way], () =>
    groups.flatMap((group) => grants([group, known, way], () => grantsOfGroup(group, direction, known))),
  );
};

const noLists: readonly PrefixList[] = [];
/** Objects to remember things by, as text cannot be. */
export const directions: Readonly<Record<Direction, object>> = { ingress: {}, egress: {} };
const grants = oncePerAll<readonly Grant[]>();
const together = oncePerAll<readonly Grant[]>();
const peersById = oncePer((lists: readonly PrefixList[]) => new Map(lists.map((list) => [list.id, listPeer(list)])));

const grantsOfGroup = (group: SecurityGroup, direction: Direction, known: ReadonlyMap<string, readonly Peer[]>): readonly Grant[] =>
  ((direction === 'ingress' ? group.data.IpPermissions : group.data.IpPermissionsEgress) ?? []).map((permission) => {
    const listIds = (permission.PrefixListIds ?? []).flatMap(({ PrefixListId }) => PrefixListId ?? []);
    return {
      group,
      service: serviceOf(permission),
      peers: [
        ...(permission.IpRanges ?? []).flatMap(({ CidrIp }) => range(CidrIp)),
        ...(permission.Ipv6Ranges ?? []).flatMap(({ CidrIpv6 }) => range(CidrIpv6)),
        ...listIds.flatMap((id) => known.get(id) ?? []),
      ],
      references: permission.UserIdGroupPairs ?? [],
      unreadLists: listIds.filter((id) => !known.get(id)?.length),
    };
  });

const byGroup = oncePer((enis: readonly NetworkInterface[]) =>
  multimap(enis, ({ data }) => (data.Groups ?? []).map(({ GroupId }) => GroupId)),
);

const noInterfaces: readonly NetworkInterface[] = [];

/** The interfaces that carry a group. */
export const interfacesOf = (view: View<'network-interface'>, groupId: string): readonly NetworkInterface[] =>
  byGroup(view.all('network-interface')).get(groupId) ?? noInterfaces;

export interface InterfaceGroups {
  readonly groups: readonly SecurityGroup[];
  /** Groups of another account: their rules cannot be seen. */
  readonly missing: readonly string[];
}

const sets = oncePer((_groups: readonly SecurityGroup[]) => new Map<string, InterfaceGroups>());

/**
 * The groups on an interface. Their rules add up: nothing in one takes away what another allows. Interfaces that carry the
 * same groups, as instances of one kind do by the hundred, get the same answer, so that what is derived from it can be kept.
 */
export const interfaceGroups = (view: View<'security-group'>, { data }: NetworkInterface): InterfaceGroups => {
  const ids = (data.Groups ?? []).flatMap(({ GroupId }) => GroupId ?? []);
  return getOrMake(sets(view.all('security-group')), ids.join(' '), () => ({
    groups: ids.flatMap((id) => view.get('security-group', id) ?? []),
    missing: ids.filter((id) => !view.get('security-group', id)),
  }));
};

/** Whether a peer takes in the whole block; undefined where the entries of its list are not known. */
export const takesIn = (peer: Peer, block: Cidr): boolean | undefined =>
  peer.family === block.family ? peer.cidrs?.some((each) => contains(each, block)) : false;

/** Whether a peer takes in some of the block; undefined where the entries of its list are not known. */
export const touches = (peer: Peer, block: Cidr): boolean | undefined =>
  peer.family === block.family ? peer.cidrs?.some((each) => overlaps(each, block)) : false;

export const isAwsManaged = ({ list }: Peer): boolean => list?.data.OwnerId === 'AWS';

export const isIcmp = ({ protocol }: Service): boolean => protocol === icmp || protocol === icmpv6;
