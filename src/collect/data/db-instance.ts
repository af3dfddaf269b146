import type { DBInstance, DBSubnetGroup, PendingModifiedValues } from '@aws-sdk/client-rds';
import { keep, type Kept } from '../../model/kinds.ts';
import { defineCollector } from '../define.ts';

const members = [
  'DBInstanceIdentifier',
  'DBInstanceArn',
  'DBInstanceClass',
  'DBInstanceStatus',
  'DBClusterIdentifier',
  'Engine',
  'EngineVersion',
  'LicenseModel',
  'NetworkType',
  'AvailabilityZone',
  'MultiAZ',
  'StorageType',
  'Endpoint',
  'ListenerEndpoint',
  'DbInstancePort',
  'PubliclyAccessible',
  'VpcSecurityGroups',
  'ReadReplicaSourceDBInstanceIdentifier',
  'ReadReplicaSourceDBClusterIdentifier',
  'CustomerOwnedIpEnabled',
  'TagList',
] as const satisfies readonly (keyof DBInstance)[];

const groupMembers = ['DBSubnetGroupName', 'VpcId', 'Subnets'] as const satisfies readonly (keyof DBSubnetGroup)[];

/** The changes that a switch of the network type must not overlap, and never MasterUserPassword. */
const pendingMembers = [
  'MultiAZ',
  'DBSubnetGroupName',
  'EngineVersion',
  'DBInstanceClass',
] as const satisfies readonly (keyof PendingModifiedValues)[];

declare module '../../model/kinds.ts' {
  interface Kinds {
    /** Of RDS, Aurora, DocumentDB, and Neptune alike. */
    'db-instance': Kept<DBInstance, (typeof members)[number]> & {
      readonly DBSubnetGroup?: Kept<DBSubnetGroup, (typeof groupMembers)[number]>;
      readonly PendingModifiedValues?: Kept<PendingModifiedValues, (typeof pendingMembers)[number]>;
    };
  }
}

export default defineCollector({
  kind: 'db-instance',
  calls: ['rds:DescribeDBInstances'],
  identify: ({ DBInstanceIdentifier, DBInstanceArn, DBSubnetGroup }, { partition, region, account }) => ({
    id: DBInstanceIdentifier ?? '',
    arn: DBInstanceArn ?? `arn:${partition}:rds:${region}:${account}:db:${DBInstanceIdentifier ?? ''}`,
    vpcId: DBSubnetGroup?.VpcId,
    subnetIds: DBSubnetGroup?.Subnets?.flatMap(({ SubnetIdentifier }) => SubnetIdentifier ?? []),
  }),
  async *collect(aws) {
    for await (const item of aws.each('rds:DescribeDBInstances', { MaxRecords: 100 }, 'DBInstances')) {
      const { DBSubnetGroup: group, PendingModifiedValues: pending } = item;
      yield {
        ...keep(item, members),
        ...(group ? { DBSubnetGroup: keep(group, groupMembers) } : {}),
        ...(pending ? { PendingModifiedValues: keep(pending, pendingMembers) } : {}),
      };
    }
  },
});
