import rule from '../../../src/rules/dns/dns64-on-dual-stack-subnet.ts';
import { build } from '../../support/build.ts';
import { dual, main, native, toEigw, working } from '../../support/nat64-scene.ts';
import { describeRule } from '../../support/rule-test.ts';

describeRule(rule, {
  flagged: { 'DNS64 over a path that works': { given: [dual, ...working], says: 'IPv4-only names through nat-1' } },
  silent: {
    'DNS64 off': { given: [build('subnet', { ...dual.data, EnableDns64: false }), ...working] },
    'a broken path, which weighs more': { given: [dual, main(toEigw)], as: 'not-applicable' },
    'an IPv6-only subnet': { given: [native, ...working], as: 'not-applicable' },
  },
  unknown: {
    'a path through a transit gateway': {
      given: [dual, main({ DestinationIpv6CidrBlock: '::/0', TransitGatewayId: 'tgw-1' })],
      says: 'tgw-1',
    },
    'no visible table': { given: [dual], says: 'no route table' },
  },
});
