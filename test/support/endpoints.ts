import type { Resource } from '../../src/model/resource.ts';
import { build, home } from './build.ts';

type EndpointData = Parameters<typeof build<'vpc-endpoint'>>[1];

export const endpoint = (data: EndpointData = {}): Resource<'vpc-endpoint'> =>
  build('vpc-endpoint', {
    VpcEndpointId: 'vpce-1',
    VpcEndpointType: 'Interface',
    VpcId: 'vpc-1',
    OwnerId: home.account,
    // As AWS writes it; the SDK's enumeration has it with a capital.
    State: 'available' as 'Available',
    ServiceName: 'com.amazonaws.eu-central-1.kms',
    SubnetIds: ['subnet-dual'],
    ...data,
  });

/** What the region says of the service; without types it says nothing of them. */
export const service = (
  name: string,
  ServiceType: 'Interface' | 'Gateway',
  SupportedIpAddressTypes?: readonly ('ipv4' | 'ipv6')[],
): Resource<'vpc-endpoint-service'> =>
  build('vpc-endpoint-service', {
    ServiceName: `com.amazonaws.eu-central-1.${name}`,
    ServiceId: `vpce-svc-${name}-${ServiceType}`,
    ServiceType: [{ ServiceType }],
    ...(SupportedIpAddressTypes ? { SupportedIpAddressTypes } : {}),
  });
