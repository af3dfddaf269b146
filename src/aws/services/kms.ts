export { KMSClient as Client, DescribeCustomKeyStoresCommand, GetKeyPolicyCommand, ListKeysCommand } from '@aws-sdk/client-kms';
