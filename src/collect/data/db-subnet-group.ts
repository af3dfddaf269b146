import type { DBSubnetGroup } from '@aws-sdk/client-rds';
import { keep, type Kept } from '../../model/kinds.ts';
import { defineCollector } from '../define.ts';

const members = [
  'DBSubnetGroupName',
  'DBSubnetGroupArn',
  'VpcId',
  'SubnetGroupStatus',
  'SupportedNetworkTypes',
  'Subnets',
] as const satisfies readonly (keyof DBSubnetGroup)[];

declare module '../../model/kinds.ts' {
  interface Kinds {
    /** Of RDS, Aurora, DocumentDB, and Neptune alike: they share one API. */
    'db-subnet-group': Kept<DBSubnetGroup, (typeof members)[number]>;
  }
}

export default defineCollector({
  kind: 'db-subnet-group',
  calls: ['rds:DescribeDBSubnetGroups'],
  identify: (data, { partition, region, account }) => ({
    id: data.DBSubnetGroupName ?? '',
    arn: data.DBSubnetGroupArn ?? `arn:${partition}:rds:${region}:${account}:subgrp:${data.DBSubnetGroupName ?? ''}`,
    vpcId: data.VpcId,
    subnetIds: data.Subnets?.flatMap(({ SubnetIdentifier }) => SubnetIdentifier ?? []),
  }),
  async *collect(aws) {
    for await (const item of aws.each('rds:DescribeDBSubnetGroups', { MaxRecords: 100 }, 'DBSubnetGroups')) yield keep(item, members);
  },
});
