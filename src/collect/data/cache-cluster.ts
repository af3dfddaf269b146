import type { CacheCluster } from '@aws-sdk/client-elasticache';
import { keep, type Kept } from '../../model/kinds.ts';
import { defineCollector } from '../define.ts';

const members = [
  'CacheClusterId',
  'ARN',
  'CacheClusterStatus',
  'ReplicationGroupId',
  'Engine',
  'EngineVersion',
  'CacheNodeType',
  'NumCacheNodes',
  'CacheSubnetGroupName',
  'NetworkType',
  'IpDiscovery',
  'TransitEncryptionEnabled',
  'TransitEncryptionMode',
  'ConfigurationEndpoint',
] as const satisfies readonly (keyof CacheCluster)[];

declare module '../../model/kinds.ts' {
  interface Kinds {
    /** Of ElastiCache: Memcached clusters, lone Redis nodes, and the members of replication groups (`ReplicationGroupId`). */
    'cache-cluster': Kept<CacheCluster, (typeof members)[number]>;
  }
}

export default defineCollector({
  kind: 'cache-cluster',
  calls: ['elasticache:DescribeCacheClusters'],
  identify: (data, { partition, region, account }) => ({
    id: data.CacheClusterId ?? '',
    arn: data.ARN ?? `arn:${partition}:elasticache:${region}:${account}:cluster:${data.CacheClusterId ?? ''}`,
  }),
  async *collect(aws) {
    for await (const item of aws.each('elasticache:DescribeCacheClusters', { MaxRecords: 100 }, 'CacheClusters')) yield keep(item, members);
  },
});
