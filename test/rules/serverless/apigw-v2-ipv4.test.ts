import rule from '../../../src/rules/serverless/apigw-v2-ipv4.ts';
import { build } from '../../support/build.ts';
import { describeRule } from '../../support/rule-test.ts';

type Data = Parameters<typeof build<'api-gateway-v2-api'>>[1];
const api = (data: Data) => build('api-gateway-v2-api', { ApiId: 'h1', Name: 'shop', ProtocolType: 'HTTP', ...data });
const front = build('cloudfront-distribution', {
  Id: 'E1',
  Origins: { Items: [{ Id: 'api', DomainName: 'h1.execute-api.eu-central-1.amazonaws.com' }] },
});

describeRule(rule, {
  flagged: {
    'an API of type ipv4': { given: [api({ IpAddressType: 'ipv4' })], says: 'HTTP API shop (h1) answers over IPv4 only' },
    'one behind CloudFront': {
      given: [api({ IpAddressType: 'ipv4' }), front],
      says: 'distribution E1',
      severity: { 'dual-stack': 'low' },
    },
  },
  silent: {
    'a dual-stack API': { given: [api({ IpAddressType: 'dualstack' })] },
    'an API without its default host': { given: [api({ IpAddressType: 'ipv4', DisableExecuteApiEndpoint: true })], as: 'not-applicable' },
  },
  unknown: { 'an API whose type AWS left out': { given: [api({})], says: 'IP address type of h1' } },
});
