import rule from '../../../src/rules/filters/nacl-icmpv6-ptb-blocked.ts';
import { build } from '../../support/build.ts';
import { acl, dual, entry, ipv4Only, open4, open6, place } from '../../support/filters.ts';
import { describeRule } from '../../support/rule-test.ts';

const tcp = { Protocol: '6', PortRange: { From: 443, To: 443 } };
const out = entry(101, 'allow', true, '::/0');
const icmpv6 = (Type: number, Code: number) => ({ Protocol: '58', IcmpTypeCode: { Type, Code } });

describeRule(rule, {
  flagged: {
    'TCP in from everywhere and ICMPv6 from nowhere': {
      given: [acl('acl-1', [dual], [...open4, out, entry(101, 'allow', false, '::/0', tcp)]), ...place],
      says: 'acl-1 admits TCP from ::/0 and drops ICMPv6 type 2',
    },
    'ICMPv6 for echo only': {
      given: [
        acl('acl-1', [dual], [out, entry(101, 'allow', false, '::/0', tcp), entry(102, 'allow', false, '::/0', icmpv6(128, 0))]),
        ...place,
      ],
      says: 'drops ICMPv6 type 2',
    },
    'everything from the VPC, but only TCP from elsewhere': {
      given: [acl('acl-1', [dual], [out, entry(101, 'allow', false, '::/0', tcp), entry(102, 'allow', false, '2001:db8::/56')]), ...place],
      says: 'admits TCP from ::/0 and drops',
    },
  },
  silent: {
    'an allow for all protocols': { given: [acl('acl-1', [dual], [...open4, ...open6]), ...place] },
    'an allow for type 2': {
      given: [
        acl('acl-1', [dual], [out, entry(101, 'allow', false, '::/0', tcp), entry(102, 'allow', false, '::/0', icmpv6(2, 0))]),
        ...place,
      ],
    },
    'an allow for all protocols behind a block list': {
      given: [acl('acl-1', [dual], [...open6, entry(90, 'deny', false, '2001:db8:bad::/48')]), ...place],
    },
    'an ACL closed to IPv6, which has another finding': { given: [acl('acl-1', [dual], open4), ...place], as: 'not-applicable' },
    'an ACL of IPv4-only subnets': {
      given: [acl('acl-1', [ipv4Only], [...open4, out, entry(101, 'allow', false, '::/0', tcp)]), ...place],
      as: 'not-applicable',
    },
  },
  unknown: {
    'an ACL of a subnet that is not visible': {
      given: [acl('acl-1', [build('subnet', { SubnetId: 'subnet-far' })], [out, entry(101, 'allow', false, '::/0', tcp)]), ...place],
      says: 'subnet-far',
    },
  },
});
