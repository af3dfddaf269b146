import type { Api } from '@aws-sdk/client-apigatewayv2';
import { keep, type Kept } from '../../model/kinds.ts';
import { defineCollector } from '../define.ts';

const members = [
  'ApiId',
  'Name',
  'ProtocolType',
  'IpAddressType',
  'DisableExecuteApiEndpoint',
  'ApiEndpoint',
  'Tags',
] as const satisfies readonly (keyof Api)[];

declare module '../../model/kinds.ts' {
  interface Kinds {
    /** An HTTP or WebSocket API. */
    'api-gateway-v2-api': Kept<Api, (typeof members)[number]>;
  }
}

export default defineCollector({
  kind: 'api-gateway-v2-api',
  calls: ['apigatewayv2:GetApis'],
  identify: ({ ApiId }, { partition, region }) => ({ id: ApiId ?? '', arn: `arn:${partition}:apigateway:${region}::/apis/${ApiId ?? ''}` }),
  async *collect(aws) {
    for await (const api of aws.each('apigatewayv2:GetApis', { MaxResults: '500' }, 'Items')) yield keep(api, members);
  },
});
