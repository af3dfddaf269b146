import type { ClusterSubnetGroup } from '@aws-sdk/client-redshift';
import { keep, type Kept } from '../../model/kinds.ts';
import { defineCollector } from '../define.ts';

const members = [
  'ClusterSubnetGroupName',
  'VpcId',
  'SubnetGroupStatus',
  'Subnets',
  'SupportedClusterIpAddressTypes',
  'Tags',
] as const satisfies readonly (keyof ClusterSubnetGroup)[];

declare module '../../model/kinds.ts' {
  interface Kinds {
    'redshift-subnet-group': Kept<ClusterSubnetGroup, (typeof members)[number]>;
  }
}

export default defineCollector({
  kind: 'redshift-subnet-group',
  calls: ['redshift:DescribeClusterSubnetGroups'],
  identify: (data, { partition, region, account }) => ({
    id: data.ClusterSubnetGroupName ?? '',
    arn: `arn:${partition}:redshift:${region}:${account}:subnetgroup:${data.ClusterSubnetGroupName ?? ''}`,
    vpcId: data.VpcId,
    subnetIds: data.Subnets?.flatMap(({ SubnetIdentifier }) => SubnetIdentifier ?? []),
  }),
  async *collect(aws) {
    const groups = aws.each('redshift:DescribeClusterSubnetGroups', { MaxRecords: 100 }, 'ClusterSubnetGroups');
    for await (const item of groups) yield keep(item, members);
  },
});
