export { TransferClient as Client, DescribeServerCommand, ListServersCommand } from '@aws-sdk/client-transfer';
