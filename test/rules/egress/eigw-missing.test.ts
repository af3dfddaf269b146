import rule from '../../../src/rules/egress/eigw-missing.ts';
import { associated, build } from '../../support/build.ts';
import * as scene from '../../support/nat64-scene.ts';
import { describeRule } from '../../support/rule-test.ts';

const { dual, ipv4ToIgw, ipv4ToNat, ipv4ToTgw, main, native, natGateway, toEigw, toNat } = scene;
const vpc = build('vpc', { VpcId: 'vpc-1', Ipv6CidrBlockAssociationSet: [associated('2001:db8::/56')] });
const eigw = (State: 'attached' | 'detached') =>
  build('egress-only-internet-gateway', { EgressOnlyInternetGatewayId: 'eigw-1', Attachments: [{ VpcId: 'vpc-1', State }] });
const unread = { DestinationPrefixListId: 'pl-1', GatewayId: 'igw-1' } as const;

describeRule(rule, {
  flagged: {
    'private subnets with IPv6': { given: [vpc, main(ipv4ToNat), dual], says: 'rtb-main (0.0.0.0/0 to nat-1) has no way out' },
    'IPv6-only subnets with public NAT64': { given: [vpc, main(toNat), native, natGateway()], says: '64:ff9b::/96 to nat-1' },
    'a gateway that was detached': { given: [vpc, main(ipv4ToNat), dual, eigw('detached')], says: 'no egress-only internet gateway' },
  },
  silent: {
    'a VPC that has one, used or not': { given: [vpc, main(ipv4ToNat), dual, eigw('attached')] },
    'an IPv6 default route elsewhere': {
      given: [vpc, main(ipv4ToNat, { DestinationIpv6CidrBlock: '::/0', TransitGatewayId: 'tgw-1' }), dual],
      as: 'not-applicable',
    },
    'a route to a gateway that is gone, which route-ipv6-blackhole tells': {
      given: [vpc, main(ipv4ToNat, { ...toEigw, State: 'blackhole' }), dual],
      as: 'not-applicable',
    },
    'public subnets, which route-ipv6-default-missing tells': { given: [vpc, main(ipv4ToIgw), dual], as: 'not-applicable' },
    'a central exit over a transit gateway': { given: [vpc, main(ipv4ToTgw), dual], as: 'not-applicable' },
    'private subnets without IPv6': { given: [vpc, main(ipv4ToNat), scene.publicSubnet], as: 'not-applicable' },
    'a VPC without IPv6': { given: [build('vpc', { VpcId: 'vpc-1' }), main(ipv4ToNat)], as: 'not-applicable' },
  },
  unknown: {
    'a shared VPC': { given: [build('vpc', { ...vpc.data, OwnerId: '999999999999' }), main(ipv4ToNat), dual], says: '999999999999' },
    'a prefix list that was not read': { given: [vpc, main(ipv4ToNat, unread), dual], says: 'pl-1' },
  },
});
