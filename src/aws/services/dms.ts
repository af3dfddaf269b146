export {
  DatabaseMigrationServiceClient as Client,
  DescribeReplicationInstancesCommand,
  DescribeReplicationSubnetGroupsCommand,
} from '@aws-sdk/client-database-migration-service';
