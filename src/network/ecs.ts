import { parseImageReference, type ImageReference } from '../model/image-reference.ts';
import type { View } from '../model/inventory.ts';
import type { Resource } from '../model/resource.ts';
import { existing, type TerraformArguments, type TerraformResource } from '../model/terraform.ts';
import { ecrNames } from '../knowledge/registries.ts';
import { multimap } from './compute.ts';
import { type nat64Kinds, nat64Path } from './nat64.ts';
import { oncePer } from './once.ts';

export type EcsService = Resource<'ecs-service'>;
export type TaskDefinition = Resource<'ecs-task-definition'>;
type Subnet = Resource<'subnet'>;

/** How tasks of a service are placed: the service's own settings, or those of one of its task sets. */
export type Placement = Pick<
  EcsService['data'],
  | 'launchType'
  | 'capacityProviderStrategy'
  | 'platformVersion'
  | 'platformFamily'
  | 'networkConfiguration'
  | 'loadBalancers'
  | 'taskDefinition'
>;

/**
 * Where a service's tasks go now. CodeDeploy and external controllers keep the settings in task sets;
 * draining ones are on their way out, as are the older deployments of a rolling update.
 */
export const placementsOf = ({ data }: EcsService): readonly Placement[] => {
  const type = data.deploymentController?.type;
  if (type !== 'CODE_DEPLOY' && type !== 'EXTERNAL') return [data];
  const sets = (data.taskSets ?? []).filter(({ status }) => status !== 'DRAINING');
  return sets.length > 0 ? sets : [data];
};

const networkOf = (placement: Placement) => placement.networkConfiguration?.awsvpcConfiguration;

/** The subnets that tasks with interfaces of their own (awsvpc) are put into; none for the modes bridge and host. */
const serviceSubnetIds = oncePer((service: EcsService): readonly string[] => [
  ...new Set(placementsOf(service).flatMap((placement) => networkOf(placement)?.subnets ?? [])),
]);

export const hasTaskSubnets = (service: EcsService): boolean => service.data.status !== 'INACTIVE' && serviceSubnetIds(service).length > 0;

/** A service's subnets, and the ids of those that the scan did not see. */
export const serviceSubnets = (
  view: View<'subnet'>,
  service: EcsService,
): { readonly seen: readonly Subnet[]; readonly unseen: readonly string[] } => {
  const ids = serviceSubnetIds(service);
  return {
    seen: ids.flatMap((id) => view.get('subnet', id) ?? []),
    unseen: ids.filter((id) => view.get('subnet', id) === undefined),
  };
};

/** ECS's default, where the service does not say, is DISABLED. */
export const assignsPublicIp = (service: EcsService): boolean =>
  placementsOf(service).some((placement) => networkOf(placement)?.assignPublicIp === 'ENABLED');

const isFargate = ({ launchType, capacityProviderStrategy = [], platformVersion }: Placement): boolean =>
  launchType === 'FARGATE' ||
  capacityProviderStrategy.some(({ capacityProvider }) => /^FARGATE(_SPOT)?$/.test(capacityProvider ?? '')) ||
  // ECS names a platform version for Fargate alone: the sign that is left where the cluster's default strategy decided.
  (launchType === undefined && capacityProviderStrategy.length === 0 && platformVersion !== undefined);

export const usesFargate = (service: EcsService): boolean => placementsOf(service).some(isFargate);

/** On servers outside AWS (ECS Anywhere), whose network no VPC setting touches. */
export const runsOutsideAws = (service: EcsService): boolean => placementsOf(service).every(({ launchType }) => launchType === 'EXTERNAL');

/** Of these services the ones that run a task definition now. */
export const servicesAmong = (services: readonly EcsService[], { id }: TaskDefinition): readonly EcsService[] =>
  byDefinition(services).get(id) ?? [];

const byDefinition = oncePer((services: readonly EcsService[]) =>
  multimap(
    services.filter(({ data }) => data.status !== 'INACTIVE'),
    (service) => placementsOf(service).map(({ taskDefinition }) => taskDefinition),
  ),
);

export const servicesRunning = (view: View<'ecs-service'>, definition: TaskDefinition): readonly EcsService[] =>
  servicesAmong(view.all('ecs-service'), definition);

/** The task definitions a service runs now, and the ids of those that the scan did not see. */
export const taskDefinitionsOf = (
  view: View<'ecs-task-definition'>,
  service: EcsService,
): { readonly seen: readonly TaskDefinition[]; readonly unseen: readonly string[] } => {
  const ids = [...new Set(placementsOf(service).flatMap(({ taskDefinition }) => taskDefinition ?? []))];
  return {
    seen: ids.flatMap((id) => view.get('ecs-task-definition', id) ?? []),
    unseen: ids.filter((id) => view.get('ecs-task-definition', id) === undefined),
  };
};

export interface ContainerImage {
  readonly container: TaskDefinition['data']['containerDefinitions'][number];
  readonly image: string;
  /** Undefined where the name is not one that a container runtime would take. */
  readonly reference: ImageReference | undefined;
}

export const imagesOf = oncePer(({ data }: TaskDefinition): readonly ContainerImage[] =>
  data.containerDefinitions.map((container) => ({
    container,
    image: container.image ?? '',
    reference: parseImageReference(container.image),
  })),
);

/** A private ECR registry, under either of its names; also where a pull-through cache of another registry lives. */
export const isPrivateEcr = ({ host }: ImageReference): boolean => ecrNames.ipv4Only.test(host) || ecrNames.dualStack.test(host);

/** The dual-stack name of a registry that is given under its IPv4-only one. */
export const dualStackEcrHost = (host: string): string | undefined => {
  const { account, fips = '', region, china } = ecrNames.ipv4Only.exec(host)?.groups ?? {};
  return account && `${account}.dkr-ecr${fips}.${region}.on.${china ? 'amazonwebservices.com.cn' : 'aws'}`;
};

/** Whether every subnet of the services has DNS64 and a working NAT64 path to the internet. False where that is not sure. */
export const areBehindNat64 = (view: View<'subnet' | (typeof nat64Kinds)[number]>, services: readonly EcsService[]): boolean =>
  services.length > 0 &&
  services.every((service) => {
    const { seen, unseen } = serviceSubnets(view, service);
    return seen.length > 0 && unseen.length === 0 && seen.every((subnet) => hasNat64(view, subnet));
  });

/** Whether a subnet's hosts reach IPv4 hosts of the internet by name. */
export const hasNat64 = (view: View<(typeof nat64Kinds)[number]>, subnet: Subnet): boolean => {
  if (subnet.data.EnableDns64 !== true) return false;
  const path = nat64Path(view, subnet);
  return path.outcome === 'translated' && path.reach === 'internet';
};

/** What people call the service. */
export const serviceName = ({ id, data }: EcsService): string => data.serviceName ?? id;

/** The command that changes a service, with its real names. */
export const updateService = (service: EcsService, flags: string): string =>
  `aws ecs update-service --region ${service.region} --cluster ${service.data.clusterArn ?? '<cluster>'} --service ${serviceName(service)} ${flags}`;

/** The same in Terraform, which takes a service over as `cluster/service`. */
export const serviceInTerraform = (service: EcsService, change: TerraformArguments): TerraformResource =>
  existing('aws_ecs_service', `${service.data.clusterArn?.split('/').at(-1) ?? '<cluster>'}/${serviceName(service)}`, change);
