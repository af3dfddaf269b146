import rule from '../../../src/rules/serverless/apigw-rest-ipv4.ts';
import { build, denied } from '../../support/build.ts';
import { describeRule } from '../../support/rule-test.ts';

type Data = Parameters<typeof build<'api-gateway-rest-api'>>[1];
const api = (endpointConfiguration: Data['endpointConfiguration'], data: Data = {}) =>
  build('api-gateway-rest-api', { id: 'a1b2', name: 'shop', ...(endpointConfiguration ? { endpointConfiguration } : {}), ...data });
const front = build('cloudfront-distribution', {
  Id: 'E1',
  Origins: { Items: [{ Id: 'api', DomainName: 'a1b2.execute-api.eu-central-1.amazonaws.com' }] },
});
const ipv4 = { types: ['REGIONAL'], ipAddressType: 'ipv4' } as const;

describeRule(rule, {
  flagged: {
    'a regional API of type ipv4': { given: [api(ipv4)], says: 'shop (a1b2) answers over IPv4 only' },
    'an API from before the setting': { given: [api({ types: ['EDGE'] })], says: 'IPv4 only' },
    'an API behind CloudFront, where it weighs less': {
      given: [api(ipv4), front],
      says: 'behind CloudFront distribution E1',
      severity: { 'dual-stack': 'low' },
    },
    'an API where the distributions are denied': { given: [api(ipv4)], gaps: [denied('cloudfront-distribution')], says: 'IPv4 only' },
  },
  silent: {
    'a dual-stack API': { given: [api({ types: ['REGIONAL'], ipAddressType: 'dualstack' })] },
    'a private API, which is dual-stack always': { given: [api({ types: ['PRIVATE'] })], as: 'not-applicable' },
    'an API without its default host': { given: [api(ipv4, { disableExecuteApiEndpoint: true })], as: 'not-applicable' },
  },
  unknown: { 'an API whose endpoint AWS left out': { given: [api(undefined)], says: 'kind of endpoint' } },
});
