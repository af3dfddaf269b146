import rule from '../../../src/rules/nat64/nat64-private-nat-no-internet.ts';
import {
  dual,
  ipv4ToIgw,
  ipv4ToTgw,
  main,
  native,
  natGateway,
  natTable,
  publicSubnet,
  type Routes,
  toEigw,
  toNat,
  working,
} from '../../support/nat64-scene.ts';
import { describeRule } from '../../support/rule-test.ts';

const nat = natGateway({ ConnectivityType: 'private' });
const through = (...table: Routes) => [native, publicSubnet, nat, main(toNat), natTable(...table)] as const;

describeRule(rule, {
  flagged: {
    'a private NAT gateway without a default route': { given: [...through()], says: 'nat-1, a private NAT gateway' },
    'one before an internet gateway, which drops its packets': { given: [...through(ipv4ToIgw)], says: 'no internet is reached' },
  },
  silent: {
    'a public NAT gateway': { given: [native, ...working] },
    'no route': { given: [native, main(toEigw)], as: 'not-applicable' },
    'a dual-stack subnet': { given: [dual, publicSubnet, nat, main(toNat), natTable()], as: 'not-applicable' },
  },
  unknown: {
    'a central exit behind a transit gateway': { given: [...through(ipv4ToTgw)], says: 'transit-gateway tgw-1' },
    'a subnet of the NAT gateway that was not read': { given: [native, nat, main(toNat)], says: 'subnet-public' },
    'a prefix list that was not read': { given: [...through({ DestinationPrefixListId: 'pl-1', GatewayId: 'igw-1' })], says: 'pl-1' },
  },
});
