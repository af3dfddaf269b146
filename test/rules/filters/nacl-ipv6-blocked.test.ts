import rule from '../../../src/rules/filters/nacl-ipv6-blocked.ts';
import { build } from '../../support/build.ts';
import { acl, dual, entry, ipv4Only, native, open4, open6, place } from '../../support/filters.ts';
import { describeRule } from '../../support/rule-test.ts';

describeRule(rule, {
  flagged: {
    'a custom ACL with the IPv4 entries alone': {
      given: [acl('acl-1', [dual], open4), ...place],
      says: 'acl-1 allows IPv4 and no IPv6 (egress and ingress) for subnet-dual',
    },
    'one direction': {
      given: [acl('acl-1', [dual, ipv4Only], [...open4, entry(101, 'allow', true, '::/0')]), ...place],
      says: 'no IPv6 (ingress) for subnet-dual',
    },
    'an allow that an earlier deny takes back': {
      given: [acl('acl-1', [native], [...open4, ...open6, entry(90, 'deny', true, '::/0')]), ...place],
      says: '(egress) for subnet-native',
    },
  },
  silent: {
    'the default ACL with the rule 101 that AWS adds': { given: [acl('acl-1', [dual], [...open4, ...open6]), ...place] },
    'IPv6 that is allowed in part': {
      given: [
        acl('acl-1', [dual], [...open4, entry(101, 'allow', false, '2001:db8::/56'), entry(101, 'allow', true, '2001:db8::/56')]),
        ...place,
      ],
    },
    'an ACL that is closed to both families': { given: [acl('acl-1', [dual], []), ...place], as: 'not-applicable' },
    'an ACL of IPv4-only subnets': { given: [acl('acl-1', [ipv4Only], open4), ...place], as: 'not-applicable' },
    'an ACL of no subnet': { given: [acl('acl-1', [], open4), ...place], as: 'not-applicable' },
  },
  unknown: {
    'an ACL of a subnet that is not visible': {
      given: [acl('acl-1', [build('subnet', { SubnetId: 'subnet-far' })], open4), ...place],
      says: 'subnet-far',
    },
  },
});
