import rule from '../../../src/rules/endpoints/vpce-interface-ipv4-only.ts';
import { build } from '../../support/build.ts';
import { endpoint, service } from '../../support/endpoints.ts';
import { dual, ipv4Only, nat64, native, place, vpc } from '../../support/filters.ts';
import { describeRule } from '../../support/rule-test.ts';

const kms = service('kms', 'Interface', ['ipv4', 'ipv6']);
const ipv4 = endpoint({ IpAddressType: 'ipv4' });
const withoutIpv6 = build('vpc', { VpcId: 'vpc-1', CidrBlock: '10.0.0.0/16' });

describeRule(rule, {
  flagged: {
    'an IPv4 endpoint of a service that has IPv6': {
      given: [ipv4, kms, ...place],
      says: 'vpce-1 takes ipv4 only, while com.amazonaws.eu-central-1.kms supports IPv6',
    },
    'an endpoint from before address types': { given: [endpoint(), kms, vpc, dual], says: 'takes ipv4 only' },
    'IPv6-only clients that reach it through NAT64': {
      given: [ipv4, kms, ...place, ...nat64],
      says: 'vpce-1',
      severity: { 'dual-stack': 'medium', 'ipv6-only': 'medium' },
    },
    'an endpoint with a subnet that has no IPv6 yet': {
      given: [endpoint({ SubnetIds: [dual.id, ipv4Only.id] }), kms, ...place],
      says: 'subnet-ipv4 must get IPv6 before it can',
    },
  },
  silent: {
    'a dual-stack endpoint': { given: [endpoint({ IpAddressType: 'dualstack' }), kms, ...place] },
    'an IPv6 endpoint': { given: [endpoint({ IpAddressType: 'ipv6', SubnetIds: [native.id] }), kms, ...place] },
    'a service without IPv6, which has another finding': {
      given: [ipv4, service('kms', 'Interface', ['ipv4']), ...place],
      as: 'not-applicable',
    },
    'an endpoint that an AWS service keeps': { given: [endpoint({ RequesterManaged: true }), kms, ...place], as: 'not-applicable' },
    'an endpoint that is being deleted': { given: [endpoint({ State: 'Deleting' }), kms, ...place], as: 'not-applicable' },
    'a resource endpoint': { given: [endpoint({ VpcEndpointType: 'Resource' }), kms, ...place], as: 'not-applicable' },
    'a VPC without IPv6, which has another finding': { given: [ipv4, kms, withoutIpv6, ipv4Only], as: 'not-applicable' },
  },
  unknown: {
    'a service that the region does not list': { given: [ipv4, ...place], says: 'com.amazonaws.eu-central-1.kms supports is not known' },
    'a service whose address types are not said': { given: [ipv4, service('kms', 'Interface'), ...place], says: 'is not known' },
    'a service that is listed for gateways only': {
      given: [endpoint({ ServiceName: 'com.amazonaws.eu-central-1.s3' }), service('s3', 'Gateway', ['ipv4', 'ipv6']), ...place],
      says: 's3 supports is not known',
    },
    'a VPC that is not visible': { given: [ipv4, kms], says: 'the VPC vpc-1' },
  },
});
