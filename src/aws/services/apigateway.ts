export { APIGatewayClient as Client, GetDomainNamesCommand, GetRestApisCommand } from '@aws-sdk/client-api-gateway';
