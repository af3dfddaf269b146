export { DirectoryServiceClient as Client, DescribeDirectoriesCommand } from '@aws-sdk/client-directory-service';
