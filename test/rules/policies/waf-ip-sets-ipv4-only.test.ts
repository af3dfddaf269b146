import rule from '../../../src/rules/policies/waf-ip-sets-ipv4-only.ts';
import { build } from '../../support/build.ts';
import { describeRule } from '../../support/rule-test.ts';

const set = (Name: string, IPAddressVersion: 'IPV4' | 'IPV6', AddressCount = 2) =>
  build('waf-ip-set', {
    Id: Name,
    Name,
    ARN: `arn:aws:wafv2:eu-central-1:111122223333:regional/ipset/${Name}`,
    IPAddressVersion,
    AddressCount,
  });

describeRule(rule, {
  flagged: {
    'IPv4 sets alone': { given: [set('office-v4', 'IPV4'), set('abuse', 'IPV4')], says: 'IP set office-v4 has 2 IPv4 blocks' },
    'a twin without addresses': { given: [set('office-v4', 'IPV4'), set('office-v6', 'IPV6', 0)], says: 'no IP set of the region' },
  },
  silent: {
    'a twin by name': { given: [set('office-v4', 'IPV4'), set('office-IPv6', 'IPV6')] },
    'a twin that only adds the family': { given: [set('office', 'IPV4'), set('office_ipv6', 'IPV6')] },
    'a set for IPv6': { given: [set('office-v6', 'IPV6')], as: 'not-applicable' },
    'an empty set': { given: [set('office-v4', 'IPV4', 0)], as: 'not-applicable' },
  },
  unknown: {
    'a set for IPv6 with another name': { given: [set('office', 'IPV4'), set('partners', 'IPV6')], says: 'partners' },
    'a set whose family is not said': { given: [build('waf-ip-set', { Id: 'x', Name: 'x', AddressCount: 1 })], says: 'did not say' },
  },
});
