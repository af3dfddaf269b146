import { type Cidr, cidr, contains, parseCidr } from '../model/address.ts';
import type { View } from '../model/inventory.ts';
import type { Kind } from '../model/kinds.ts';
import type { Resource } from '../model/resource.ts';
import { lookup, oncePer } from './once.ts';

type Subnet = Resource<'subnet'>;
type Vpc = Resource<'vpc'>;
interface Owned {
  readonly account: string;
  readonly data: { readonly OwnerId?: string | undefined };
}

/** Only `associated` blocks carry traffic: AWS lists disassociated and failed ones for a while. */
const isAssociated = (association: { readonly Ipv6CidrBlockState?: { readonly State?: string | undefined } | undefined }): boolean =>
  association.Ipv6CidrBlockState?.State === 'associated';

type Ipv6Association = NonNullable<(Vpc | Subnet)['data']['Ipv6CidrBlockAssociationSet']>[number];

const noAssociations: readonly Ipv6Association[] = [];

const everyIpv6Association = ({ data }: Vpc | Subnet): readonly Ipv6Association[] => data.Ipv6CidrBlockAssociationSet ?? noAssociations;

const ipv6Associations = (subject: Vpc | Subnet): readonly Ipv6Association[] => everyIpv6Association(subject).filter(isAssociated);

/** The IPv6 blocks that are in use on a VPC or a subnet, as text. */
export const ipv6Cidrs = (subject: Vpc | Subnet): readonly string[] =>
  ipv6Associations(subject).flatMap(({ Ipv6CidrBlock }) => Ipv6CidrBlock ?? []);

const uniqueLocal = cidr('fc00::/7');

/**
 * Whether AWS lets a VPC's or subnet's IPv6 blocks onto the internet: one public block suffices. AWS drops private ones
 * (unique local, or global ones kept private) at its edge. Undefined where AWS did not say and the addresses do not tell.
 * https://docs.aws.amazon.com/vpc/latest/userguide/vpc-ip-addressing.html
 */
export const hasPublicIpv6 = (subject: Vpc | Subnet): boolean | undefined => {
  const isPublic = ({ Ipv6AddressAttribute, Ipv6CidrBlock }: Ipv6Association): boolean | undefined => {
    if (Ipv6AddressAttribute) return Ipv6AddressAttribute === 'public';
    const block = parseCidr(Ipv6CidrBlock);
    return block && contains(uniqueLocal, block) ? false : undefined;
  };
  const found = new Set(ipv6Associations(subject).map(isPublic));
  if (found.has(true)) return true;
  return found.has(undefined) ? undefined : false;
};

/** The IPv4 blocks of a VPC, primary and secondary. */
export const ipv4Cidrs = ({ data }: Vpc): readonly string[] => {
  const associated = (data.CidrBlockAssociationSet ?? []).filter(({ CidrBlockState }) => CidrBlockState?.State === 'associated');
  const blocks = associated.flatMap(({ CidrBlock }) => CidrBlock ?? []);
  return blocks.length > 0 || !data.CidrBlock ? blocks : [data.CidrBlock];
};

/** All blocks that are in use on a VPC or a subnet. */
export const blocksOf = oncePer((subject: Vpc | Subnet): readonly Cidr[] => {
  const ipv4 = subject.kind === 'vpc' ? ipv4Cidrs(subject) : [subject.data.CidrBlock];
  return [...ipv4, ...ipv6Cidrs(subject)].flatMap((text) => parseCidr(text) ?? []);
});

/** Asked of every subnet many times, so that no list is made. */
export const hasIpv6 = (subject: Vpc | Subnet): boolean =>
  everyIpv6Association(subject).some((each) => each.Ipv6CidrBlock !== undefined && isAssociated(each));

/** A subnet whose interfaces get no IPv4 address (AWS: "IPv6-only", API: `Ipv6Native`). */
export const isIpv6Only = ({ data }: Subnet): boolean => data.Ipv6Native === true;

export const isDualStack = (subnet: Subnet): boolean => !isIpv6Only(subnet) && Boolean(subnet.data.CidrBlock) && hasIpv6(subnet);

/**
 * Whether the resource belongs to another account and was shared with this one. A participant does not see the owner's
 * NAT gateways, egress-only gateways, endpoints, security groups and interfaces.
 * https://docs.aws.amazon.com/vpc/latest/userguide/vpc-share-limitations.html
 */
export const isShared = ({ account, data }: Owned): boolean => data.OwnerId !== undefined && data.OwnerId !== account;

/** Words to put after a mend that only the owner of a shared resource can make. */
export const byItsOwner = (resource: Owned): string =>
  isShared(resource) ? ` (to be done by account ${resource.data.OwnerId}, which shares it)` : '';

/** IPv4 addresses a subnet can hand out: AWS reserves the first four and the last. */
export const usableIpv4 = ({ data }: Subnet): number => {
  const length = Number(data.CidrBlock?.split('/')[1] ?? Number.NaN);
  return Number.isInteger(length) ? Math.max(0, 2 ** (32 - length) - 5) : 0;
};

/** Whether no address of the subnet's IPv4 block is in use, so that nothing stands in it. */
export const isVacant = (subnet: Subnet): boolean => usableIpv4(subnet) > 0 && subnet.data.AvailableIpAddressCount === usableIpv4(subnet);

const ofVpc = lookup((resource: Resource) => resource.vpcId);

/** The resources of a kind that stand in a VPC. */
export const inVpc = <K extends Kind>(view: View<K>, kind: K, vpcId: string | undefined): readonly Resource<K>[] =>
  ofVpc(view.all(kind) as readonly Resource[], vpcId) as unknown as readonly Resource<K>[];
