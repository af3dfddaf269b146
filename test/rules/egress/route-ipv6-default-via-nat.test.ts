import rule from '../../../src/rules/egress/route-ipv6-default-via-nat.ts';
import { dual, main, native, publicSubnet, toEigw, toNat } from '../../support/nat64-scene.ts';
import { describeRule } from '../../support/rule-test.ts';

const viaNat = { DestinationIpv6CidrBlock: '::/0', NatGatewayId: 'nat-1', State: 'active' } as const;

describeRule(rule, {
  flagged: {
    'a dual-stack subnet': { given: [main(viaNat), dual], says: 'sends ::/0 of subnet-dual to NAT gateway nat-1' },
    'an IPv6-only subnet, whose NAT64 works that way': { given: [main(viaNat), native], says: 'subnet-native' },
    'all of 2000::/3': { given: [main({ ...viaNat, DestinationIpv6CidrBlock: '2000::/3' }, toEigw), dual], says: '2000::/3' },
  },
  silent: {
    'an egress-only gateway beside NAT64': { given: [main(toNat, toEigw), native] },
    'no default route': { given: [main(toNat), native], as: 'not-applicable' },
    'a blackhole': { given: [main({ ...viaNat, State: 'blackhole' }), dual], as: 'not-applicable' },
    'a table without IPv6 subnets': { given: [main(viaNat), publicSubnet], as: 'not-applicable' },
  },
  unknown: {
    'a prefix list that was not read': { given: [main({ DestinationPrefixListId: 'pl-1', NatGatewayId: 'nat-1' }), dual], says: 'pl-1' },
  },
});
