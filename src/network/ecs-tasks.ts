import { fargatePlatformVersions } from '../knowledge/ecs.ts';
import type { View } from '../model/inventory.ts';
import type { Resource } from '../model/resource.ts';
import { isAtLeastVersion } from '../model/version.ts';
import { type EcsService, placementsOf, serviceName, type TaskDefinition } from './ecs.ts';

export type EcsTask = Resource<'ecs-task'>;

/** A service's tasks that run now: those of its draining deployments too. */
export const runningTasks = (view: View<'ecs-task'>, service: EcsService): readonly EcsTask[] =>
  view
    .all('ecs-task')
    .filter(
      ({ data }) =>
        data.clusterArn === service.data.clusterArn && data.group === `service:${serviceName(service)}` && data.lastStatus === 'RUNNING',
    );

/** Whether the task has an IPv6 address. All of its containers share one interface; undefined where ECS names none. */
export const hasIpv6Address = ({ data }: EcsTask): boolean | undefined => {
  const interfaces = data.containers.flatMap(({ networkInterfaces }) => networkInterfaces);
  return interfaces.length === 0 ? undefined : interfaces.some(({ ipv6Address }) => Boolean(ipv6Address));
};

/** Whether the service is pinned to a Fargate platform version that gives no IPv6 addresses. */
export const hasOldPlatform = (service: EcsService): boolean =>
  placementsOf(service).some(
    ({ platformVersion, platformFamily }) =>
      isAtLeastVersion(
        platformVersion,
        /^windows/i.test(platformFamily ?? '') ? fargatePlatformVersions.windows : fargatePlatformVersions.linux,
      ) === false,
  );

/** The Cloud Map services in which a service, or what deploys it, registers its tasks. */
export const registriesOf = ({ data }: EcsService): readonly string[] => [
  ...new Set(
    [data, ...(data.taskSets ?? []).filter(({ status }) => status !== 'DRAINING')]
      .flatMap(({ serviceRegistries }) => serviceRegistries ?? [])
      .flatMap(({ registryArn }) => registryArn ?? []),
  ),
];

/** Whether the tasks of a definition have the ports of their instance: those of the bridge, the default on Linux, and of the host. */
export const usesInstancePorts = ({ data }: TaskDefinition): boolean => data.networkMode !== 'awsvpc' && data.networkMode !== 'none';

/** `web:1` */
export const nameOfDefinition = ({ data }: TaskDefinition): string => `${data.family}:${data.revision}`;

/** The command that registers the next revision. */
export const registerRevision = ({ data, region }: TaskDefinition, containers: string): string =>
  `aws ecs register-task-definition --region ${region} --family ${data.family} --container-definitions ${containers}`;
