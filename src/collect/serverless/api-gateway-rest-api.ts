import type { RestApi } from '@aws-sdk/client-api-gateway';
import { keep, type Kept } from '../../model/kinds.ts';
import { defineCollector } from '../define.ts';

const members = ['id', 'name', 'endpointConfiguration', 'disableExecuteApiEndpoint', 'tags'] as const satisfies readonly (keyof RestApi)[];

declare module '../../model/kinds.ts' {
  interface Kinds {
    /** A REST API without its resource policy. */
    'api-gateway-rest-api': Kept<RestApi, (typeof members)[number]>;
  }
}

export default defineCollector({
  kind: 'api-gateway-rest-api',
  calls: ['apigateway:GetRestApis'],
  identify: ({ id }, { partition, region }) => ({ id: id ?? '', arn: `arn:${partition}:apigateway:${region}::/restapis/${id ?? ''}` }),
  async *collect(aws) {
    for await (const api of aws.each('apigateway:GetRestApis', { limit: 500 }, 'items')) yield keep(api, members);
  },
});
