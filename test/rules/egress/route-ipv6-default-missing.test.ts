import rule from '../../../src/rules/egress/route-ipv6-default-missing.ts';
import { associated, build, denied } from '../../support/build.ts';
import * as scene from '../../support/nat64-scene.ts';
import { describeRule } from '../../support/rule-test.ts';

const { dual, ipv4ToIgw, ipv4ToNat, ipv4ToTgw, main, native, natGateway, publicSubnet, toEigw, toIgw, toNat } = scene;
const eigw = build('egress-only-internet-gateway', {
  EgressOnlyInternetGatewayId: 'eigw-1',
  Attachments: [{ VpcId: 'vpc-1', State: 'attached' }],
});
const local = build('subnet', { ...dual.data, Ipv6CidrBlockAssociationSet: [associated('fd12::/64')] });

describeRule(rule, {
  flagged: {
    'a public table': { given: [main(ipv4ToIgw), dual], says: 'sends 0.0.0.0/0 to igw-1 and has no ::/0, for subnet-dual' },
    'a private table beside an egress-only gateway': { given: [main(ipv4ToNat), dual, eigw], says: 'to nat-1' },
    'a private table where egress-only gateways are denied': {
      given: [main(ipv4ToNat), dual],
      gaps: [denied('egress-only-internet-gateway')],
      says: 'to nat-1',
    },
    'a private table of a shared VPC, whose egress-only gateway is out of sight': {
      given: [build('route-table', { ...main(ipv4ToNat).data, OwnerId: '999999999999' }), dual],
      says: 'to nat-1',
    },
    'a table to a transit gateway': { given: [main(ipv4ToTgw), dual], says: 'to tgw-1' },
    'an IPv6-only subnet that has public NAT64': { given: [main(toNat), native, natGateway(), eigw], says: 'sends 64:ff9b::/96 to nat-1' },
  },
  silent: {
    'a default route': { given: [main(ipv4ToNat, toEigw), dual] },
    'a default route to a transit gateway': {
      given: [main(ipv4ToNat, { DestinationIpv6CidrBlock: '::/0', TransitGatewayId: 'tgw-1' }), dual],
    },
    'all of 2000::/3': { given: [main(ipv4ToIgw, { ...toIgw, DestinationIpv6CidrBlock: '2000::/3' }), dual] },
    'a default route in a prefix list': {
      given: [
        main(ipv4ToIgw, { DestinationPrefixListId: 'pl-1', GatewayId: 'igw-1' }),
        dual,
        build('prefix-list', { PrefixListId: 'pl-1', AddressFamily: 'IPv6', Cidrs: ['::/0'] }),
      ],
    },
    'a blackhole, which route-ipv6-blackhole tells': {
      given: [main(ipv4ToNat, { ...toEigw, State: 'blackhole' }), dual],
      as: 'not-applicable',
    },
    'a private table of a VPC without an egress-only gateway, which eigw-missing tells': {
      given: [main(ipv4ToNat), dual],
      as: 'not-applicable',
    },
    'a table that leads nowhere in either family': { given: [main(), dual], as: 'not-applicable' },
    'an IPv6-only subnet with private NAT64': {
      given: [main(toNat), native, natGateway({ ConnectivityType: 'private' }), eigw],
      as: 'not-applicable',
    },
    'subnets with private IPv6 addresses': { given: [main(ipv4ToIgw), local], as: 'not-applicable' },
    'a table without IPv6 subnets': { given: [main(ipv4ToIgw), publicSubnet], as: 'not-applicable' },
  },
  unknown: {
    'a prefix list that was not read': {
      given: [main(ipv4ToIgw, { DestinationPrefixListId: 'pl-1', GatewayId: 'igw-1' }), dual],
      says: 'pl-1',
    },
    'NAT64 through a gateway of the account that shares the VPC': {
      given: [build('route-table', { ...main(toNat).data, OwnerId: '999999999999' }), native],
      says: '999999999999',
    },
  },
});
