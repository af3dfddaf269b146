import rule from '../../../src/rules/endpoints/vpce-service-without-ipv6.ts';
import { build } from '../../support/build.ts';
import { endpoint, service } from '../../support/endpoints.ts';
import { place } from '../../support/filters.ts';
import { describeRule } from '../../support/rule-test.ts';

const dynamodb = endpoint({ VpcEndpointType: 'Gateway', ServiceName: 'com.amazonaws.eu-central-1.dynamodb' });

describeRule(rule, {
  flagged: {
    'a service that lists IPv4 alone': {
      given: [endpoint(), service('kms', 'Interface', ['ipv4']), ...place],
      says: 'vpce-1 cannot take IPv6: com.amazonaws.eu-central-1.kms supports ipv4 only',
    },
    'a gateway service that lists IPv4 alone': { given: [dynamodb, service('dynamodb', 'Gateway', ['ipv4']), ...place], says: 'dynamodb' },
  },
  silent: {
    'a service that lists both': { given: [endpoint(), service('kms', 'Interface', ['ipv4', 'ipv6']), ...place] },
    'an endpoint that an AWS service keeps': {
      given: [endpoint({ RequesterManaged: true }), service('kms', 'Interface', ['ipv4']), ...place],
      as: 'not-applicable',
    },
    'a VPC without IPv6, which has another finding': {
      given: [endpoint(), service('kms', 'Interface', ['ipv4']), build('vpc', { VpcId: 'vpc-1' })],
      as: 'not-applicable',
    },
  },
  unknown: {
    'a service that the region does not list': { given: [endpoint(), ...place], says: 'com.amazonaws.eu-central-1.kms' },
    'a gateway service of which only the interface one is listed': {
      given: [dynamodb, service('dynamodb', 'Interface', ['ipv4', 'ipv6']), ...place],
      says: 'dynamodb',
    },
    'a VPC that is not visible': { given: [endpoint(), service('kms', 'Interface', ['ipv4'])], says: 'vpc-1' },
  },
});
