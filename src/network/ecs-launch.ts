import { fargateLaunchServices } from '../knowledge/ecs.ts';
import type { View } from '../model/inventory.ts';
import type { Resource } from '../model/resource.ts';
import { imagesOf, isPrivateEcr, type TaskDefinition } from './ecs.ts';
import { inVpc } from './facts.ts';
import { anyIpv4 } from './internet.ts';
import { effectiveRouteTable, isBlackhole, lookUp, type RouteTable, type RoutingKind, routesWithin, type TargetType } from './routes.ts';

/** Whether IPv4 packets of a task reach the internet. `unclear` where the path leaves what this scan follows. */
export type Ipv4Egress =
  | { readonly outcome: 'open'; readonly table: RouteTable }
  | { readonly outcome: 'closed'; readonly table: RouteTable }
  | { readonly outcome: 'unclear'; readonly why: string };

/** Targets that lead no IPv4 packet of a private task out of its VPC. */
const leadsNowhere = new Set<TargetType>(['local', 'internet-gateway', 'egress-only-internet-gateway', 'gateway-endpoint']);

export const ipv4Egress = (view: View<RoutingKind>, subnet: Resource<'subnet'>, hasPublicIp: boolean): Ipv4Egress => {
  const table = effectiveRouteTable(view, subnet);
  if (!table) return { outcome: 'unclear', why: `no route table of ${subnet.data.VpcId} is visible` };
  const { match, unreadPrefixLists } = lookUp(view, table, anyIpv4);
  if (match && !isBlackhole(match.route)) {
    const { type, id } = match.target;
    if (type === 'nat-gateway' || (type === 'internet-gateway' && hasPublicIp)) return { outcome: 'open', table };
    if (!leadsNowhere.has(type)) return { outcome: 'unclear', why: `0.0.0.0/0 of ${table.id} goes to ${type} ${id}` };
  }
  if (unreadPrefixLists.length > 0) return { outcome: 'unclear', why: `prefix list ${unreadPrefixLists.join(', ')} could not be read` };
  // Endpoints of the services may stand in another VPC or on the way of a part of the address space.
  const onward = routesWithin(view, table, anyIpv4).find(({ route, target }) => !isBlackhole(route) && !leadsNowhere.has(target.type));
  if (onward) return { outcome: 'unclear', why: `${onward.text} of ${table.id} goes to ${onward.target.type} ${onward.target.id}` };
  return { outcome: 'closed', table };
};

/** The services that Fargate calls from the task's subnet while it starts these tasks, as the ends of endpoint service names. */
export const launchServices = (definitions: readonly TaskDefinition[]): readonly string[] => {
  const containers = definitions.flatMap(({ data }) => data.containerDefinitions);
  const pullsFromEcr = definitions.flatMap(imagesOf).some(({ reference }) => reference && isPrivateEcr(reference));
  return [
    ...(pullsFromEcr ? fargateLaunchServices.ecrImages : []),
    ...(containers.some(({ logDriver }) => logDriver === 'awslogs') ? [fargateLaunchServices.awslogs] : []),
    ...new Set([
      ...containers.flatMap(({ secretStores }) => secretStores),
      ...(containers.some(({ hasRepositoryCredentials }) => hasRepositoryCredentials) ? [fargateLaunchServices.repositoryCredentials] : []),
    ]),
  ];
};

export interface EndpointCover {
  /** Services without an endpoint. */
  readonly missing: readonly string[];
  /** Services with an interface endpoint whose private DNS is off: a private hosted zone may still lead there. */
  readonly doubtful: readonly string[];
}

/** Which of the services have an endpoint that the subnets of a route table use. */
export const endpointCover = (view: View<'vpc-endpoint'>, table: RouteTable, services: readonly string[]): EndpointCover => {
  const usable = inVpc(view, 'vpc-endpoint', table.data.VpcId).filter(({ data }) => data.State?.toLowerCase() === 'available');
  const of = (service: string) => usable.filter(({ data }) => data.ServiceName?.endsWith(`.${view.region}.${service}`));
  const isGateway = (endpoint: Resource<'vpc-endpoint'>) => endpoint.data.VpcEndpointType === 'Gateway';
  const serves = (endpoint: Resource<'vpc-endpoint'>) =>
    isGateway(endpoint) ? endpoint.data.RouteTableIds?.includes(table.id) : endpoint.data.PrivateDnsEnabled === true;
  const unserved = services.filter((service) => !of(service).some(serves));
  const doubtful = unserved.filter((service) => of(service).some((endpoint) => !isGateway(endpoint)));
  return { missing: unserved.filter((service) => !doubtful.includes(service)), doubtful };
};
