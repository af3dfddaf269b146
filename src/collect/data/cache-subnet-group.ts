import type { CacheSubnetGroup } from '@aws-sdk/client-elasticache';
import { keep, type Kept } from '../../model/kinds.ts';
import { defineCollector } from '../define.ts';

const members = [
  'CacheSubnetGroupName',
  'ARN',
  'VpcId',
  'Subnets',
  'SupportedNetworkTypes',
] as const satisfies readonly (keyof CacheSubnetGroup)[];

declare module '../../model/kinds.ts' {
  interface Kinds {
    'cache-subnet-group': Kept<CacheSubnetGroup, (typeof members)[number]>;
  }
}

export default defineCollector({
  kind: 'cache-subnet-group',
  calls: ['elasticache:DescribeCacheSubnetGroups'],
  identify: (data, { partition, region, account }) => ({
    id: data.CacheSubnetGroupName ?? '',
    arn: data.ARN ?? `arn:${partition}:elasticache:${region}:${account}:subnetgroup:${data.CacheSubnetGroupName ?? ''}`,
    vpcId: data.VpcId,
    subnetIds: data.Subnets?.flatMap(({ SubnetIdentifier }) => SubnetIdentifier ?? []),
  }),
  async *collect(aws) {
    const groups = aws.each('elasticache:DescribeCacheSubnetGroups', { MaxRecords: 100 }, 'CacheSubnetGroups');
    for await (const item of groups) yield keep(item, members);
  },
});
