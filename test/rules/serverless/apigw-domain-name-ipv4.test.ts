import rule from '../../../src/rules/serverless/apigw-domain-name-ipv4.ts';
import { build } from '../../support/build.ts';
import { describeRule } from '../../support/rule-test.ts';

type Data = Parameters<typeof build<'api-gateway-domain-name'>>[1];
const domain = (data: Data) => build('api-gateway-domain-name', { domainName: 'api.example.net', ...data });
const ipv4 = { types: ['REGIONAL'], ipAddressType: 'ipv4' } as const;
const front = build('cloudfront-distribution', {
  Id: 'E1',
  Origins: { Items: [{ Id: 'api', DomainName: 'd-1.execute-api.eu-central-1.amazonaws.com' }] },
});

describeRule(rule, {
  flagged: {
    'a name of type ipv4': { given: [domain({ endpointConfiguration: ipv4 })], says: 'api.example.net answers over IPv4 only' },
    'a name from before the setting': { given: [domain({ endpointConfiguration: { types: ['EDGE'] } })], says: 'IPv4 only' },
    'a name behind CloudFront': {
      given: [domain({ endpointConfiguration: ipv4, regionalDomainName: 'd-1.execute-api.eu-central-1.amazonaws.com' }), front],
      says: 'distribution E1',
      severity: { 'dual-stack': 'low' },
    },
  },
  silent: {
    'a dual-stack name': { given: [domain({ endpointConfiguration: { types: ['REGIONAL'], ipAddressType: 'dualstack' } })] },
    'a private name': { given: [domain({ endpointConfiguration: { types: ['PRIVATE'] } })], as: 'not-applicable' },
  },
  unknown: { 'a name whose endpoint AWS left out': { given: [domain({})], says: 'kind of endpoint' } },
});
