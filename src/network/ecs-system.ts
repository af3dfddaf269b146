import type { View } from '../model/inventory.ts';
import type { Resource } from '../model/resource.ts';
import { type EcsService, placementsOf, taskDefinitionsOf, usesFargate } from './ecs.ts';

type ContainerInstance = Resource<'ecs-container-instance'>;

/** The operating system of a service's tasks: neither where nothing that was read settles it. */
export interface TaskSystem {
  /** AWS's name of the Windows that they run on. */
  readonly windows?: string;
  readonly isLinux: boolean;
  /** The container instances that settled it. */
  readonly hosts: readonly ContainerInstance[];
}

export const taskSystem = (
  view: View<'ecs-task-definition'>,
  service: EcsService,
  containerInstances: readonly ContainerInstance[] | undefined,
): TaskSystem => {
  const { seen, unseen } = taskDefinitionsOf(view, service);
  const families = [
    ...placementsOf(service).map(({ platformFamily }) => platformFamily),
    ...seen.map(({ data }) => data.runtimePlatform?.operatingSystemFamily),
  ];
  const windows = families.find((family) => /^windows/i.test(family ?? ''));
  if (windows) return { windows, isLinux: false, hosts: [] };
  if (unseen.length > 0) return { isLinux: false, hosts: [] };
  // Fargate takes a definition without an operating system for Linux; Windows has no bridge and no host mode.
  const namesLinux = ({ data }: (typeof seen)[number]) =>
    data.runtimePlatform?.operatingSystemFamily !== undefined || data.networkMode === 'bridge' || data.networkMode === 'host';
  if (usesFargate(service) || (seen.length > 0 && seen.every(namesLinux))) return { isLinux: true, hosts: [] };
  const hosts = (containerInstances ?? []).filter(({ data }) => data.clusterArn === service.data.clusterArn);
  const systems = new Set(hosts.map(({ data }) => data.attributes.find(({ name }) => name === 'ecs.os-type')?.value));
  return { isLinux: systems.size === 1 && systems.has('linux'), hosts };
};
