import type { Cluster } from '@aws-sdk/client-memorydb';
import { keep, type Kept } from '../../model/kinds.ts';
import { defineCollector } from '../define.ts';

const members = [
  'Name',
  'ARN',
  'Status',
  'Engine',
  'EngineVersion',
  'NodeType',
  'NumberOfShards',
  'SubnetGroupName',
  'SecurityGroups',
  'MultiRegionClusterName',
  'NetworkType',
  'IpDiscovery',
  'TLSEnabled',
  'ClusterEndpoint',
] as const satisfies readonly (keyof Cluster)[];

declare module '../../model/kinds.ts' {
  interface Kinds {
    'memorydb-cluster': Kept<Cluster, (typeof members)[number]>;
  }
}

export default defineCollector({
  kind: 'memorydb-cluster',
  calls: ['memorydb:DescribeClusters'],
  identify: (data, { partition, region, account }) => ({
    id: data.Name ?? '',
    arn: data.ARN ?? `arn:${partition}:memorydb:${region}:${account}:cluster/${data.Name ?? ''}`,
  }),
  async *collect(aws) {
    // AWS states no bounds for the page size here, so it chooses.
    for await (const item of aws.each('memorydb:DescribeClusters', {}, 'Clusters')) yield keep(item, members);
  },
});
