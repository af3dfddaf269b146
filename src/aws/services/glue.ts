export { GlueClient as Client, GetConnectionsCommand } from '@aws-sdk/client-glue';
