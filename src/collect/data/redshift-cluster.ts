import type { Cluster } from '@aws-sdk/client-redshift';
import { keep, type Kept } from '../../model/kinds.ts';
import { defineCollector } from '../define.ts';

const members = [
  'ClusterIdentifier',
  'ClusterStatus',
  'NodeType',
  'ClusterVersion',
  'IpAddressType',
  'ClusterSubnetGroupName',
  'VpcId',
  'VpcSecurityGroups',
  'PubliclyAccessible',
  'EnhancedVpcRouting',
  'MultiAZ',
  'Endpoint',
  'Tags',
] as const satisfies readonly (keyof Cluster)[];

declare module '../../model/kinds.ts' {
  interface Kinds {
    'redshift-cluster': Kept<Cluster, (typeof members)[number]>;
  }
}

export default defineCollector({
  kind: 'redshift-cluster',
  calls: ['redshift:DescribeClusters'],
  identify: (data, { partition, region, account }) => ({
    id: data.ClusterIdentifier ?? '',
    arn: `arn:${partition}:redshift:${region}:${account}:cluster:${data.ClusterIdentifier ?? ''}`,
    vpcId: data.VpcId,
  }),
  async *collect(aws) {
    for await (const item of aws.each('redshift:DescribeClusters', { MaxRecords: 100 }, 'Clusters')) yield keep(item, members);
  },
});
