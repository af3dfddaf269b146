export { IAMClient as Client, GetAccountAuthorizationDetailsCommand } from '@aws-sdk/client-iam';
