import { bitsOf, type Cidr, contains, overlaps, parseCidr } from '../model/address.ts';
import type { View } from '../model/inventory.ts';
import type { Resource } from '../model/resource.ts';
import { newResource, type TerraformResource } from '../model/terraform.ts';
import { hasIpv6 } from './facts.ts';
import { anyIpv4, anyIpv6 } from './internet.ts';
import { multimap } from './compute.ts';
import { oncePer } from './once.ts';

export type NetworkAcl = Resource<'network-acl'>;
export type AclEntry = NonNullable<NetworkAcl['data']['Entries']>[number];

/** Destination ports of TCP and UDP, or ICMP messages as `icmpMessages` numbers them. Both ends belong to it. */
export interface Ports {
  readonly from: number;
  readonly to: number;
}

/** What crosses a subnet's border: a block on the other side, a protocol, and ports. */
export interface Traffic {
  readonly egress: boolean;
  readonly block: Cidr;
  /** IANA's number; -1 stands for every protocol. */
  readonly protocol: number;
  /** Everything, where absent. */
  readonly ports?: Ports;
}

export interface AclDecision {
  /** `partly`: some of the traffic is allowed and some is not. */
  readonly answer: 'allowed' | 'denied' | 'partly';
  readonly allowedBy: readonly AclEntry[];
  readonly deniedBy: readonly AclEntry[];
  /** Whether some of the traffic met no entry before the closing one (`*`), which denies. */
  readonly unmatched: boolean;
}

export const protocols = { every: -1, icmp: 1, tcp: 6, udp: 17, icmpv6: 58 } as const;

const allPorts: Ports = { from: 0, to: 0xffff };
/** Return traffic reaches clients on these; which part of it depends on their operating system. */
export const ephemeralPorts: Ports = { from: 1024, to: 0xffff };

/** ICMP types and codes on the scale of ports: type × 256 + code, where -1 or nothing means all. */
export const icmpMessages = (type = -1, code = -1): Ports => {
  if (type < 0) return allPorts;
  return code < 0 ? { from: type * 256, to: type * 256 + 255 } : { from: type * 256 + code, to: type * 256 + code };
};

/** The closing entries, which the console shows as `*`: 32767 for IPv4 and 32768 for IPv6. */
const closingNumber = 32767;

interface Line {
  readonly entry: AclEntry;
  readonly block: Cidr;
  readonly protocol: number;
  readonly ports: Ports;
}

const portsOf = (entry: AclEntry, protocol: number): Ports => {
  if (protocol === protocols.icmp || protocol === protocols.icmpv6) return icmpMessages(entry.IcmpTypeCode?.Type, entry.IcmpTypeCode?.Code);
  if (protocol !== protocols.tcp && protocol !== protocols.udp) return allPorts;
  return { from: entry.PortRange?.From ?? allPorts.from, to: entry.PortRange?.To ?? allPorts.to };
};

/** The entries that can decide, in the order in which AWS asks them. */
const linesOf = (acl: NetworkAcl, { egress, block }: Traffic): readonly Line[] =>
  (acl.data.Entries ?? [])
    .filter((entry) => (entry.Egress ?? false) === egress && (entry.RuleNumber ?? 0) < closingNumber)
    .toSorted((a, b) => (a.RuleNumber ?? 0) - (b.RuleNumber ?? 0))
    .flatMap((entry) => {
      const own = parseCidr(entry.CidrBlock ?? entry.Ipv6CidrBlock);
      const protocol = Number(entry.Protocol ?? protocols.every);
      return own && overlaps(own, block) ? [{ entry, block: own, protocol, ports: portsOf(entry, protocol) }] : [];
    });

interface Region extends Ports {
  readonly block: Cidr;
}

/** A block without one that lies in it: the neighbour at every length between the two. */
const blockWithout = (outer: Cidr, inner: Cidr): readonly Cidr[] =>
  Array.from({ length: Math.max(0, inner.length - outer.length) }, (_, index) => {
    const length = outer.length + index + 1;
    const host = BigInt(bitsOf(inner.family) - length);
    return { family: inner.family, base: ((inner.base >> host) ^ 1n) << host, length };
  });

/** What a line leaves undecided of a region that it meets. */
const regionWithout = (region: Region, line: Line): readonly Region[] => {
  const inside = contains(line.block, region.block) ? region.block : line.block;
  return [
    ...blockWithout(region.block, inside).map((block) => ({ ...region, block })),
    ...(region.from < line.ports.from ? [{ block: inside, from: region.from, to: line.ports.from - 1 }] : []),
    ...(region.to > line.ports.to ? [{ block: inside, from: line.ports.to + 1, to: region.to }] : []),
  ];
};

const meets = (region: Region, line: Line): boolean =>
  overlaps(region.block, line.block) && region.from <= line.ports.to && line.ports.from <= region.to;

/** Of one protocol: the lines that decide something, and whether something is left for the closing entry. */
const walk = (
  lines: readonly Line[],
  traffic: Traffic,
  protocol: number,
): { readonly hits: readonly Line[]; readonly unmatched: boolean } => {
  const hits: Line[] = [];
  let open: readonly Region[] = [{ block: traffic.block, ...(traffic.ports ?? allPorts) }];
  for (const line of lines) {
    if (line.protocol !== protocols.every && line.protocol !== protocol) continue;
    if (!open.some((region) => meets(region, line))) continue;
    hits.push(line);
    open = open.flatMap((region) => (meets(region, line) ? regionWithout(region, line) : [region]));
  }
  return { hits, unmatched: open.length > 0 };
};

/** Stands for all protocols that no entry names. */
const unnamed = -2;

/**
 * What a network ACL does with traffic: the entry with the lowest number that matches a packet decides for it, and what
 * none matches is denied. https://docs.aws.amazon.com/vpc/latest/userguide/nacl-rules.html
 */
export const askAcl = (acl: NetworkAcl, traffic: Traffic): AclDecision => {
  const lines = linesOf(acl, traffic);
  const named = new Set(lines.map(({ protocol }) => protocol).filter((protocol) => protocol !== protocols.every));
  const walks = (traffic.protocol === protocols.every ? [...named, unnamed] : [traffic.protocol]).map((each) => walk(lines, traffic, each));
  const hits = new Set(walks.flatMap((each) => each.hits.map(({ entry }) => entry)));
  const allowedBy = [...hits].filter((entry) => entry.RuleAction === 'allow');
  const deniedBy = [...hits].filter((entry) => entry.RuleAction !== 'allow');
  const unmatched = walks.some((each) => each.unmatched);
  const answer = allowedBy.length === 0 ? 'denied' : unmatched || deniedBy.length > 0 ? 'partly' : 'allowed';
  return { answer, allowedBy, deniedBy, unmatched };
};

/** Whether an ACL stands at the border of a subnet. */
export const guards = ({ data }: NetworkAcl, { id }: Resource<'subnet'>): boolean =>
  data.Associations?.some(({ SubnetId }) => SubnetId === id) ?? false;

/** The ACL of a subnet. Every subnet has one; AWS lists the default one's associations too. */
export const aclOf = (view: View<'network-acl'>, subnet: Resource<'subnet'>): NetworkAcl | undefined =>
  bySubnet(view.all('network-acl')).get(subnet.id)?.[0];

const bySubnet = oncePer((acls: readonly NetworkAcl[]) =>
  multimap(acls, ({ data }) => (data.Associations ?? []).map(({ SubnetId }) => SubnetId)),
);

export interface Served {
  readonly withIpv6: readonly Resource<'subnet'>[];
  /** Subnets that the ACL names and that are not visible. */
  readonly unseen: readonly string[];
}

/** The subnets that an ACL guards, as far as IPv6 concerns them. */
export const servedBy = (view: View<'subnet'>, acl: NetworkAcl): Served => {
  const ids = (acl.data.Associations ?? []).flatMap(({ SubnetId }) => SubnetId ?? []);
  return {
    withIpv6: ids.flatMap((id) => view.get('subnet', id) ?? []).filter(hasIpv6),
    unseen: ids.filter((id) => !view.get('subnet', id)),
  };
};

const isShut = (acl: NetworkAcl, egress: boolean, family: Cidr): boolean =>
  askAcl(acl, { egress, block: family, protocol: protocols.every }).answer === 'denied';

/** Whether an ACL lets some IPv6 in and some out. */
export const isOpenToIpv6 = (acl: NetworkAcl): boolean => !isShut(acl, true, anyIpv6) && !isShut(acl, false, anyIpv6);

/** The directions in which an ACL lets IPv4 through and no IPv6 at all. */
export const directionsClosedToIpv6 = (acl: NetworkAcl): readonly ('ingress' | 'egress')[] => {
  return ([true, false] as const)
    .filter((egress) => isShut(acl, egress, anyIpv6) && !isShut(acl, egress, anyIpv4))
    .map((egress) => (egress ? 'egress' : 'ingress'));
};

/** What denied, as people speak of it: `rule 90 (deny ::/0)`, or the closing entry. */
export const denialText = ({ deniedBy: [entry] }: AclDecision): string =>
  entry ? `rule ${entry.RuleNumber} (${entry.RuleAction} ${entry.CidrBlock ?? entry.Ipv6CidrBlock})` : 'the closing rule *';

/** An entry to add, which allows. */
export interface AclOpening {
  readonly aclId: string;
  readonly egress: boolean;
  /** Absent where its place among the other entries is the user's to choose. */
  readonly number?: number | undefined;
  /** `-1`, `tcp`, or `58` for ICMPv6. */
  readonly protocol: string;
  readonly ports?: Ports;
  readonly icmp?: { readonly type: number; readonly code: number };
  readonly block: string;
}

export const entryCommand = (region: string, { aclId, egress, number, protocol, ports, icmp, block }: AclOpening): string =>
  [
    `aws ec2 create-network-acl-entry --region ${region} --network-acl-id ${aclId} --rule-number ${number ?? '<number>'} --protocol ${protocol}`,
    ...(ports ? [`--port-range From=${ports.from},To=${ports.to}`] : []),
    ...(icmp ? [`--icmp-type-code Type=${icmp.type},Code=${icmp.code}`] : []),
    `--ipv6-cidr-block ${block} --rule-action allow ${egress ? '--egress' : '--ingress'}`,
  ].join(' ');

export const entryTerraform = ({ aclId, egress, number, protocol, ports, icmp, block }: AclOpening): TerraformResource =>
  newResource(
    'aws_network_acl_rule',
    [aclId, egress ? 'egress' : 'ingress', protocol, ports?.from ?? icmp?.type ?? 'all', block].join('_'),
    {
      network_acl_id: aclId,
      rule_number: number ?? '<number>',
      egress,
      protocol,
      ...(ports ? { from_port: ports.from, to_port: ports.to } : {}),
      ...(icmp ? { icmp_type: icmp.type, icmp_code: icmp.code } : {}),
      rule_action: 'allow',
      ipv6_cidr_block: block,
    },
  );

/**
 * The number for an entry that lets all IPv6 through as all IPv4 is let through, where no entry speaks of IPv6, so that
 * its place does not matter. AWS itself takes 101 when a VPC gets IPv6.
 * https://docs.aws.amazon.com/vpc/latest/userguide/default-network-acl.html
 */
export const twinNumber = (acl: NetworkAcl, egress: boolean): number | undefined => {
  const ask = (block: Cidr): AclDecision => askAcl(acl, { egress, block, protocol: protocols.every });
  if (ask(anyIpv4).answer !== 'allowed' || ask(anyIpv6).deniedBy.length > 0) return undefined;
  const taken = new Set((acl.data.Entries ?? []).filter((entry) => (entry.Egress ?? false) === egress).map(({ RuleNumber }) => RuleNumber));
  return Array.from({ length: taken.size + 1 }, (_, index) => 101 + index).find((number) => !taken.has(number));
};
