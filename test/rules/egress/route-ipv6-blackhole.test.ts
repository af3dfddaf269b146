import rule from '../../../src/rules/egress/route-ipv6-blackhole.ts';
import { build } from '../../support/build.ts';
import { dual, main, native, natTable, publicSubnet, toEigw, toNat } from '../../support/nat64-scene.ts';
import { describeRule } from '../../support/rule-test.ts';

const deadNat = { ...toNat, State: 'blackhole' } as const;
const deadEigw = { ...toEigw, State: 'blackhole' } as const;
const deadList = main({ DestinationPrefixListId: 'pl-1', TransitGatewayId: 'tgw-1', State: 'blackhole' });
const list = (AddressFamily: 'IPv4' | 'IPv6') => build('prefix-list', { PrefixListId: 'pl-1', AddressFamily });
const blocker = { 'dual-stack': 'high', 'ipv6-only': 'blocker' } as const;

describeRule(rule, {
  flagged: {
    'the default route': { given: [main(deadEigw), dual], says: 'leads ::/0 to eigw-1 into a blackhole, for subnet-dual' },
    'the NAT64 route of an IPv6-only subnet': { given: [main(deadNat), native], says: '64:ff9b::/96 to nat-1', severity: blocker },
    'the NAT64 route, where a dual-stack subnet with DNS64 speaks for itself': {
      given: [main(deadNat), native, dual],
      says: 'for subnet-native',
      severity: blocker,
    },
    'a default route through which NAT64 went': {
      given: [main({ DestinationIpv6CidrBlock: '::/0', NatGatewayId: 'nat-1', State: 'blackhole' }), native],
      says: '::/0 to nat-1',
      severity: blocker,
    },
    'a prefix list of IPv6': { given: [deadList, list('IPv6'), dual], says: 'pl-1 to tgw-1' },
  },
  silent: {
    'routes that work': { given: [main(toNat, toEigw), native] },
    'a table that serves no subnet with IPv6': { given: [natTable(deadEigw), publicSubnet], as: 'not-applicable' },
    'a table that serves no subnet at all': { given: [main(deadEigw)], as: 'not-applicable' },
    'the NAT64 route of a dual-stack subnet with DNS64, which dns64-without-nat64-route tells': { given: [main(deadNat), dual] },
    'a blackhole of IPv4': { given: [main({ DestinationCidrBlock: '0.0.0.0/0', NatGatewayId: 'nat-1', State: 'blackhole' }), dual] },
    'a prefix list of IPv4': { given: [deadList, list('IPv4'), dual] },
  },
  unknown: { 'a prefix list of a family that is not known': { given: [deadList, dual], says: 'pl-1' } },
});
