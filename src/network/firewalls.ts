import type { View } from '../model/inventory.ts';
import type { Resource } from '../model/resource.ts';
import { effectiveRouteTable, isBlackhole, type RoutingKind } from './routes.ts';

export type Firewall = Resource<'network-firewall'>;

/** The firewall subnets whose endpoints pass no IPv6. AWS takes IPV4 where a mapping names no type. */
export const ipv4OnlySubnets = ({ data }: Firewall): readonly string[] =>
  (data.SubnetMappings ?? []).filter(({ IPAddressType }) => (IPAddressType ?? 'IPV4') === 'IPV4').flatMap(({ SubnetId }) => SubnetId ?? []);

/** The firewall's endpoints in some of its subnets. */
export const endpointsIn = ({ data }: Firewall, subnetIds: readonly string[]): readonly string[] =>
  Object.values(data.SyncStates ?? {})
    .filter((state) => subnetIds.includes(state?.Attachment?.SubnetId ?? ''))
    .flatMap((state) => state?.Attachment?.EndpointId ?? []);

/** The subnets of the firewall's VPC whose packets go to one of the endpoints, those of transit gateway attachments among them. */
export const subnetsBehind = (
  view: View<'subnet' | RoutingKind>,
  firewall: Firewall,
  endpoints: readonly string[],
): readonly Resource<'subnet'>[] =>
  view.all('subnet').filter((subnet) => {
    if (subnet.data.VpcId !== firewall.data.VpcId) return false;
    const routes = effectiveRouteTable(view, subnet)?.data.Routes ?? [];
    return routes.some((route) => !isBlackhole(route) && endpoints.includes(route.GatewayId ?? ''));
  });
