export { DynamoDBClient as Client, GetResourcePolicyCommand, ListTablesCommand } from '@aws-sdk/client-dynamodb';
