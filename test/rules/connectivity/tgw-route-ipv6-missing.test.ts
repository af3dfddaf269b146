import rule from '../../../src/rules/connectivity/tgw-route-ipv6-missing.ts';
import type { Kinds } from '../../../src/model/kinds.ts';
import { associated, build, denied, home } from '../../support/build.ts';
import { describeRule } from '../../support/rule-test.ts';

type Table = Kinds['transit-gateway-route-table'];
type Route = Table['Routes'][number];

const vpc = (number: number, ...ipv6: readonly string[]) =>
  build('vpc', {
    VpcId: `vpc-${number}`,
    CidrBlock: `10.${number}.0.0/16`,
    Ipv6CidrBlockAssociationSet: ipv6.map(associated),
  });
const attachment = (number: number, data: Kinds['transit-gateway-vpc-attachment'] = {}) =>
  build('transit-gateway-vpc-attachment', {
    TransitGatewayAttachmentId: `tgw-attach-${number}`,
    TransitGatewayId: 'tgw-1',
    VpcId: `vpc-${number}`,
    State: 'available',
    Options: { Ipv6Support: 'enable' },
    ...data,
  });
const [one, two] = [vpc(1, '2001:db8:1::/56'), vpc(2, '2001:db8:2::/56')];
const [fromOne, toTwo] = [attachment(1), attachment(2)];
const all = [one, two, fromOne, toTwo] as const;

const named = (number: number) =>
  ({ TransitGatewayAttachmentId: `tgw-attach-${number}`, ResourceId: `vpc-${number}`, ResourceType: 'vpc' }) as const;
const route = (DestinationCidrBlock: string, number: number, data: Partial<Route> = {}): Route => ({
  DestinationCidrBlock,
  TransitGatewayAttachments: [named(number)],
  Type: 'propagated',
  State: 'active',
  ...data,
});
const blackhole = (DestinationCidrBlock: string): Route => ({ DestinationCidrBlock, Type: 'static', State: 'blackhole' });
/** The table that decides for what comes from the first VPC. */
const tableWith = (data: Partial<Table>, ...Routes: readonly Route[]) =>
  build('transit-gateway-route-table', {
    TransitGatewayRouteTableId: 'tgw-rtb-1',
    TransitGatewayId: 'tgw-1',
    State: 'available',
    Associations: [{ ...named(1), State: 'associated' }],
    RoutesCut: false,
    Routes,
    ...data,
  });
const table = (...routes: readonly Route[]) => tableWith({}, ...routes);
const to4 = route('10.2.0.0/16', 2);
const to6 = route('2001:db8:2::/56', 2);
const elsewhere = { ...home, account: '999988887777' };

describeRule(rule, {
  flagged: {
    'a table with the IPv4 route alone': {
      given: [table(to4), ...all],
      says: 'tgw-rtb-1 leads 10.2.0.0/16 to vpc-2, and of its IPv6 2001:db8:2::/56 nowhere',
    },
    'a blackhole in the place of the IPv6 route': {
      given: [table(to4, blackhole('2001:db8::/32')), ...all],
      says: '2001:db8:2::/56 into the blackhole 2001:db8::/32',
    },
    'one IPv6 block of two': {
      given: [table(to4, to6), one, vpc(2, '2001:db8:2::/56', '2001:db8:22::/56'), fromOne, toTwo],
      says: 'of its IPv6 2001:db8:22::/56 nowhere',
    },
    'routes to parts of the VPC': { given: [table(route('10.2.8.0/24', 2)), ...all], says: 'leads 10.2.8.0/24 to vpc-2' },
    'a VPC of another account of the scan': {
      given: [table(to4), one, build('vpc', two.data, elsewhere), fromOne, toTwo],
      says: 'vpc-2',
    },
  },
  silent: {
    'routes of both families': { given: [table(to4, to6), ...all] },
    'an IPv6 route that covers more': { given: [table(to4, route('2001:db8::/32', 2, { Type: 'static' })), ...all] },
    'IPv6 routes to parts of the VPC': { given: [table(to4, route('2001:db8:2:1::/64', 2)), ...all] },
    'a static route to the VPC over a propagated one to another': {
      given: [table(to4, route('2001:db8:2::/56', 3), { ...to6, Type: 'static' }), ...all],
    },
    'a VPC without IPv6': { given: [table(to4), one, vpc(2), fromOne, toTwo], as: 'not-applicable' },
    'sources without IPv6': { given: [table(to4), vpc(1), two, fromOne, toTwo], as: 'not-applicable' },
    'a table that nothing is associated with': { given: [tableWith({ Associations: [] }, to4), ...all], as: 'not-applicable' },
    'a table of VPN connections alone': {
      given: [tableWith({ Associations: [{ ...named(1), ResourceType: 'vpn', State: 'associated' }] }, to4), ...all],
      as: 'not-applicable',
    },
    'a route back to the only source': { given: [table(route('10.1.0.0/16', 1)), ...all], as: 'not-applicable' },
    'the IPv4 default route to an exit': { given: [table(route('0.0.0.0/0', 2)), ...all], as: 'not-applicable' },
    'an IPv4 route that is a blackhole': { given: [table({ ...to4, State: 'blackhole' }), ...all], as: 'not-applicable' },
    'an attachment without IPv6 support, which has another finding': {
      given: [table(to4), one, two, fromOne, attachment(2, { Options: { Ipv6Support: 'disable' } })],
      as: 'not-applicable',
    },
    'a table that is being deleted': { given: [tableWith({ State: 'deleting' }, to4), ...all], as: 'not-applicable' },
    'an attachment whose table is judged itself': { given: [fromOne, one, table(to4)], as: 'not-applicable' },
    'an attachment whose table another account of the scan owns': {
      given: [fromOne, one, build('transit-gateway-route-table', table(to4).data, elsewhere)],
      as: 'not-applicable',
    },
    'an attachment of a VPC without IPv6': { given: [fromOne, vpc(1)], as: 'not-applicable' },
    'an attachment without IPv6 support': { given: [attachment(1, { Options: { Ipv6Support: 'disable' } }), one], as: 'not-applicable' },
  },
  unknown: {
    'a table that AWS shows in part': { given: [tableWith({ RoutesCut: true }, to4), ...all], says: 'more routes than AWS returns' },
    'a VPC of an account that is not scanned': {
      given: [table(to4), one, fromOne, toTwo],
      says: 'whether vpc-2 behind tgw-attach-2 has IPv6 is not visible',
    },
    'sources of an account that is not scanned': {
      given: [table(to4), two, fromOne, toTwo],
      says: 'whether vpc-1 has IPv6 to send to vpc-2 is not visible',
    },
    'IPv6 that goes by another attachment': {
      given: [table(to4, route('::/0', 3)), ...all],
      says: '::/0 leads 2001:db8:2::/56 of vpc-2 to tgw-attach-3',
    },
    'IPv4 that goes through the VPC to what lies behind': {
      given: [table(route('10.0.0.0/8', 2, { Type: 'static' })), ...all],
      says: 'whether 10.0.0.0/8 to vpc-2 is for the VPC or for what lies behind it is not visible',
    },
    "an attachment to another account's transit gateway": {
      given: [fromOne, one],
      says: 'no route table of tgw-1, to which tgw-attach-1 attaches vpc-1, is visible',
    },
    'tables that were denied': { given: [fromOne, one], gaps: [denied('transit-gateway-route-table')], says: 'access-denied' },
  },
});
