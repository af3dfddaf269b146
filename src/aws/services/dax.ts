export { DAXClient as Client, DescribeClustersCommand, DescribeSubnetGroupsCommand } from '@aws-sdk/client-dax';
