import rule from '../../../src/rules/filters/nat64-nacl-blocks.ts';
import { build } from '../../support/build.ts';
import { acl, dual, entry, ipv4Only, nat, nat64, native, open4, open6, place, table } from '../../support/filters.ts';
import { describeRule } from '../../support/rule-test.ts';

const others = place.filter(({ id }) => id !== native.id);
const client = (...entries: Parameters<typeof acl>[2]) => acl('acl-native', [native], entries);
const open = client(...open4, ...open6);
const natSide = acl('acl-nat', [ipv4Only], [...open4, ...open6]);
const both = (range: string) => [entry(80, 'allow', false, range), entry(80, 'allow', true, range)];
const answers = { Protocol: '6', PortRange: { From: 1024, To: 65535 } };
const regional = build('nat-gateway', { NatGatewayId: 'nat-1', VpcId: 'vpc-1', State: 'available', AvailabilityMode: 'regional' });
const toTgw = table('rtb-native', [native], { DestinationIpv6CidrBlock: '64:ff9b::/96', TransitGatewayId: 'tgw-1', State: 'active' });

describeRule(rule, {
  flagged: {
    'a deny for the prefix before the allow': {
      given: [native, client(...open6, entry(90, 'deny', true, '64:ff9b::/96')), natSide, ...nat64, ...others],
      says: 'acl-native denies requests to 64:ff9b::/96 by rule 90 (deny 64:ff9b::/96)',
    },
    'IPv6 for the VPC only': {
      given: [native, client(...open4, ...both('2001:db8::/56')), natSide, ...nat64, ...others],
      says: 'acl-native denies requests to 64:ff9b::/96 by the closing rule *; acl-native denies answers from 64:ff9b::/96',
    },
    'answers that cannot come back': {
      given: [native, client(entry(80, 'allow', true, '::/0'), entry(80, 'allow', false, '2001:db8::/56')), natSide, ...nat64, ...others],
      says: 'answers from 64:ff9b::/96',
    },
    "an IPv4-only ACL before the NAT gateway's subnet": {
      given: [native, open, acl('acl-nat', [ipv4Only], open4), ...nat64, ...others],
      says: 'acl-nat denies requests from 2001:db8:0:6::/64',
    },
    'an ACL that is closed to everything': { given: [native, client(), natSide, ...nat64, ...others], says: 'the closing rule *' },
  },
  silent: {
    'ACLs as AWS makes them': { given: [native, open, natSide, ...nat64, ...others] },
    'chosen ports out, and answers to ephemeral ones': {
      given: [
        native,
        client(
          entry(90, 'allow', true, '64:ff9b::/96', { Protocol: '6', PortRange: { From: 443, To: 443 } }),
          entry(90, 'allow', false, '64:ff9b::/96', answers),
        ),
        natSide,
        ...nat64,
        ...others,
      ],
    },
    'one port denied among the ephemeral ones': {
      given: [
        native,
        client(...open6, entry(90, 'deny', false, '::/0', { Protocol: '6', PortRange: { From: 3389, To: 3389 } })),
        natSide,
        ...nat64,
        ...others,
      ],
    },
    'a regional NAT gateway, which stands in no subnet': {
      given: [native, open, regional, ...nat64.filter(({ id }) => id !== nat.id), ...others],
    },
    'an ACL closed to all IPv6, which has another finding': {
      given: [native, client(...open4), natSide, ...nat64, ...others],
      as: 'not-applicable',
    },
    'a subnet that has IPv4': {
      given: [dual, acl('acl-1', [dual], open4), ...place.filter(({ id }) => id !== dual.id)],
      as: 'not-applicable',
    },
  },
  unknown: {
    'a subnet whose ACL is not visible': { given: [native, natSide, ...nat64, ...others], says: 'the network ACL of subnet-native' },
    'a transit gateway, behind which the ACLs are out of sight': { given: [native, open, toTgw, ...others], says: 'tgw-1' },
    "the NAT gateway's subnet without a visible ACL": { given: [native, open, ...nat64, ...others], says: 'subnet-ipv4' },
    'answers to some of the ports that clients use': {
      given: [
        native,
        client(
          entry(90, 'allow', true, '::/0'),
          entry(90, 'allow', false, '::/0', { Protocol: '6', PortRange: { From: 1024, To: 40000 } }),
        ),
        natSide,
        ...nat64,
        ...others,
      ],
      says: 'some of the ports 1024-65535',
    },
  },
});
