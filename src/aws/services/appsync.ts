export { AppSyncClient as Client, ListGraphqlApisCommand } from '@aws-sdk/client-appsync';
