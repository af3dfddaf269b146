export { EMRClient as Client, DescribeClusterCommand, ListClustersCommand } from '@aws-sdk/client-emr';
