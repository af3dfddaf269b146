import rule from '../../../src/rules/filters/sg-egress-ipv4-only.ts';
import { denied } from '../../support/build.ts';
import { dual, eni, from4, from6, fromGroup, fromList, group, ipv4Only, native, place, tcp } from '../../support/filters.ts';
import { describeRule } from '../../support/rule-test.ts';

const every = { IpProtocol: '-1' } as const;
const closed = group('sg-1', { IpPermissionsEgress: [{ ...every, ...from4('0.0.0.0/0') }] });
const onDual = eni('eni-1', dual, ['sg-1']);

describeRule(rule, {
  flagged: {
    'the IPv4 rule that Terraform writes, alone': {
      given: [closed, onDual, ...place],
      says: 'sg-1 lets out all protocols to 0.0.0.0/0 and not the same over IPv6',
      severity: { 'dual-stack': 'high', 'ipv6-only': 'high' },
    },
    'a host in an IPv6-only subnet': { given: [closed, eni('eni-1', native, ['sg-1']), ...place], says: 'all protocols to 0.0.0.0/0' },
    'IPv6 that gets out on one port only': {
      given: [
        group('sg-1', {
          IpPermissionsEgress: [
            { ...every, ...from4('0.0.0.0/0') },
            { ...tcp(443), ...from6('::/0') },
          ],
        }),
        onDual,
        ...place,
      ],
      says: 'all protocols',
      severity: { 'dual-stack': 'medium', 'ipv6-only': 'medium' },
    },
    'interfaces that have no IPv6 address yet, as a step to take': {
      given: [closed, eni('eni-1', dual, ['sg-1'], { Ipv6Addresses: [] }), ...place],
      says: 'all protocols',
      severity: { 'dual-stack': 'low', 'ipv6-only': 'low' },
    },
  },
  silent: {
    'the rule for ::/0 that AWS adds to groups nobody changed': {
      given: [group('sg-1', { IpPermissionsEgress: [{ ...every, ...from4('0.0.0.0/0'), ...from6('::/0') }] }), onDual, ...place],
    },
    'destinations that are narrower over IPv6, on purpose': {
      given: [group('sg-1', { IpPermissionsEgress: [{ ...every, ...from4('0.0.0.0/0'), ...from6('64:ff9b::/96') }] }), onDual, ...place],
    },
    'a prefix block in place of an address': {
      given: [
        group('sg-1', { IpPermissionsEgress: [{ ...every, ...from4('0.0.0.0/0'), ...from6('::/0') }] }),
        eni('eni-1', dual, ['sg-1'], { Ipv6Addresses: [], Ipv6Prefixes: [{ Ipv6Prefix: '2001:db8:0:1:1::/80' }] }),
        ...place,
      ],
    },
    'references only': { given: [group('sg-1', { IpPermissionsEgress: [{ ...every, ...fromGroup('sg-2') }] }), onDual, ...place] },
    'a group on IPv4-only subnets': { given: [closed, eni('eni-1', ipv4Only, ['sg-1']), ...place], as: 'not-applicable' },
  },
  unknown: {
    'a destination elsewhere, which may have no IPv6': {
      given: [group('sg-1', { IpPermissionsEgress: [{ ...tcp(1521), ...from4('172.16.0.0/12') }] }), onDual, ...place],
      says: 'tcp 1521 to 172.16.0.0/12',
    },
    'prefix lists that were denied': {
      given: [group('sg-1', { IpPermissionsEgress: [{ ...tcp(443), ...fromList('pl-1') }] }), onDual, ...place],
      gaps: [denied('prefix-list')],
      says: 'prefix list pl-1 could not be read',
    },
  },
});
