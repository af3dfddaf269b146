export { FSxClient as Client, DescribeFileSystemsCommand } from '@aws-sdk/client-fsx';
