export { WorkSpacesClient as Client, DescribeWorkspacesCommand } from '@aws-sdk/client-workspaces';
