import rule from '../../../src/rules/connectivity/peering-ipv6-route-missing.ts';
import { build, denied, home } from '../../support/build.ts';
import { dual, ipv4Only, list, native, place, table } from '../../support/filters.ts';
import { describeRule } from '../../support/rule-test.ts';

const mine = { VpcId: 'vpc-1', OwnerId: home.account, Region: home.region, Ipv6CidrBlockSet: [{ Ipv6CidrBlock: '2001:db8::/56' }] };
const theirs = { VpcId: 'vpc-2', OwnerId: '999988887777', Region: home.region, Ipv6CidrBlockSet: [{ Ipv6CidrBlock: '2001:db8:2::/56' }] };
const peering = (
  RequesterVpcInfo = mine,
  AccepterVpcInfo: Omit<typeof theirs, 'Ipv6CidrBlockSet'> = theirs,
  Code: 'active' | 'deleted' = 'active',
) => build('vpc-peering-connection', { VpcPeeringConnectionId: 'pcx-1', Status: { Code }, RequesterVpcInfo, AccepterVpcInfo });
const peer = build('vpc', { VpcId: 'vpc-2' }, { ...home, account: '999988887777' });

const via = { VpcPeeringConnectionId: 'pcx-1', State: 'active' } as const;
const to4 = { DestinationCidrBlock: '10.2.0.0/16', ...via };
const to6 = { DestinationIpv6CidrBlock: '2001:db8:2::/56', ...via };
const toList = { DestinationPrefixListId: 'pl-1', ...via };

describeRule(rule, {
  flagged: {
    'a table with the IPv4 route alone': {
      given: [peering(), table('rtb-1', [dual], to4), peer, ...place],
      says: 'pcx-1 carries IPv4 routes and no IPv6 route from rtb-1 to 2001:db8:2::/56',
    },
    'one table of two': {
      given: [peering(), table('rtb-1', [dual], to4), table('rtb-2', [native], to6), peer, ...place],
      says: 'from rtb-1',
    },
    'the side that accepted': {
      given: [peering(theirs, mine), table('rtb-1', [dual], to4), peer, ...place],
      says: 'rtb-1 to 2001:db8:2::/56',
    },
  },
  silent: {
    'routes of both families': { given: [peering(), table('rtb-1', [dual], to4, to6), peer, ...place] },
    'IPv6 routed by prefix list': { given: [peering(), table('rtb-1', [dual], to4, toList), list('pl-1', 'peer', 'IPv6'), peer, ...place] },
    'IPv4 routes of IPv4-only subnets': { given: [peering(), table('rtb-1', [ipv4Only], to4), peer, ...place], as: 'not-applicable' },
    'a connection that no table uses': { given: [peering(), table('rtb-1', [dual]), peer, ...place], as: 'not-applicable' },
    'a peer without IPv6': {
      given: [peering(mine, { VpcId: 'vpc-2', OwnerId: '999988887777', Region: home.region }), table('rtb-1', [dual], to4), ...place],
      as: 'not-applicable',
    },
    'a connection that is gone': { given: [peering(mine, theirs, 'deleted'), table('rtb-1', [dual], to4), ...place], as: 'not-applicable' },
  },
  unknown: {
    "another account's side, which is not scanned": {
      given: [peering(), table('rtb-1', [dual], to4, to6), ...place],
      says: 'the routes of vpc-2 (account 999988887777, eu-central-1) are not visible',
    },
    'a prefix list of unknown family': {
      given: [peering(), table('rtb-1', [dual], to4, toList), peer, ...place],
      gaps: [denied('prefix-list')],
      says: 'rtb-1',
    },
  },
});
