import { ipv6OnlyLimits, ipv6OnlyRegions } from '../../knowledge/ecs.ts';
import { ownerServices, type OwnerService } from '../../knowledge/interface-owners.ts';
import type { IndexedSlice } from '../../model/inventory.ts';
import { compare } from '../../model/order.ts';
import type { Resource } from '../../model/resource.ts';
import { isGlobal, obstacleOf } from '../../network/caches.ts';
import { listed } from '../../network/compute.ts';
import { taskSystem } from '../../network/ecs-system.ts';
import { familyOf } from '../../network/eks.ts';
import { serviceOfEndpoint, serviceTakesIpv6 } from '../../network/endpoints.ts';
import { ipv4NeedOf } from '../../network/interface-owners.ts';
import { type Holder, isOf } from './holders.ts';
import { instancesVerdict } from './instances.ts';
import { keeps, movable, type MoveVerdict, unclear } from './move-verdict.ts';
import { sourceOf } from './owner-services.ts';
import { sliceAt, type Space } from './space.ts';

export const verdictOn = (holder: Holder, interfaces: readonly Resource<'network-interface'>[], space: Space): MoveVerdict => {
  const slice = sliceAt(space, holder.account, holder.region);
  const instanceIds = [...new Set(interfaces.flatMap(({ data }) => data.Attachment?.InstanceId ?? []))].toSorted(compare);
  switch (holder.kind) {
    case 'eks-nodegroup':
    case 'eks-nodes':
      return keeps('nodes of Kubernetes need an IPv4 address each, also in a cluster with IPv6', sourceOf('eks-node'));
    case 'eks-pods':
      return podsVerdict(holder, instanceIds, slice, space);
    case 'auto-scaling-group':
    case 'instance':
      return instancesVerdict(holder, instanceIds, slice, space);
    case 'ecs-service':
      return ecsVerdict(holder, slice);
    case 'ecs-tasks':
      return unclear(
        'ECS has tasks in IPv6-only subnets, but not with ECS Exec and not on Windows, and of which service these are is not told',
        ipv6OnlyLimits.source,
        slice,
        'ecs-service',
      );
    default:
      return serviceVerdict(holder, slice);
  }
};

const podsVerdict = ({ cluster }: Holder, instanceIds: readonly string[], slice: IndexedSlice | undefined, space: Space): MoveVerdict => {
  const source = sourceOf('eks-node');
  const known = slice?.get('eks-cluster', cluster);
  if (!known) return unclear(`cluster ${cluster} is not among the EKS clusters that were read`, source, slice, 'eks-cluster');
  const windows = instanceIds.filter((id) => space.instances.get(id)?.data.Platform?.toLowerCase() === 'windows');
  if (windows.length > 0) return keeps(`its nodes ${listed(windows, 3)} run Windows, whose pods take no IPv6`, source);
  const family = familyOf(known);
  if (family === 'ipv6') return unclear(`cluster ${cluster} gives its pods IPv6: what these addresses are for is not visible`, source);
  if (family === undefined) return unclear(`which family the pods of cluster ${cluster} have is not told`, source);
  const unseen = instanceIds.find((id) => !space.instances.has(id));
  if (unseen) return unclear(`what node ${unseen} runs was not read`, source, slice, 'instance');
  return movable(
    'pods of a cluster with the family ipv6 take no IPv4 addresses; its nodes keep one each, in dual-stack subnets',
    'make a new cluster with the family ipv6, which is chosen once, and move the pods there',
    source,
  );
};

const ecsVerdict = ({ id }: Holder, slice: IndexedSlice | undefined): MoveVerdict => {
  const { source } = ipv6OnlyLimits;
  const service = slice?.get('ecs-service', id);
  if (!slice || !service) return unclear('the service is not among those that were read', source, slice, 'ecs-service');
  const instances = slice.gapsOf('ecs-container-instance').length === 0 ? slice.all('ecs-container-instance') : undefined;
  const { windows, isLinux } = taskSystem(slice, service, instances);
  if (windows && !ipv6OnlyLimits.windows) return keeps(`its tasks run on ${windows}, and ECS takes only Linux there`, source);
  if (service.data.enableExecuteCommand && !ipv6OnlyLimits.exec) {
    return keeps('ECS Exec is on, and does not work there: once it is off, the service can move', source);
  }
  if (!isLinux)
    return unclear('on which operating system its tasks run is not told', source, slice, 'ecs-task-definition', 'ecs-container-instance');
  if (!(ipv6OnlyRegions.regions as readonly string[]).includes(slice.region)) {
    return unclear(`AWS did not list ${slice.region} among the regions where ECS takes IPv6-only subnets`, ipv6OnlyRegions.source);
  }
  return movable('ECS runs tasks on Linux in IPv6-only subnets', 'give the service IPv6-only subnets; new tasks start there', source);
};

const serviceVerdict = (holder: Holder, slice: IndexedSlice | undefined): MoveVerdict => {
  const { owner, service: title } = holder;
  if (owner.type === 'unattached')
    return movable('nothing uses these interfaces', 'delete them, after making sure that nothing is about to attach them', null);
  if (owner.type !== 'service') return unclear('who holds the interfaces, or what it needs, is not told by them');
  const source = sourceOf(owner.service);
  const need = ipv4NeedOf(owner);
  if (need === 'needed') return keeps(`${title} takes subnets with IPv4 only, dual-stack at best`, source);
  if (need === 'unclear') return unclear(`whether ${title} runs in IPv6-only subnets was not found in AWS’s words`, source);
  if (isOf(owner, 'vpc-endpoint')) return endpointVerdict(holder, slice, source);
  if (isOf(owner, 'elasticache')) return cacheVerdict(holder, slice, source);
  return movable(`AWS has ${title} in IPv6-only subnets`, ways[owner.service] ?? 'make it anew in IPv6-only subnets', source);
};

const ways: Readonly<Partial<Record<OwnerService, string>>> = {
  'efs-mount-target': 'replace the mount targets, zone by zone, by ones with an IPv6 address only',
  'rds-proxy': 'make a further endpoint of the proxy, IPv6-only',
};

const endpointVerdict = ({ id }: Holder, slice: IndexedSlice | undefined, source: string): MoveVerdict => {
  const endpoint = slice?.get('vpc-endpoint', id);
  if (!slice || !endpoint) return unclear('the endpoint is not among those that were read', source, slice, 'vpc-endpoint');
  const name = endpoint.data.ServiceName ?? 'its service';
  const offered = serviceTakesIpv6(serviceOfEndpoint(slice, endpoint));
  if (offered === undefined) return unclear(`which address types ${name} supports is not known`, source, slice, 'vpc-endpoint-service');
  if (!offered) return keeps(`${name} supports IPv4 only in this region`, source);
  return movable(
    `${name} supports IPv6`,
    'once its clients have IPv6, give the endpoint IPv6-only subnets and the address type ipv6',
    source,
  );
};

const cacheVerdict = ({ id }: Holder, slice: IndexedSlice | undefined, source: string): MoveVerdict => {
  const { title } = ownerServices.services.elasticache;
  const cluster = slice?.get('cache-cluster', id);
  if (!slice || !cluster) return unclear(`which ${title} cluster it is was not read`, source, slice, 'cache-cluster');
  const obstacle = obstacleOf(cluster);
  if (obstacle) return keeps(`it ${obstacle}`, source);
  if (obstacle === undefined) return unclear('whether its engine has IPv6 is not known', source);
  const group = slice.get('replication-group', cluster.data.ReplicationGroupId);
  if (cluster.data.ReplicationGroupId && !group) return unclear('its replication group was not read', source, slice, 'replication-group');
  if (group && isGlobal(group)) return keeps('it is part of a global datastore, which cannot have IPv6', source);
  return movable(
    `${title} has caches with IPv6 only`,
    'make a new cache with the network type ipv6, and move the data and its clients',
    source,
  );
};
