import type { Resource } from '../../src/model/resource.ts';
import { associated, build, home } from './build.ts';

/** One VPC with a subnet of each kind, for what filters traffic. */
export const vpc = build('vpc', {
  VpcId: 'vpc-1',
  OwnerId: home.account,
  CidrBlock: '10.0.0.0/16',
  Ipv6CidrBlockAssociationSet: [associated('2001:db8::/56')],
});
export const dual = build('subnet', {
  SubnetId: 'subnet-dual',
  VpcId: 'vpc-1',
  CidrBlock: '10.0.1.0/24',
  Ipv6CidrBlockAssociationSet: [associated('2001:db8:0:1::/64')],
});
export const ipv4Only = build('subnet', { SubnetId: 'subnet-ipv4', VpcId: 'vpc-1', CidrBlock: '10.0.2.0/24' });
export const native = build('subnet', {
  SubnetId: 'subnet-native',
  VpcId: 'vpc-1',
  Ipv6Native: true,
  EnableDns64: true,
  Ipv6CidrBlockAssociationSet: [associated('2001:db8:0:6::/64')],
});
export const place: readonly Resource[] = [vpc, dual, ipv4Only, native];

type GroupData = Parameters<typeof build<'security-group'>>[1];
type EniData = Parameters<typeof build<'network-interface'>>[1];

export const group = (GroupId: string, data: GroupData = {}): Resource<'security-group'> =>
  build('security-group', { GroupId, VpcId: 'vpc-1', OwnerId: home.account, ...data });

/** An interface in use, with an IPv6 address unless `data` says otherwise. */
export const eni = (id: string, subnet: Resource<'subnet'>, groups: readonly string[], data: EniData = {}): Resource<'network-interface'> =>
  build('network-interface', {
    NetworkInterfaceId: id,
    VpcId: 'vpc-1',
    SubnetId: subnet.id,
    Status: 'in-use',
    InterfaceType: 'interface',
    Groups: groups.map((GroupId) => ({ GroupId })),
    Ipv6Addresses: [{ Ipv6Address: '2001:db8:0:1::a' }],
    ...data,
  });

export const list = (
  PrefixListId: string,
  PrefixListName: string,
  AddressFamily: 'IPv4' | 'IPv6',
  OwnerId = 'AWS',
  Cidrs?: readonly string[],
): Resource<'prefix-list'> => build('prefix-list', { PrefixListId, PrefixListName, AddressFamily, OwnerId, ...(Cidrs ? { Cidrs } : {}) });

export const tcp = (port: number) => ({ IpProtocol: 'tcp', FromPort: port, ToPort: port }) as const;
export const from4 = (...ranges: readonly string[]) => ({ IpRanges: ranges.map((CidrIp) => ({ CidrIp })) });
export const from6 = (...ranges: readonly string[]) => ({ Ipv6Ranges: ranges.map((CidrIpv6) => ({ CidrIpv6 })) });
export const fromGroup = (GroupId: string, UserId: string = home.account) => ({ UserIdGroupPairs: [{ GroupId, UserId }] });
export const fromList = (PrefixListId: string) => ({ PrefixListIds: [{ PrefixListId }] });

type Entries = NonNullable<Resource<'network-acl'>['data']['Entries']>;

export const acl = (NetworkAclId: string, subnets: readonly Resource<'subnet'>[], Entries: Entries): Resource<'network-acl'> =>
  build('network-acl', {
    NetworkAclId,
    VpcId: 'vpc-1',
    OwnerId: home.account,
    Associations: subnets.map(({ id }) => ({ SubnetId: id })),
    Entries: [...Entries, ...closing],
  });

/** The entries that AWS puts at the end of every list. */
const closing: Entries = [false, true].flatMap((Egress) => [
  { Egress, RuleNumber: 32767, Protocol: '-1', RuleAction: 'deny', CidrBlock: '0.0.0.0/0' } as const,
  { Egress, RuleNumber: 32768, Protocol: '-1', RuleAction: 'deny', Ipv6CidrBlock: '::/0' } as const,
]);

type EntryData = Entries[number];
export const entry = (
  RuleNumber: number,
  RuleAction: 'allow' | 'deny',
  Egress: boolean,
  block: string,
  data: EntryData = {},
): EntryData => ({
  RuleNumber,
  RuleAction,
  Egress,
  Protocol: '-1',
  ...(block.includes(':') ? { Ipv6CidrBlock: block } : { CidrBlock: block }),
  ...data,
});

/** Everything of a family, both ways, as the default ACL has it. */
export const open4: Entries = [entry(100, 'allow', false, '0.0.0.0/0'), entry(100, 'allow', true, '0.0.0.0/0')];
export const open6: Entries = [entry(101, 'allow', false, '::/0'), entry(101, 'allow', true, '::/0')];

export const nat = build('nat-gateway', {
  NatGatewayId: 'nat-1',
  VpcId: 'vpc-1',
  SubnetId: 'subnet-ipv4',
  State: 'available',
  ConnectivityType: 'public',
  NatGatewayAddresses: [{ PrivateIp: '10.0.2.10' }],
});
type Routes = NonNullable<Resource<'route-table'>['data']['Routes']>;
export const table = (RouteTableId: string, subnets: readonly Resource<'subnet'>[], ...Routes: Routes): Resource<'route-table'> =>
  build('route-table', { RouteTableId, VpcId: 'vpc-1', Associations: subnets.map(({ id }) => ({ SubnetId: id })), Routes });

/** NAT64 that works from the native subnet, through a NAT gateway in the IPv4-only one. */
export const nat64: readonly Resource[] = [
  nat,
  table('rtb-native', [native], { DestinationIpv6CidrBlock: '64:ff9b::/96', NatGatewayId: 'nat-1', State: 'active' }),
  table('rtb-public', [ipv4Only], { DestinationCidrBlock: '0.0.0.0/0', GatewayId: 'igw-1', State: 'active' }),
];
