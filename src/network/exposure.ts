import { contains, parseCidr } from '../model/address.ts';
import type { View } from '../model/inventory.ts';
import type { Resource } from '../model/resource.ts';
import { aclOf, askAcl, protocols } from './acl.ts';
import { hasPublicIpv6, isShared } from './facts.ts';
import { hasIpv6Address } from './family-parity.ts';
import { globalUnicast } from './internet.ts';
import { interfacesIn } from './interface-owners.ts';

export const exposureKinds = ['network-interface', 'security-group', 'network-acl', 'prefix-list'] as const;
type ExposureKind = (typeof exposureKinds)[number];
type Subnet = Resource<'subnet'>;
type Interface = Resource<'network-interface'>;
type SecurityGroup = Resource<'security-group'>;

/** Whether the IPv6 internet gets in to a subnet whose IPv6 default route is an internet gateway. */
export type Exposure =
  | { readonly state: 'open'; readonly reached: readonly Interface[] }
  /** Private addresses, Block Public Access, the network ACL or every security group keeps it out. */
  | { readonly state: 'closed' }
  /** Nothing with an IPv6 address stands there yet. */
  | { readonly state: 'empty' }
  | { readonly state: 'unseen'; readonly why: string };

const isWhole = (text: string | undefined): boolean => {
  const block = parseCidr(text);
  return block !== undefined && contains(block, globalUnicast);
};

/** Whether a group lets the whole IPv6 internet in on some port; undefined where a prefix list's entries were not read. */
const admitsInternet = (view: View<ExposureKind>, group: SecurityGroup): boolean | undefined => {
  const permissions = group.data.IpPermissions ?? [];
  const ranges = permissions.flatMap(({ Ipv6Ranges }) => Ipv6Ranges ?? []);
  if (ranges.some(({ CidrIpv6 }) => isWhole(CidrIpv6))) return true;
  const lists = permissions.flatMap(({ PrefixListIds }) => PrefixListIds ?? []).map((each) => view.get('prefix-list', each.PrefixListId));
  const entries = lists.filter((list) => list?.data.AddressFamily !== 'IPv4').map((list) => list?.data.Cidrs);
  if (entries.some((cidrs) => cidrs?.some(isWhole))) return true;
  return entries.includes(undefined) ? undefined : false;
};

/** https://docs.aws.amazon.com/vpc/latest/userguide/security-vpc-bpa-basics.html */
const isBarred = ({ data }: Subnet): boolean => data.BlockPublicAccessStates?.InternetGatewayBlockMode?.startsWith('block') === true;

export const ipv6Exposure = (view: View<ExposureKind>, subnet: Subnet): Exposure => {
  if (hasPublicIpv6(subnet) === false || isBarred(subnet)) return { state: 'closed' };
  const acl = aclOf(view, subnet);
  if (!acl) return { state: 'unseen', why: `the network ACL of ${subnet.id} is not visible` };
  const ingress = { egress: false, block: globalUnicast, protocol: protocols.every };
  if (askAcl(acl, ingress).answer === 'denied') return { state: 'closed' };
  const interfaces = interfacesIn(view.all('network-interface'), subnet.id);
  const withIpv6 = interfaces.filter(hasIpv6Address);
  const standing = withIpv6.filter(({ data }) => data.DenyAllIgwTraffic !== true);
  const groups = standing.map((each) => (each.data.Groups ?? []).map(({ GroupId }) => view.get('security-group', GroupId)));
  const answers = groups.map((some) => some.map((group) => group && admitsInternet(view, group)));
  const reached = standing.filter((_, index) => answers[index]?.includes(true));
  if (reached.length > 0) return { state: 'open', reached };
  if (isShared(subnet)) return { state: 'unseen', why: `what other accounts have in ${subnet.id} is not visible` };
  const unsure = standing.find((_, index) => answers[index]?.includes(undefined));
  if (unsure) return { state: 'unseen', why: `a security group or prefix list of ${unsure.id} could not be read` };
  return { state: withIpv6.length === 0 ? 'empty' : 'closed' };
};
