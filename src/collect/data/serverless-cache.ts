import type { ServerlessCache } from '@aws-sdk/client-elasticache';
import { keep, type Kept } from '../../model/kinds.ts';
import { defineCollector } from '../define.ts';

const members = [
  'ServerlessCacheName',
  'ARN',
  'Status',
  'Engine',
  'FullEngineVersion',
  'SubnetIds',
  'SecurityGroupIds',
  'NetworkType',
  'Endpoint',
  'ReaderEndpoint',
] as const satisfies readonly (keyof ServerlessCache)[];

declare module '../../model/kinds.ts' {
  interface Kinds {
    'serverless-cache': Kept<ServerlessCache, (typeof members)[number]>;
  }
}

export default defineCollector({
  kind: 'serverless-cache',
  calls: ['elasticache:DescribeServerlessCaches'],
  identify: (data, { partition, region, account }) => ({
    id: data.ServerlessCacheName ?? '',
    arn: data.ARN ?? `arn:${partition}:elasticache:${region}:${account}:serverlesscache:${data.ServerlessCacheName ?? ''}`,
    subnetIds: data.SubnetIds,
  }),
  async *collect(aws) {
    // 50 is AWS's own page size; it does not state a larger one.
    const caches = aws.each('elasticache:DescribeServerlessCaches', { MaxResults: 50 }, 'ServerlessCaches');
    for await (const item of caches) yield keep(item, members);
  },
});
