import type { View } from '../model/inventory.ts';
import type { Kind } from '../model/kinds.ts';
import type { Resource } from '../model/resource.ts';

type Subnet = Resource<'subnet'>;
type Vpc = Resource<'vpc'>;

/** Only `associated` blocks carry traffic: AWS lists disassociated and failed ones for a while. */
const isAssociated = (association: { readonly Ipv6CidrBlockState?: { readonly State?: string | undefined } | undefined }): boolean =>
  association.Ipv6CidrBlockState?.State === 'associated';

/** The IPv6 blocks that are in use on a VPC or a subnet, as text. */
export const ipv6Cidrs = ({ data }: Vpc | Subnet): readonly string[] =>
  (data.Ipv6CidrBlockAssociationSet ?? []).filter(isAssociated).flatMap(({ Ipv6CidrBlock }) => Ipv6CidrBlock ?? []);

/** The IPv4 blocks of a VPC, primary and secondary. */
export const ipv4Cidrs = ({ data }: Vpc): readonly string[] => {
  const associated = (data.CidrBlockAssociationSet ?? []).filter(({ CidrBlockState }) => CidrBlockState?.State === 'associated');
  const blocks = associated.flatMap(({ CidrBlock }) => CidrBlock ?? []);
  return blocks.length > 0 || !data.CidrBlock ? blocks : [data.CidrBlock];
};

export const hasIpv6 = (subject: Vpc | Subnet): boolean => ipv6Cidrs(subject).length > 0;

/** A subnet whose interfaces get no IPv4 address (AWS: "IPv6-only", API: `Ipv6Native`). */
export const isIpv6Only = ({ data }: Subnet): boolean => data.Ipv6Native === true;

export const isDualStack = (subnet: Subnet): boolean => !isIpv6Only(subnet) && Boolean(subnet.data.CidrBlock) && hasIpv6(subnet);

/**
 * Whether the resource belongs to another account and was shared with this one. A participant does not see the owner's
 * NAT gateways, egress-only gateways, endpoints, security groups and interfaces.
 * https://docs.aws.amazon.com/vpc/latest/userguide/vpc-share-limitations.html
 */
export const isShared = (resource: Vpc | Subnet): boolean =>
  resource.data.OwnerId !== undefined && resource.data.OwnerId !== resource.account;

/** IPv4 addresses a subnet can hand out: AWS reserves the first four and the last. */
export const usableIpv4 = ({ data }: Subnet): number => {
  const length = Number(data.CidrBlock?.split('/')[1] ?? Number.NaN);
  return Number.isInteger(length) ? Math.max(0, 2 ** (32 - length) - 5) : 0;
};

/** The resources of a kind that stand in a VPC. */
export const inVpc = <K extends Kind>(view: View<K>, kind: K, vpcId: string | undefined): readonly Resource<K>[] =>
  (view.all(kind) as readonly Resource[]).filter((resource) => resource.vpcId === vpcId) as unknown as readonly Resource<K>[];
