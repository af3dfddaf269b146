import type { VpnConnection, VpnConnectionOptions } from '@aws-sdk/client-ec2';
import { keep, type Kept } from '../../model/kinds.ts';
import { defineCollector, ec2Arn } from '../define.ts';

const members = [
  'VpnConnectionId',
  'State',
  'CustomerGatewayId',
  'VpnGatewayId',
  'TransitGatewayId',
  'CoreNetworkArn',
  'VpnConcentratorId',
  'Tags',
] as const satisfies readonly (keyof VpnConnection)[];

const options = [
  'OutsideIpAddressType',
  'TunnelInsideIpVersion',
  'EnableAcceleration',
] as const satisfies readonly (keyof VpnConnectionOptions)[];

declare module '../../model/kinds.ts' {
  interface Kinds {
    /** A site-to-site VPN without the customer gateway's configuration and the tunnels' options: both hold the pre-shared keys. */
    'vpn-connection': Kept<VpnConnection, (typeof members)[number]> & {
      readonly Options?: Kept<VpnConnectionOptions, (typeof options)[number]>;
    };
  }
}

export default defineCollector({
  kind: 'vpn-connection',
  calls: ['ec2:DescribeVpnConnections'],
  identify: ({ VpnConnectionId }, scope) => ({ id: VpnConnectionId ?? '', arn: ec2Arn(scope, 'vpn-connection', VpnConnectionId) }),
  async *collect(aws) {
    // AWS answers all at once.
    const { VpnConnections = [] } = await aws.one('ec2:DescribeVpnConnections', {});
    for (const connection of VpnConnections) {
      yield { ...keep(connection, members), ...(connection.Options ? { Options: keep(connection.Options, options) } : {}) };
    }
  },
});
