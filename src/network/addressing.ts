import type { Resource } from '../model/resource.ts';
import { isShared } from './facts.ts';

type Interface = Resource<'network-interface'>;
type Subnet = Resource<'subnet'>;

/** Interfaces by which AWS puts the network's own parts into a subnet; the API answers `nat_gateway` where the SDK says `natGateway`. */
const plumbing = new Set([
  'natGateway',
  'nat_gateway',
  'transit_gateway',
  'vpc_endpoint',
  'gateway_load_balancer',
  'gateway_load_balancer_endpoint',
  'network_load_balancer',
  'global_accelerator_managed',
]);

/** Whether something that does the account's work stands behind an interface, rather than a part of the network. */
export const isWorkload = ({ data }: Interface): boolean => !plumbing.has(data.InterfaceType ?? 'interface');

export const interfacesIn = (interfaces: readonly Interface[], subnet: Subnet): readonly Interface[] =>
  interfaces.filter(({ data }) => data.SubnetId === subnet.id);

/**
 * Whether a smallest-possible subnet is kept for the network's own parts (a transit gateway attachment, a firewall
 * endpoint), where few free addresses are the plan. Undefined where the interfaces are not all visible.
 */
export const isKeptForPlumbing = (subnet: Subnet, interfaces: readonly Interface[] | undefined): boolean | undefined => {
  if (!subnet.data.CidrBlock?.endsWith('/28')) return false;
  if (!interfaces || isShared(subnet)) return undefined;
  const own = interfacesIn(interfaces, subnet);
  return own.length > 0 && own.every((each) => !isWorkload(each));
};
