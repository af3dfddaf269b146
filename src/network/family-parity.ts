import { type Cidr, cidr, contains, overlaps, parseCidr } from '../model/address.ts';
import type { View } from '../model/inventory.ts';
import type { Resource } from '../model/resource.ts';
import { blocksOf, hasIpv6 } from './facts.ts';
import { globalUnicast } from './internet.ts';
import { oncePer, oncePerAll } from './once.ts';
import {
  type Direction,
  directions,
  type Grant,
  grantsOf,
  interfaceGroups,
  interfacesOf,
  type InterfaceGroups,
  isAwsManaged,
  isIcmp,
  type NetworkInterface,
  type Peer,
  type SecurityGroup,
  type Service,
  serviceText,
  takesIn,
  uncovered,
} from './security-groups.ts';

export const parityKinds = ['network-interface', 'subnet', 'security-group', 'vpc'] as const;
type ParityKind = (typeof parityKinds)[number];
type Lists = readonly Resource<'prefix-list'>[] | undefined;

/** An interface in a subnet with IPv6, and all groups on it. */
export interface Attachment extends InterfaceGroups {
  readonly eni: NetworkInterface;
}

export interface Attachments {
  readonly attachments: readonly Attachment[];
  /** Interfaces whose subnet is not visible. */
  readonly unplaced: readonly string[];
}

/**
 * Where a group filters IPv6 or soon will: interfaces in use that stand in a subnet with IPv6. Those of VPC endpoints
 * and of databases are left to the rules about these, which know whether the endpoint or database takes IPv6 at all.
 */
export const attachmentsWithIpv6 = (
  view: View<'network-interface' | 'subnet' | 'security-group'>,
  group: SecurityGroup,
  direction: Direction,
): Attachments => {
  const enis = interfacesOf(view, group.id);
  return attached([enis, view.all('subnet'), view.all('security-group'), directions[direction]], () =>
    attachmentsAmong(view, enis, direction),
  );
};

/** Several rules ask of each group. */
const attached = oncePerAll<Attachments>();

const attachmentsAmong = (
  view: View<'subnet' | 'security-group'>,
  carriers: readonly NetworkInterface[],
  direction: Direction,
): Attachments => {
  const isFiltered = ({ data }: NetworkInterface) =>
    data.Status !== 'available' &&
    data.InterfaceType !== 'vpc_endpoint' &&
    data.Description !== 'RDSNetworkInterface' &&
    // Nobody can open a connection to a Lambda function's interface.
    !(direction === 'ingress' && data.InterfaceType === 'lambda');
  const enis = carriers.filter(isFiltered);
  const subnetOf = ({ data }: NetworkInterface) => view.get('subnet', data.SubnetId);
  return {
    attachments: enis.flatMap((eni) => {
      const subnet = subnetOf(eni);
      return subnet && hasIpv6(subnet) ? { eni, ...interfaceGroups(view, eni) } : [];
    }),
    unplaced: enis
      .filter((eni) => !subnetOf(eni))
      .map((eni) => `the subnet ${eni.data.SubnetId ?? ''} of ${eni.id} was not among those read`),
  };
};

export const hasIpv6Address = ({ data }: NetworkInterface): boolean =>
  (data.Ipv6Addresses?.length ?? 0) > 0 || (data.Ipv6Prefixes?.length ?? 0) > 0;

/** Who stands behind an IPv4 range: everybody, this VPC's dual-stack subnets, hosts without IPv6, or nobody knows. */
type Reach = 'anywhere' | 'vpc' | 'without-ipv6' | 'elsewhere';

const linkLocal = cidr('169.254.0.0/16');

const placedByVpc = oncePer((subnets: readonly Resource<'subnet'>[]) =>
  Map.groupBy(
    subnets.flatMap((subnet) => {
      const own = parseCidr(subnet.data.CidrBlock);
      return own ? [{ own, vpcId: subnet.data.VpcId, ipv6: hasIpv6(subnet) }] : [];
    }),
    ({ vpcId }) => vpcId,
  ),
);

const blockReach = (view: View<'subnet' | 'vpc'>, vpcId: string | undefined, block: Cidr): Reach => {
  if (block.length === 0) return 'anywhere';
  const vpc = view.get('vpc', vpcId);
  if (vpc && blocksOf(vpc).some((own) => contains(block, own))) return 'vpc';
  const subnets = placedByVpc(view.all('subnet')).get(vpcId) ?? [];
  if (subnets.some(({ own, ipv6 }) => ipv6 && overlaps(own, block))) return 'vpc';
  return contains(linkLocal, block) || subnets.some(({ own }) => contains(own, block)) ? 'without-ipv6' : 'elsewhere';
};

const peerReach = (view: View<'subnet' | 'vpc'>, vpcId: string | undefined, { cidrs }: Peer): Reach => {
  const reaches = new Set((cidrs ?? []).map((block) => blockReach(view, vpcId, block)));
  const order: readonly Reach[] = ['anywhere', 'vpc', 'elsewhere', 'without-ipv6'];
  return (cidrs && order.find((reach) => reaches.has(reach))) ?? 'elsewhere';
};

/** Something that is open to IPv4 peers and, at least in part, to no IPv6 ones. */
export interface ParityGap {
  readonly service: Service;
  readonly peer: Peer;
  readonly reach: 'anywhere' | 'vpc';
  /** IPv6 gets a part of it: some ports, or from some sources. */
  readonly partly: boolean;
}

export interface Parity {
  readonly gaps: readonly ParityGap[];
  /** Why more cannot be said: one sentence each. */
  readonly unsure: readonly string[];
}

type Found = { readonly gap: ParityGap } | { readonly unsure: string };

const withIpv6 = oncePer((all: readonly Grant[]) => all.filter(({ peers }) => peers.some(({ family }) => family === 6)));

const compare = (view: View<'subnet' | 'vpc'>, grant: Grant, peer: Peer, all: readonly Grant[], direction: Direction): readonly Found[] => {
  const reach = peerReach(view, grant.group.data.VpcId, peer);
  if (reach === 'without-ipv6') return [];
  const ipv6 = withIpv6(all);
  // Being open to the whole IPv4 internet is answered only by being open to the IPv6 one. For destinations a narrower
  // answer is a choice: an IPv6-only host may well be held to its VPC and 64:ff9b::/96.
  const wide = (each: Grant) => each.peers.some((other) => takesIn(other, globalUnicast));
  const answers = (reach === 'anywhere' && direction === 'ingress' ? ipv6.filter(wide) : ipv6).map(({ service }) => service);
  if (uncovered(grant.service, answers).length === 0) return [];
  const text = `${serviceText(grant.service)} ${direction === 'ingress' ? 'from' : 'to'} ${peer.text}`;
  const unread = all.filter(({ unreadLists }) => unreadLists.length > 0);
  if (uncovered(grant.service, [...answers, ...unread.map(({ service }) => service)]).length === 0)
    return [{ unsure: `whether ${unread.flatMap(({ unreadLists }) => unreadLists).join(', ')} opens ${text} to IPv6 could not be read` }];
  if (reach === 'elsewhere') return [{ unsure: `${text} is open to IPv4 only, and whether that side has IPv6 cannot be seen` }];
  const partly = ipv6.some(
    ({ service }) => service.protocol === grant.service.protocol || service.protocol === -1 || grant.service.protocol === -1,
  );
  return [{ gap: { service: grant.service, peer, reach, partly } }];
};

/**
 * Where the groups of an interface, taken together, let IPv4 through and not IPv6. ICMP is left out, because its twin is
 * another protocol, and so are the lists that AWS keeps, because AWS keeps their twins.
 */
export const interfaceParity = (
  view: View<'subnet' | 'vpc'>,
  { groups, missing, eni }: Attachment,
  direction: Direction,
  lists: Lists,
  ofGroup?: SecurityGroup,
): Parity => {
  const all = grantsOf(groups, direction, lists);
  const own = all.filter(({ group, service }) => (!ofGroup || group.id === ofGroup.id) && !isIcmp(service));
  const found = own.flatMap((grant) =>
    grant.peers.filter((peer) => peer.family === 4 && !isAwsManaged(peer)).flatMap((peer) => compare(view, grant, peer, all, direction)),
  );
  const gaps = found.flatMap((each) => ('gap' in each ? each.gap : []));
  const unsure = found.flatMap((each) => ('unsure' in each ? each.unsure : []));
  const unreadOwn = own.flatMap(({ unreadLists }) => unreadLists).map((id) => `prefix list ${id} could not be read`);
  if (missing.length === 0 || gaps.length === 0) return { gaps, unsure: [...unsure, ...unreadOwn] };
  return { gaps: [], unsure: [`security group ${missing.join(', ')} on ${eni.id}, which may open the same to IPv6, is not visible`] };
};

export interface GroupParity extends Parity {
  readonly attachments: readonly Attachment[];
}

/** The same for one group over all interfaces that carry it: what is missing on any of them. */
export const groupParity = (view: View<ParityKind>, group: SecurityGroup, direction: Direction, lists: Lists): GroupParity => {
  const { attachments, unplaced } = attachmentsWithIpv6(view, group, direction);
  // Instances of one kind carry the same groups by the hundred, and where all of them are visible say the same.
  const distinct = new Map(attachments.map((each) => [each.missing.length > 0 ? each.eni : each.groups, each]));
  const parities = [...distinct.values()].map((attachment) => interfaceParity(view, attachment, direction, lists, group));
  const gaps = new Map(parities.flatMap((each) => each.gaps.map((gap) => [`${serviceText(gap.service)} ${gap.peer.text}`, gap] as const)));
  return { attachments, gaps: [...gaps.values()], unsure: [...new Set([...unplaced, ...parities.flatMap(({ unsure }) => unsure)])] };
};

/** `tcp 443 from 0.0.0.0/0, tcp 22 from 10.0.0.0/16` */
export const gapsText = (gaps: readonly ParityGap[], word: 'from' | 'to'): string =>
  gaps.map(({ service, peer }) => `${serviceText(service)} ${word} ${peer.text}`).join(', ');
