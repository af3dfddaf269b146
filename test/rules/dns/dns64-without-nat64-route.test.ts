import rule from '../../../src/rules/dns/dns64-without-nat64-route.ts';
import { build } from '../../support/build.ts';
import * as scene from '../../support/nat64-scene.ts';
import { describeRule } from '../../support/rule-test.ts';

const { dual, main, natGateway, natTable, publicSubnet, toEigw, toNat, working } = scene;

describeRule(rule, {
  flagged: {
    'no route': { given: [dual, main(toEigw)], says: 'rtb-main has no route for 64:ff9b::/96' },
    'a blackhole': { given: [dual, main({ ...toNat, State: 'blackhole' })], says: 'to nat-1 is a blackhole' },
    'a route to an internet gateway': {
      given: [dual, main({ DestinationIpv6CidrBlock: '64:ff9b::/96', GatewayId: 'igw-1' })],
      says: 'to internet-gateway igw-1, which does not translate',
    },
    'a NAT gateway that failed': { given: [dual, main(toNat), natGateway({ State: 'failed' })], says: 'nat-1 is failed' },
    'a public NAT gateway without the internet': {
      given: [dual, publicSubnet, main(toNat), natGateway(), natTable()],
      says: 'rtb-public, the table of NAT gateway nat-1',
    },
  },
  silent: {
    'a path that works': { given: [dual, ...working] },
    'DNS64 off': { given: [build('subnet', { ...dual.data, EnableDns64: false }), main()], as: 'not-applicable' },
    'an IPv6-only subnet, which has rules of its own': { given: [scene.native, main()], as: 'not-applicable' },
    'a subnet without IPv6, whose hosts ignore the answer': {
      given: [build('subnet', { ...publicSubnet.data, EnableDns64: true }), main()],
      as: 'not-applicable',
    },
  },
  unknown: {
    'an appliance that may translate': {
      given: [dual, main({ DestinationIpv6CidrBlock: '64:ff9b::/96', NetworkInterfaceId: 'eni-1' })],
      says: 'network-interface eni-1',
    },
    'a NAT gateway in the making': { given: [dual, main(toNat), natGateway({ State: 'pending' })], says: 'nat-1' },
    'a shared subnet, whose NAT gateway is out of sight': { given: [scene.asParticipant(dual), main(toNat)], says: '999999999999' },
    'no visible table': { given: [dual], says: 'no route table' },
  },
});
