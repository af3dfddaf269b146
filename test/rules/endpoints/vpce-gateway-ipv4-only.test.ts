import rule from '../../../src/rules/endpoints/vpce-gateway-ipv4-only.ts';
import { endpoint, service } from '../../support/endpoints.ts';
import { dual, ipv4Only, native, place, table } from '../../support/filters.ts';
import { describeRule } from '../../support/rule-test.ts';

const s3 = service('s3', 'Gateway', ['ipv4', 'ipv6']);
const gateway = (data: Parameters<typeof endpoint>[0] = {}) =>
  endpoint({ VpcEndpointType: 'Gateway', ServiceName: 'com.amazonaws.eu-central-1.s3', SubnetIds: [], RouteTableIds: ['rtb-1'], ...data });

describeRule(rule, {
  flagged: {
    'an IPv4 gateway in the table of a dual-stack subnet': {
      given: [gateway({ IpAddressType: 'ipv4' }), s3, table('rtb-1', [dual]), ...place],
      says: 'vpce-1 routes IPv4 only, while its tables serve subnet-dual with IPv6',
    },
    'a gateway from before address types, for an IPv6-only subnet': {
      given: [gateway(), s3, table('rtb-1', [native]), ...place],
      says: 'subnet-native with IPv6; subnet-native must leave its route tables',
    },
    'a table that serves subnets of several kinds': {
      given: [gateway(), s3, table('rtb-1', [dual, ipv4Only]), ...place],
      says: 'subnet-ipv4 must leave its route tables before it can be dual-stack',
    },
  },
  silent: {
    'a dual-stack gateway': { given: [gateway({ IpAddressType: 'dualstack' }), s3, table('rtb-1', [dual]), ...place] },
    'an IPv6 gateway': { given: [gateway({ IpAddressType: 'ipv6' }), s3, table('rtb-1', [native]), ...place] },
    'tables of IPv4-only subnets': {
      given: [gateway(), s3, table('rtb-1', [ipv4Only]), table('rtb-2', [dual]), ...place],
      as: 'not-applicable',
    },
    'a service without IPv6, which has another finding': {
      given: [gateway(), service('s3', 'Gateway', ['ipv4']), table('rtb-1', [dual]), ...place],
      as: 'not-applicable',
    },
    'an interface endpoint': { given: [endpoint(), s3, ...place], as: 'not-applicable' },
  },
  unknown: {
    'a service that is listed for interface endpoints only': {
      given: [gateway(), service('s3', 'Interface', ['ipv4', 'ipv6']), table('rtb-1', [dual]), ...place],
      says: 'for gateways is not known',
    },
    'a route table that is not visible': { given: [gateway(), s3, ...place], says: 'rtb-1' },
  },
});
