export { RedshiftServerlessClient as Client, ListWorkgroupsCommand } from '@aws-sdk/client-redshift-serverless';
