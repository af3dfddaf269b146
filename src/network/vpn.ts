import type { Resource } from '../model/resource.ts';

export type VpnConnection = Resource<'vpn-connection'>;

export const isInUse = ({ data }: VpnConnection): boolean => data.State !== 'deleted' && data.State !== 'deleting';

/** What a connection ends at on the side of AWS. A VPN concentrator stands on a transit gateway. */
export const vpnAnchor = ({ data }: VpnConnection): 'virtual-private-gateway' | 'core' | undefined => {
  if (data.VpnGatewayId) return 'virtual-private-gateway';
  return data.TransitGatewayId || data.CoreNetworkArn || data.VpnConcentratorId ? 'core' : undefined;
};

/** The family inside the tunnels, of which a connection carries one. AWS's default is IPv4. */
export const insideVersion = ({ data }: VpnConnection): 'ipv4' | 'ipv6' | undefined =>
  data.Options ? (data.Options.TunnelInsideIpVersion ?? 'ipv4') : undefined;
