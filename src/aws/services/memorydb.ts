export { MemoryDBClient as Client, DescribeClustersCommand, DescribeSubnetGroupsCommand } from '@aws-sdk/client-memorydb';
