import type { Kinds } from '../../src/model/kinds.ts';
import { associated, build } from './build.ts';

export type Routes = NonNullable<Kinds['route-table']['Routes']>;

/** A VPC with an IPv6-only subnet, a dual-stack one with DNS64, and a NAT gateway in a public one. */
export const native = build('subnet', {
  SubnetId: 'subnet-native',
  VpcId: 'vpc-1',
  Ipv6Native: true,
  EnableDns64: true,
  AvailabilityZoneId: 'euc1-az1',
  Ipv6CidrBlockAssociationSet: [associated('2001:db8:0:6::/64')],
});
export const dual = build('subnet', {
  SubnetId: 'subnet-dual',
  VpcId: 'vpc-1',
  CidrBlock: '10.0.1.0/24',
  Ipv6Native: false,
  EnableDns64: true,
  Ipv6CidrBlockAssociationSet: [associated('2001:db8:0:1::/64')],
});
export const publicSubnet = build('subnet', {
  SubnetId: 'subnet-public',
  VpcId: 'vpc-1',
  CidrBlock: '10.0.0.0/24',
  AvailabilityZoneId: 'euc1-az1',
});

export const natGateway = (data: Kinds['nat-gateway'] = {}) =>
  build('nat-gateway', {
    NatGatewayId: 'nat-1',
    VpcId: 'vpc-1',
    SubnetId: 'subnet-public',
    State: 'available',
    ConnectivityType: 'public',
    AvailabilityMode: 'zonal',
    ...data,
  });

/** The VPC's main table, which decides for the two subnets with IPv6. */
export const main = (...routes: Routes) =>
  build('route-table', {
    RouteTableId: 'rtb-main',
    VpcId: 'vpc-1',
    OwnerId: '111122223333',
    Associations: [{ Main: true }],
    Routes: routes,
  });
/** The table of the public subnet. */
export const natTable = (...routes: Routes) =>
  build('route-table', {
    RouteTableId: 'rtb-public',
    VpcId: 'vpc-1',
    OwnerId: '111122223333',
    Associations: [{ SubnetId: 'subnet-public' }],
    Routes: routes,
  });

export const toNat = { DestinationIpv6CidrBlock: '64:ff9b::/96', NatGatewayId: 'nat-1', State: 'active' } as const;
export const toEigw = { DestinationIpv6CidrBlock: '::/0', EgressOnlyInternetGatewayId: 'eigw-1', State: 'active' } as const;
export const toIgw = { DestinationIpv6CidrBlock: '::/0', GatewayId: 'igw-1', State: 'active' } as const;
export const ipv4ToIgw = { DestinationCidrBlock: '0.0.0.0/0', GatewayId: 'igw-1', State: 'active' } as const;
export const ipv4ToNat = { DestinationCidrBlock: '0.0.0.0/0', NatGatewayId: 'nat-1', State: 'active' } as const;
export const ipv4ToTgw = { DestinationCidrBlock: '0.0.0.0/0', TransitGatewayId: 'tgw-1', State: 'active' } as const;

/** All that NAT64 takes, beside the subnet that uses it. */
export const working = [publicSubnet, natGateway(), main(toNat), natTable(ipv4ToIgw)] as const;

/** The same subnet as a participant of a shared VPC sees it. */
export const asParticipant = ({ data }: typeof native) => build('subnet', { ...data, OwnerId: '999999999999' });
