export { DirectConnectClient as Client, DescribeVirtualInterfacesCommand } from '@aws-sdk/client-direct-connect';
