import rule from '../../../src/rules/nat64/nat64-route-missing.ts';
import { build, denied } from '../../support/build.ts';
import { describeRule } from '../../support/rule-test.ts';

const native = build('subnet', { SubnetId: 'subnet-native', VpcId: 'vpc-1', Ipv6Native: true, EnableDns64: true });
const publicSubnet = build('subnet', { SubnetId: 'subnet-public', VpcId: 'vpc-1', CidrBlock: '10.0.0.0/24' });
const nat = build('nat-gateway', {
  NatGatewayId: 'nat-1',
  VpcId: 'vpc-1',
  SubnetId: 'subnet-public',
  State: 'available',
  ConnectivityType: 'public',
});
const toNat = { DestinationIpv6CidrBlock: '64:ff9b::/96', NatGatewayId: 'nat-1', State: 'active' } as const;
const toEigw = { DestinationIpv6CidrBlock: '::/0', EgressOnlyInternetGatewayId: 'eigw-1', State: 'active' } as const;
const toTgw = { DestinationIpv6CidrBlock: '::/0', TransitGatewayId: 'tgw-1', State: 'active' } as const;
type Routes = NonNullable<Parameters<typeof build<'route-table'>>[1]['Routes']>;
const main = (...Routes: Routes) =>
  build('route-table', { RouteTableId: 'rtb-main', VpcId: 'vpc-1', Associations: [{ Main: true }], Routes });
const own = (...Routes: Routes) =>
  build('route-table', { RouteTableId: 'rtb-own', VpcId: 'vpc-1', Associations: [{ SubnetId: 'subnet-native' }], Routes });

describeRule(rule, {
  flagged: {
    'a table with only ::/0 to an egress-only gateway': { given: [native, main(toEigw)], says: '::/0 to eigw-1 does not translate' },
    'an associated table without the route though the main one has it': {
      given: [native, main(toNat), own(), nat, publicSubnet],
      says: 'rtb-own has no route',
    },
    'a route to a part of the prefix': {
      given: [native, main({ DestinationIpv6CidrBlock: '64:ff9b::a00:0/104', NatGatewayId: 'nat-1' }), nat],
      says: 'only 64:ff9b::a00:0/104 of it',
    },
  },
  silent: {
    'the route to an available NAT gateway': { given: [native, main(toNat), nat, publicSubnet] },
    'the main table when no other is associated': { given: [native, main(toNat, toEigw), nat, publicSubnet] },
    'a subnet that has IPv4': { given: [publicSubnet, main()], as: 'not-applicable' },
  },
  unknown: {
    '::/0 to a transit gateway, behind which a central NAT64 may stand': { given: [native, main(toTgw)], says: 'transit-gateway tgw-1' },
    'a VPC whose route tables are denied': { given: [native], gaps: [denied('route-table')], says: 'access-denied' },
  },
});
