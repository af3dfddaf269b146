export { KMSClient as Client, GetKeyPolicyCommand, ListKeysCommand } from '@aws-sdk/client-kms';
