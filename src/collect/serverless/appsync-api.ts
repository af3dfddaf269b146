import type { GraphqlApi } from '@aws-sdk/client-appsync';
import { keep, type Kept } from '../../model/kinds.ts';
import { defineCollector } from '../define.ts';

const members = ['apiId', 'name', 'arn', 'apiType', 'visibility', 'uris', 'tags'] as const satisfies readonly (keyof GraphqlApi)[];

declare module '../../model/kinds.ts' {
  interface Kinds {
    /** A GraphQL API; AppSync's Event APIs are another listing. */
    'appsync-api': Kept<GraphqlApi, (typeof members)[number]>;
  }
}

export default defineCollector({
  kind: 'appsync-api',
  calls: ['appsync:ListGraphqlApis'],
  identify: ({ apiId, arn }) => ({ id: apiId ?? '', arn: arn ?? '' }),
  async *collect(aws) {
    for await (const api of aws.each('appsync:ListGraphqlApis', { maxResults: 25 }, 'graphqlApis')) yield keep(api, members);
  },
});
