import type { DBCluster } from '@aws-sdk/client-rds';
import { keep, type Kept } from '../../model/kinds.ts';
import { defineCollector } from '../define.ts';

const members = [
  'DBClusterIdentifier',
  'DBClusterArn',
  'DBClusterMembers',
  'DBClusterInstanceClass',
  'Status',
  'Engine',
  'EngineVersion',
  'EngineMode',
  'NetworkType',
  'DBSubnetGroup',
  'VpcSecurityGroups',
  'Endpoint',
  'ReaderEndpoint',
  'Port',
  'PubliclyAccessible',
  'MultiAZ',
  'ReplicationSourceIdentifier',
  'GlobalClusterIdentifier',
  'VPCNetworkingEnabled',
  'InternetAccessGatewayEnabled',
  'TagList',
] as const satisfies readonly (keyof DBCluster)[];

declare module '../../model/kinds.ts' {
  interface Kinds {
    /** Of Aurora, RDS (Multi-AZ), DocumentDB, and Neptune alike; `DBSubnetGroup` is the group's name. */
    'db-cluster': Kept<DBCluster, (typeof members)[number]>;
  }
}

export default defineCollector({
  kind: 'db-cluster',
  calls: ['rds:DescribeDBClusters'],
  identify: (data, { partition, region, account }) => ({
    id: data.DBClusterIdentifier ?? '',
    arn: data.DBClusterArn ?? `arn:${partition}:rds:${region}:${account}:cluster:${data.DBClusterIdentifier ?? ''}`,
  }),
  async *collect(aws) {
    for await (const item of aws.each('rds:DescribeDBClusters', { MaxRecords: 100 }, 'DBClusters')) yield keep(item, members);
  },
});
