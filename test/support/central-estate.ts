import type { Inventory } from '../../src/model/inventory.ts';
import { associated } from './build.ts';
import { estate, openAcl, routes } from './trace-estate.ts';

export const publicBlock = (block: string) => ({ ...associated(block), Ipv6AddressAttribute: 'public' as const });
const toTgw = { DestinationIpv6CidrBlock: '64:ff9b::/96', TransitGatewayId: 'tgw-1', State: 'active' } as const;
export const toLocal9 = { DestinationCidrBlock: '10.9.0.0/16', GatewayId: 'local', State: 'active' } as const;

/** A spoke without a NAT gateway of its own, and a VPC that does NAT64 for it behind a transit gateway. */
export const central = (changes: Parameters<typeof estate>[0] = {}): Inventory =>
  estate({
    'nat-gateway': {
      'nat-1': null,
      'nat-9': {
        NatGatewayId: 'nat-9',
        VpcId: 'vpc-9',
        SubnetId: 'egress',
        State: 'available',
        ConnectivityType: 'public',
        NatGatewayAddresses: [{ PrivateIp: '10.9.0.10', PublicIp: '198.51.100.9' }],
      },
    },
    vpc: { 'vpc-9': { VpcId: 'vpc-9', OwnerId: '111122223333', CidrBlock: '10.9.0.0/16', Ipv6CidrBlockAssociationSet: [] } },
    subnet: {
      door: {
        SubnetId: 'door',
        VpcId: 'vpc-1',
        OwnerId: '111122223333',
        AvailabilityZoneId: 'az1',
        CidrBlock: '10.0.8.0/28',
        Ipv6CidrBlockAssociationSet: [publicBlock('2001:db8:0:8::/64')],
      },
      'door-9': { SubnetId: 'door-9', VpcId: 'vpc-9', OwnerId: '111122223333', AvailabilityZoneId: 'az1', CidrBlock: '10.9.8.0/28' },
      egress: { SubnetId: 'egress', VpcId: 'vpc-9', OwnerId: '111122223333', AvailabilityZoneId: 'az1', CidrBlock: '10.9.0.0/24' },
    },
    'route-table': {
      v6: { Routes: routes(toTgw) },
      'main-9': {
        RouteTableId: 'main-9',
        VpcId: 'vpc-9',
        Associations: [{ Main: true }],
        Routes: [toLocal9, { DestinationIpv6CidrBlock: '64:ff9b::/96', NatGatewayId: 'nat-9', State: 'active' }],
      },
      'out-9': {
        RouteTableId: 'out-9',
        VpcId: 'vpc-9',
        Associations: [{ SubnetId: 'egress' }],
        Routes: [
          toLocal9,
          { DestinationCidrBlock: '0.0.0.0/0', GatewayId: 'igw-9', State: 'active' },
          { DestinationIpv6CidrBlock: '2001:db8::/56', TransitGatewayId: 'tgw-1', State: 'active' },
        ],
      },
    },
    'network-acl': {
      'acl-door': { NetworkAclId: 'acl-door', VpcId: 'vpc-1', Associations: [{ SubnetId: 'door' }], Entries: openAcl },
      'acl-9': { NetworkAclId: 'acl-9', VpcId: 'vpc-9', Associations: [{ SubnetId: 'door-9' }, { SubnetId: 'egress' }], Entries: openAcl },
    },
    'transit-gateway-vpc-attachment': {
      'att-1': { TransitGatewayAttachmentId: 'att-1', TransitGatewayId: 'tgw-1', VpcId: 'vpc-1', State: 'available', SubnetIds: ['door'] },
      'att-9': {
        TransitGatewayAttachmentId: 'att-9',
        TransitGatewayId: 'tgw-1',
        VpcId: 'vpc-9',
        State: 'available',
        SubnetIds: ['door-9'],
      },
    },
    'transit-gateway-route-table': {
      'tgw-rtb-1': {
        TransitGatewayRouteTableId: 'tgw-rtb-1',
        TransitGatewayId: 'tgw-1',
        Associations: ['att-1', 'att-9'].map((id) => ({ TransitGatewayAttachmentId: id, State: 'associated' as const })),
        Routes: [
          {
            DestinationCidrBlock: '64:ff9b::/96',
            State: 'active',
            Type: 'static',
            TransitGatewayAttachments: [{ TransitGatewayAttachmentId: 'att-9' }],
          },
          {
            DestinationCidrBlock: '2001:db8::/56',
            State: 'active',
            Type: 'propagated',
            TransitGatewayAttachments: [{ TransitGatewayAttachmentId: 'att-1' }],
          },
        ],
        RoutesCut: false,
      },
    },
    ...changes,
  });
