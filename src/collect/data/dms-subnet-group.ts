import type { ReplicationSubnetGroup } from '@aws-sdk/client-database-migration-service';
import { keep, type Kept } from '../../model/kinds.ts';
import { defineCollector } from '../define.ts';

const members = [
  'ReplicationSubnetGroupIdentifier',
  'VpcId',
  'SubnetGroupStatus',
  'Subnets',
  'SupportedNetworkTypes',
] as const satisfies readonly (keyof ReplicationSubnetGroup)[];

declare module '../../model/kinds.ts' {
  interface Kinds {
    'dms-subnet-group': Kept<ReplicationSubnetGroup, (typeof members)[number]>;
  }
}

export default defineCollector({
  kind: 'dms-subnet-group',
  calls: ['dms:DescribeReplicationSubnetGroups'],
  identify: (data, { partition, region, account }) => ({
    id: data.ReplicationSubnetGroupIdentifier ?? '',
    arn: `arn:${partition}:dms:${region}:${account}:subgrp:${data.ReplicationSubnetGroupIdentifier ?? ''}`,
    vpcId: data.VpcId,
    subnetIds: data.Subnets?.flatMap(({ SubnetIdentifier }) => SubnetIdentifier ?? []),
  }),
  async *collect(aws) {
    const groups = aws.each('dms:DescribeReplicationSubnetGroups', { MaxRecords: 100 }, 'ReplicationSubnetGroups');
    for await (const item of groups) yield keep(item, members);
  },
});
