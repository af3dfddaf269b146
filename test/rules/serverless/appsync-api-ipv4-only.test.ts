import rule from '../../../src/rules/serverless/appsync-api-ipv4-only.ts';
import type { Kinds } from '../../../src/model/kinds.ts';
import { build } from '../../support/build.ts';
import { describeRule } from '../../support/rule-test.ts';

const host = 'abc.appsync-api.eu-central-1.amazonaws.com';
const api = (data: Kinds['appsync-api'] = {}) =>
  build('appsync-api', {
    apiId: 'api-1',
    name: 'shop',
    arn: 'arn:1',
    visibility: 'GLOBAL',
    uris: { GRAPHQL: `https://${host}/graphql` },
    ...data,
  });
const front = (IsIPV6Enabled: boolean) =>
  build('cloudfront-distribution', {
    Id: 'E1',
    ARN: 'arn:E1',
    IsIPV6Enabled,
    Origins: { Quantity: 1, Items: [{ Id: 'api', DomainName: host }] },
  } as Kinds['cloudfront-distribution']);

describeRule(rule, {
  flagged: {
    'a public API': { given: [api()], says: 'GraphQL API shop (api-1) answers over IPv4 only', severity: undefined },
    'an API of which AWS says no visibility': { given: [build('appsync-api', { apiId: 'api-1', arn: 'arn:1' })], says: 'api-1' },
    'one behind a distribution without IPv6': {
      given: [api(), front(false)],
      says: 'behind CloudFront distribution E1',
      severity: { 'dual-stack': 'low' },
    },
  },
  silent: {
    'a private API': { given: [api({ visibility: 'PRIVATE' })], as: 'not-applicable' },
    'one behind a distribution with IPv6': { given: [api(), front(true)] },
  },
  unknown: {
    'a visibility that is not known': { given: [api({ visibility: 'SECRET' as 'GLOBAL' })], says: 'SECRET' },
  },
});
