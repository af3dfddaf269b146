import rule from '../../../src/rules/nat64/nat64-route-wrong-target.ts';
import { asParticipant, dual, main, native, natGateway, toEigw, toNat, working } from '../../support/nat64-scene.ts';
import { describeRule } from '../../support/rule-test.ts';

const to = (target: object) => main({ DestinationIpv6CidrBlock: '64:ff9b::/96', State: 'active', ...target });

describeRule(rule, {
  flagged: {
    'an internet gateway': { given: [native, to({ GatewayId: 'igw-1' })], says: 'to internet-gateway igw-1' },
    'an egress-only gateway': {
      given: [native, to({ EgressOnlyInternetGatewayId: 'eigw-1' })],
      says: 'egress-only-internet-gateway eigw-1',
    },
    'a virtual private gateway': { given: [native, to({ GatewayId: 'vgw-1' })], says: 'vgw-1' },
    'a peering connection': { given: [native, to({ VpcPeeringConnectionId: 'pcx-1' })], says: 'pcx-1' },
  },
  silent: {
    'a NAT gateway': { given: [native, ...working] },
    'a NAT gateway that failed, which is another matter': { given: [native, main(toNat), natGateway({ State: 'failed' })] },
    'a NAT gateway of the account that shares the subnet': { given: [asParticipant(native), main(toNat)] },
    'no route': { given: [native, main(toEigw)], as: 'not-applicable' },
    'a blackhole': { given: [native, to({ GatewayId: 'igw-1', State: 'blackhole' })], as: 'not-applicable' },
    'a dual-stack subnet': { given: [dual, to({ GatewayId: 'igw-1' })], as: 'not-applicable' },
    'a default route to a transit gateway, which nat64-route-missing leaves open': {
      given: [native, main({ DestinationIpv6CidrBlock: '::/0', TransitGatewayId: 'tgw-1' })],
      as: 'not-applicable',
    },
  },
  unknown: {
    'a transit gateway': { given: [native, to({ TransitGatewayId: 'tgw-1' })], says: 'transit-gateway tgw-1' },
    'an appliance': { given: [native, to({ NetworkInterfaceId: 'eni-1' })], says: 'eni-1' },
    'a firewall endpoint': { given: [native, to({ GatewayId: 'vpce-1' })], says: 'appliance-endpoint vpce-1' },
    'a state that AWS does not explain': { given: [native, to({ NatGatewayId: 'nat-1', State: 'filtered' })], says: 'filtered' },
  },
});
