export {
  RDSClient as Client,
  DescribeDBClustersCommand,
  DescribeDBInstancesCommand,
  DescribeDBProxiesCommand,
  DescribeDBProxyEndpointsCommand,
  DescribeDBSubnetGroupsCommand,
} from '@aws-sdk/client-rds';
