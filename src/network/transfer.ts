import type { Resource } from '../model/resource.ts';

export type TransferServer = Resource<'transfer-server'>;

/**
 * Whether the server's endpoint has no IPv6 whatever its settings: one with Elastic IP addresses in a VPC, or the old kind
 * that was made by hand. Undefined where AWS did not say.
 */
export const isEndpointIpv4Only = ({ data: { EndpointType, EndpointDetails } }: TransferServer): boolean | undefined => {
  if (EndpointType === undefined) return undefined;
  if (EndpointType !== 'VPC') return EndpointType === 'VPC_ENDPOINT';
  return EndpointDetails ? (EndpointDetails.AddressAllocationIds ?? []).length > 0 : undefined;
};
