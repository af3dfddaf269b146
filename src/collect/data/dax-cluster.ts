import type { Cluster } from '@aws-sdk/client-dax';
import { keep, type Kept } from '../../model/kinds.ts';
import { defineCollector } from '../define.ts';

const members = [
  'ClusterName',
  'ClusterArn',
  'Status',
  'NodeType',
  'TotalNodes',
  'SubnetGroup',
  'SecurityGroups',
  'NetworkType',
  'ClusterDiscoveryEndpoint',
  'IamRoleArn',
] as const satisfies readonly (keyof Cluster)[];

declare module '../../model/kinds.ts' {
  interface Kinds {
    /** `SubnetGroup` is the group's name. */
    'dax-cluster': Kept<Cluster, (typeof members)[number]>;
  }
}

export default defineCollector({
  kind: 'dax-cluster',
  calls: ['dax:DescribeClusters'],
  identify: (data, { partition, region, account }) => ({
    id: data.ClusterName ?? '',
    arn: data.ClusterArn ?? `arn:${partition}:dax:${region}:${account}:cache/${data.ClusterName ?? ''}`,
  }),
  async *collect(aws) {
    for await (const item of aws.each('dax:DescribeClusters', { MaxResults: 100 }, 'Clusters')) yield keep(item, members);
  },
});
