import { type ClientReach, ipv6OnlyReach } from './databases.ts';

type Context = Parameters<typeof ipv6OnlyReach>[0];

/** How clients in IPv6-only subnets reach a service that tells its subnets but not its VPC. */
export const reachBySubnets = (context: Context, subnetIds: readonly string[] | undefined): ClientReach =>
  ipv6OnlyReach(context, context.consult('subnet')?.find(({ id }) => subnetIds?.includes(id))?.vpcId);
