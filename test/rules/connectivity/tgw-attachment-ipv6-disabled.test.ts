import { expect, test } from 'vitest';
import { staticIpv6Tables } from '../../../src/network/transit-gateways.ts';
import rule from '../../../src/rules/connectivity/tgw-attachment-ipv6-disabled.ts';
import { build, denied, home } from '../../support/build.ts';
import { vpc } from '../../support/filters.ts';
import { describeRule } from '../../support/rule-test.ts';

const attachment = (data: Parameters<typeof build<'transit-gateway-vpc-attachment'>>[1]) =>
  build('transit-gateway-vpc-attachment', {
    TransitGatewayAttachmentId: 'tgw-attach-1',
    TransitGatewayId: 'tgw-1',
    VpcId: 'vpc-1',
    VpcOwnerId: home.account,
    State: 'available',
    ...data,
  });
const disabled = attachment({ Options: { Ipv6Support: 'disable' } });
const table = (route: object, TransitGatewayId = 'tgw-1') =>
  build('transit-gateway-route-table', {
    TransitGatewayRouteTableId: 'tgw-rtb-1',
    TransitGatewayId,
    RoutesCut: false,
    Associations: [],
    Routes: [
      {
        DestinationCidrBlock: '2001:db8::/32',
        Type: 'static',
        State: 'active',
        TransitGatewayAttachments: [{ TransitGatewayAttachmentId: 'tgw-attach-1', ResourceType: 'vpc', ResourceId: 'vpc-1' }],
        ...route,
      },
    ],
  });
const beside = {
  'a static route for other addresses': table({ DestinationCidrBlock: '2001:db9::/32' }),
  'a static IPv4 route': table({ DestinationCidrBlock: '10.0.0.0/16' }),
  'a blackhole': table({ State: 'blackhole' }),
  'a route to another attachment': table({
    TransitGatewayAttachments: [{ TransitGatewayAttachmentId: 'tgw-attach-2', ResourceType: 'vpc' }],
  }),
  'a table of another transit gateway': table({}, 'tgw-2'),
};
const elsewhere = { ...home, account: '999988887777' };

describeRule(rule, {
  flagged: {
    'the default on a VPC with IPv6': {
      given: [disabled, vpc],
      says: 'tgw-attach-1 attaches vpc-1, which has IPv6, to tgw-1 with Ipv6Support disable',
    },
    'one that static routes go by all the same': {
      given: [disabled, vpc, table({})],
      says: 'disable, though static routes of tgw-rtb-1 lead IPv6 to it',
      severity: { 'dual-stack': 'medium', 'ipv6-only': 'medium' },
    },
    'one whose transit gateway does not show its tables': {
      given: [disabled, vpc],
      says: 'with Ipv6Support disable',
      gaps: [denied('transit-gateway-route-table')],
    },
  },
  silent: {
    'IPv6 support': { given: [attachment({ Options: { Ipv6Support: 'enable' } }), vpc] },
    'a VPC without IPv6, which has another finding': {
      given: [disabled, build('vpc', { VpcId: 'vpc-1', CidrBlock: '10.0.0.0/16' })],
      as: 'not-applicable',
    },
    'an attachment that is gone': {
      given: [attachment({ State: 'deleted', Options: { Ipv6Support: 'disable' } }), vpc],
      as: 'not-applicable',
    },
    "another account's VPC that is scanned there": { given: [disabled, build('vpc', vpc.data, elsewhere)], as: 'not-applicable' },
  },
  unknown: {
    "another account's VPC that is not scanned": {
      given: [attachment({ VpcOwnerId: '999988887777', Options: { Ipv6Support: 'disable' } })],
      says: 'the VPC vpc-1 of account 999988887777',
    },
    'an attachment whose options are not said': { given: [attachment({}), vpc], says: 'tgw-attach-1' },
  },
});

test.each(Object.entries(beside))('weighs as usual beside %s', (_, other) => expect(staticIpv6Tables([other], disabled, vpc)).toEqual([]));
