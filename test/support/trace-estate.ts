import type { Inventory } from '../../src/model/inventory.ts';
import type { Kind, Kinds } from '../../src/model/kinds.ts';
import type { Journey, Trace } from '../../src/model/trace.ts';
import type { Gap } from '../../src/model/gap.ts';
import { traceAll } from '../../src/network/trace/trace.ts';
import { associated, build, inventory } from './build.ts';

type Parts = { [K in Kind]?: Record<string, Partial<Kinds[K]> | null> };
const open = { IpRanges: [{ CidrIp: '0.0.0.0/0' }], Ipv6Ranges: [{ CidrIpv6: '::/0' }], IpProtocol: '-1' } as const;
const publicBlock = (block: string) => ({ ...associated(block), Ipv6AddressAttribute: 'public' as const });
const line = (RuleNumber: number, Egress: boolean, RuleAction: 'allow' | 'deny', block: string, ports?: readonly [number, number]) => ({
  RuleNumber,
  Egress,
  RuleAction,
  Protocol: ports ? '6' : '-1',
  ...(block.includes(':') ? { Ipv6CidrBlock: block } : { CidrBlock: block }),
  ...(ports ? { PortRange: { From: ports[0], To: ports[1] } } : {}),
});
export const aclLine = line;
export const openAcl = [false, true].flatMap((egress) => [line(100, egress, 'allow', '0.0.0.0/0'), line(101, egress, 'allow', '::/0')]);

const local = [
  { DestinationCidrBlock: '10.0.0.0/16', GatewayId: 'local', State: 'active' },
  { DestinationIpv6CidrBlock: '2001:db8::/56', GatewayId: 'local', State: 'active' },
] as const;
export const routes = (...more: NonNullable<Kinds['route-table']['Routes']>) => [...local, ...more];
export const toNat = { DestinationIpv6CidrBlock: '64:ff9b::/96', NatGatewayId: 'nat-1', State: 'active' } as const;
export const toEigw = { DestinationIpv6CidrBlock: '::/0', EgressOnlyInternetGatewayId: 'eigw-1', State: 'active' } as const;
export const toIgw = { DestinationCidrBlock: '0.0.0.0/0', GatewayId: 'igw-1', State: 'active' } as const;
export const toIgw6 = { DestinationIpv6CidrBlock: '::/0', GatewayId: 'igw-1', State: 'active' } as const;

/** A VPC with an IPv6-only client, a dual-stack host, and an IPv4-only database behind NAT64: everything sound. */
const sound: { readonly [K in Kind]?: Record<string, Kinds[K]> } = {
  vpc: {
    'vpc-1': {
      VpcId: 'vpc-1',
      OwnerId: '111122223333',
      DhcpOptionsId: 'dopt-1',
      CidrBlock: '10.0.0.0/16',
      Ipv6CidrBlockAssociationSet: [publicBlock('2001:db8::/56')],
    },
  },
  'vpc-attributes': { 'vpc-1': { VpcId: 'vpc-1', EnableDnsSupport: true, EnableDnsHostnames: true } },
  'dhcp-options': {
    'dopt-1': { DhcpOptionsId: 'dopt-1', DhcpConfigurations: [{ Key: 'domain-name-servers', Values: [{ Value: 'AmazonProvidedDNS' }] }] },
  },
  'vpc-block-public-access': { 'vpc-block-public-access': { InternetGatewayBlockMode: 'off' } },
  subnet: {
    native: {
      SubnetId: 'native',
      VpcId: 'vpc-1',
      OwnerId: '111122223333',
      AvailabilityZoneId: 'az1',
      Ipv6Native: true,
      EnableDns64: true,
      Ipv6CidrBlockAssociationSet: [publicBlock('2001:db8:0:6::/64')],
    },
    public: {
      SubnetId: 'public',
      VpcId: 'vpc-1',
      OwnerId: '111122223333',
      AvailabilityZoneId: 'az1',
      CidrBlock: '10.0.0.0/24',
      EnableDns64: false,
      Ipv6CidrBlockAssociationSet: [publicBlock('2001:db8::/64')],
    },
    data: { SubnetId: 'data', VpcId: 'vpc-1', OwnerId: '111122223333', AvailabilityZoneId: 'az1', CidrBlock: '10.0.2.0/24' },
  },
  'route-table': {
    main: { RouteTableId: 'main', VpcId: 'vpc-1', Associations: [{ Main: true }], Routes: routes() },
    out: { RouteTableId: 'out', VpcId: 'vpc-1', Associations: [{ SubnetId: 'public' }], Routes: routes(toIgw, toIgw6) },
    v6: { RouteTableId: 'v6', VpcId: 'vpc-1', Associations: [{ SubnetId: 'native' }], Routes: routes(toNat, toEigw) },
  },
  'nat-gateway': {
    'nat-1': {
      NatGatewayId: 'nat-1',
      VpcId: 'vpc-1',
      SubnetId: 'public',
      State: 'available',
      ConnectivityType: 'public',
      AvailabilityMode: 'zonal',
      NatGatewayAddresses: [{ PrivateIp: '10.0.0.10', PublicIp: '198.51.100.1' }],
    },
  },
  'network-acl': {
    'acl-v6': { NetworkAclId: 'acl-v6', VpcId: 'vpc-1', Associations: [{ SubnetId: 'native' }], Entries: openAcl },
    'acl-out': { NetworkAclId: 'acl-out', VpcId: 'vpc-1', Associations: [{ SubnetId: 'public' }], Entries: openAcl },
    'acl-data': { NetworkAclId: 'acl-data', VpcId: 'vpc-1', Associations: [{ SubnetId: 'data' }], Entries: openAcl },
  },
  'security-group': {
    'sg-client': { GroupId: 'sg-client', VpcId: 'vpc-1', IpPermissions: [open], IpPermissionsEgress: [open] },
    'sg-data': {
      GroupId: 'sg-data',
      VpcId: 'vpc-1',
      IpPermissions: [{ IpProtocol: 'tcp', FromPort: 5432, ToPort: 5432, IpRanges: [{ CidrIp: '10.0.0.10/32' }] }],
      IpPermissionsEgress: [open],
    },
  },
  'network-interface': {
    'eni-client': {
      NetworkInterfaceId: 'eni-client',
      VpcId: 'vpc-1',
      SubnetId: 'native',
      Ipv6Addresses: [{ Ipv6Address: '2001:db8:0:6::c' }],
      Groups: [{ GroupId: 'sg-client' }],
    },
    'eni-host': {
      NetworkInterfaceId: 'eni-host',
      VpcId: 'vpc-1',
      SubnetId: 'public',
      PrivateIpAddress: '10.0.0.20',
      PrivateIpAddresses: [{ PrivateIpAddress: '10.0.0.20' }],
      Ipv6Addresses: [{ Ipv6Address: '2001:db8::20' }],
      Groups: [{ GroupId: 'sg-client' }],
      Association: { PublicIp: '198.51.100.20' },
    },
    'eni-data': {
      NetworkInterfaceId: 'eni-data',
      VpcId: 'vpc-1',
      SubnetId: 'data',
      PrivateIpAddress: '10.0.2.5',
      PrivateIpAddresses: [{ PrivateIpAddress: '10.0.2.5' }],
      Groups: [{ GroupId: 'sg-data' }],
    },
  },
};

/** The sound estate with some parts changed, added, or (null) taken away. */
export const estate = (changes: Parts = {}, gaps: readonly Gap[] = []): Inventory => {
  const kinds = [...new Set([...Object.keys(sound), ...Object.keys(changes)])] as Kind[];
  const resources = kinds.flatMap((kind) => {
    const base = (sound[kind] ?? {}) as Record<string, object>;
    const change = (changes[kind] ?? {}) as Record<string, object | null>;
    return [...new Set([...Object.keys(base), ...Object.keys(change)])].flatMap((id) =>
      change[id] === null ? [] : [build(kind, { ...base[id], ...change[id] })],
    );
  });
  return inventory(
    resources.filter(({ kind }) => !gaps.some((gap) => gap.kind === kind)),
    gaps,
  );
};

const places = ({ hops }: Journey): string =>
  hops
    .map(({ at }) => at.id)
    .filter((id, index, all) => id !== all[index - 1])
    .join(' > ');

/** A trace in one line: the places there, the places back, and the verdict. */
const lineOf = ({ forward, reply, disposition, why }: Trace): string =>
  `${places(forward)}${reply ? ` | ${places(reply)}` : ''} | ${disposition}: ${why}`;

export const trace = (changed: Inventory, source: string, destination: string): readonly string[] =>
  traceAll(changed, source, destination).traces.map(lineOf);
