import type { View } from '../model/inventory.ts';
import type { Resource } from '../model/resource.ts';

export type VpcEndpoint = Resource<'vpc-endpoint'>;

const gone = new Set(['deleted', 'deleting', 'expired', 'failed', 'rejected']);

/** Endpoints of a type that are in use and the user's own: AWS services keep theirs themselves. */
export const isOwnEndpoint = ({ data }: VpcEndpoint, ...types: readonly string[]): boolean =>
  types.includes(data.VpcEndpointType ?? '') && data.RequesterManaged !== true && !gone.has((data.State ?? '').toLowerCase());

/** Endpoints from before IPv6 name no address type. */
export const takesIpv6 = ({ data }: VpcEndpoint): boolean => data.IpAddressType === 'dualstack' || data.IpAddressType === 'ipv6';

/**
 * What AWS says of the endpoint's service. S3 and DynamoDB have two services of one name, one for gateway and one for
 * interface endpoints. Undefined for services that are not listed, such as those of another region.
 */
export const serviceOfEndpoint = (
  view: View<'vpc-endpoint-service'>,
  { data }: VpcEndpoint,
): Resource<'vpc-endpoint-service'> | undefined =>
  view
    .all('vpc-endpoint-service')
    .find(
      (service) =>
        service.data.ServiceName === data.ServiceName &&
        (service.data.ServiceType ?? []).some(({ ServiceType }) => ServiceType === data.VpcEndpointType),
    );

/** Whether the endpoint could take IPv6 today; undefined where AWS did not say. */
export const serviceTakesIpv6 = (service: Resource<'vpc-endpoint-service'> | undefined): boolean | undefined =>
  service?.data.SupportedIpAddressTypes?.includes('ipv6');
