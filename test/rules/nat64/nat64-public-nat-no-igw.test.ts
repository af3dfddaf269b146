import rule from '../../../src/rules/nat64/nat64-public-nat-no-igw.ts';
import * as scene from '../../support/nat64-scene.ts';
import { describeRule } from '../../support/rule-test.ts';

const { ipv4ToIgw, ipv4ToNat, ipv4ToTgw, main, native, natGateway, natTable, publicSubnet, toNat, working } = scene;
const through = (...table: scene.Routes) => [native, publicSubnet, natGateway(), main(toNat), natTable(...table)] as const;

describeRule(rule, {
  flagged: {
    'no default route': { given: [...through()], says: 'in subnet-public, has no 0.0.0.0/0' },
    'a default route into a blackhole': { given: [...through({ ...ipv4ToIgw, State: 'blackhole' })], says: 'to igw-1 (blackhole)' },
    'a default route to itself': { given: [...through(ipv4ToNat)], says: 'to nat-1 (active)' },
    'a NAT gateway in a subnet that falls back to the main table': {
      given: [native, publicSubnet, natGateway(), main(toNat)],
      says: 'rtb-main',
    },
  },
  silent: {
    'a default route to an internet gateway': { given: [native, ...working] },
    'a regional NAT gateway, which stands in no subnet': {
      given: [native, main(toNat), scene.natGateway({ AvailabilityMode: 'regional', RouteTableId: 'rtb-hidden' })],
    },
    'a private NAT gateway': { given: [native, main(toNat), natGateway({ ConnectivityType: 'private' })], as: 'not-applicable' },
    'a NAT gateway that failed, which is another matter': {
      given: [native, main(toNat), natGateway({ State: 'failed' })],
      as: 'not-applicable',
    },
  },
  unknown: {
    'a firewall before the internet': {
      given: [...through({ DestinationCidrBlock: '0.0.0.0/0', GatewayId: 'vpce-1', State: 'active' })],
      says: 'appliance-endpoint vpce-1',
    },
    'a central exit': { given: [...through(ipv4ToTgw)], says: 'transit-gateway tgw-1' },
    'a subnet of the NAT gateway that was not read': { given: [native, natGateway(), main(toNat)], says: 'subnet-public' },
    'a prefix list that was not read': {
      given: [...through({ DestinationPrefixListId: 'pl-1', GatewayId: 'igw-1', State: 'active' })],
      says: 'pl-1',
    },
  },
});
