export { NetworkFirewallClient as Client, DescribeFirewallCommand, ListFirewallsCommand } from '@aws-sdk/client-network-firewall';
