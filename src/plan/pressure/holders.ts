import type { OwnerService } from '../../knowledge/interface-owners.ts';
import type { WorkloadKind } from '../../model/checklist/pressure.ts';
import type { IndexedSlice } from '../../model/inventory.ts';
import { compare } from '../../model/order.ts';
import { nameOf, type Resource, tagOf, tagsOf } from '../../model/resource.ts';
import { groupOf, type Instance, multimap } from '../../network/compute.ts';
import { type EcsService, serviceName } from '../../network/ecs.ts';
import { interfaceOwner, type InterfaceOwner, ipv4AddressesHeld, ownerTitle } from '../../network/interface-owners.ts';
import { oncePer } from '../../network/once.ts';
import { sliceAt, type Space } from './space.ts';

type Interface = Resource<'network-interface'>;

/** What holds addresses by its interfaces. */
export interface Holder {
  readonly account: string;
  readonly region: string;
  readonly kind: WorkloadKind;
  readonly owner: InterfaceOwner;
  readonly service: string;
  readonly id: string;
  readonly name: string | null;
  readonly basis: 'named' | 'matched' | 'grouped';
  /** Of a Kubernetes node or pod. */
  readonly cluster?: string;
}

/** The addresses of one interface that one holder holds. */
export interface Share {
  readonly holder: Holder;
  readonly eni: Interface;
  readonly addresses: number;
}

/** Whose the addresses of an interface are. They are of one holder, save where a node of a cluster hands some to its pods. */
export const sharesOf = (eni: Interface, space: Space): readonly Share[] => {
  const owner = interfaceOwner(eni);
  const place = { account: eni.data.OwnerId ?? eni.account, region: eni.region, owner, service: ownerTitle(owner) };
  const addresses = ipv4AddressesHeld(eni);
  const whole = (holder: Omit<Holder, keyof typeof place>): readonly Share[] => [{ holder: { ...place, ...holder }, eni, addresses }];
  const instanceId = eni.data.Attachment?.InstanceId;
  if (instanceId !== undefined) {
    const instance = space.instances.get(instanceId);
    const cluster = clusterOf(eni, instance);
    return cluster === undefined
      ? whole(onInstance(instanceId, instance))
      : nodeShares(eni, addresses, place, { instance, cluster, slice: sliceAt(space, place.account, place.region) });
  }
  if (owner.type === 'service' && owner.service === 'ecs-task') return whole(taskHolder(eni, sliceAt(space, place.account, place.region)));
  if (owner.type === 'service' && owner.resource !== undefined)
    return whole({ kind: 'resource', id: owner.resource, name: null, basis: 'named' });
  return whole({ kind: 'service', id: place.service, name: null, basis: 'grouped' });
};

type Own = Pick<Holder, 'kind' | 'id' | 'name' | 'basis'>;

const onInstance = (id: string, instance: Instance | undefined): Own => {
  const group = instance && groupOf(instance);
  if (group !== undefined) return { kind: 'auto-scaling-group', id: group, name: null, basis: 'named' };
  return { kind: 'instance', id, name: (instance && nameOf(instance)) ?? null, basis: 'named' };
};

const clusterTags = ['eks:cluster-name', 'aws:eks:cluster-name', 'eks:eks-cluster-name'] as const;
const clusterPrefix = 'kubernetes.io/cluster/';

/** The Kubernetes cluster of a node: by the tags of EKS, those of the VPC CNI on its interfaces, or the one that all tools put. */
const clusterOf = (eni: Interface, instance: Instance | undefined): string | undefined => {
  const tags: ReadonlyMap<string, string> = instance ? tagsOf(instance) : new Map();
  const named = clusterTags.map((key) => tags.get(key)).find(Boolean) ?? tagOf(eni, 'cluster.k8s.amazonaws.com/name');
  if (named) return named;
  const key = [...tags.keys()].toSorted(compare).find((each) => each.startsWith(clusterPrefix));
  return key?.slice(clusterPrefix.length);
};

interface Node {
  readonly instance: Instance | undefined;
  readonly cluster: string;
  readonly slice: IndexedSlice | undefined;
}

/**
 * A node needs one address; all else that the VPC CNI took for it, further addresses and prefixes, is for its pods.
 * https://docs.aws.amazon.com/eks/latest/userguide/managing-vpc-cni.html
 */
const nodeShares = (
  eni: Interface,
  addresses: number,
  place: Pick<Holder, 'account' | 'region' | 'owner' | 'service'>,
  node: Node,
): readonly Share[] => {
  const { cluster } = node;
  const isForPods = eni.data.Description?.startsWith('aws-K8S-') === true;
  const isFirst = (eni.data.Attachment?.DeviceIndex ?? 0) === 0;
  const forNode = isForPods ? 0 : isFirst ? Math.min(1, addresses) : addresses;
  const nodes: Holder = { ...place, ...nodeHolder(node), service: 'EKS nodes', cluster };
  const pods: Holder = { ...place, service: 'EKS pods', kind: 'eks-pods', id: cluster, name: null, basis: 'named', cluster };
  return [
    { holder: nodes, eni, addresses: forNode },
    { holder: pods, eni, addresses: addresses - forNode },
  ].filter((share) => share.addresses > 0);
};

const nodeHolder = ({ instance, cluster, slice }: Node): Own => {
  const group = instance && tagOf(instance, 'eks:nodegroup-name');
  if (!group) return { kind: 'eks-nodes', id: cluster, name: null, basis: 'named' };
  const known = slice?.all('eks-nodegroup').find(({ data }) => data.clusterName === cluster && data.nodegroupName === group);
  return { kind: 'eks-nodegroup', id: known?.id ?? `${cluster}/${group}`, name: group, basis: 'named' };
};

/** The interfaces of tasks name an attachment that nothing else names; the tags that ECS manages name the service, where they are on. */
const taskHolder = (eni: Interface, slice: IndexedSlice | undefined): Own => {
  const services = slice ? servicesOf(slice) : undefined;
  const tags = tagsOf(eni);
  const [cluster, tagged] = [tags.get('aws:ecs:clusterName'), tags.get('aws:ecs:serviceName')];
  if (tagged) {
    const id = `${cluster ?? ''}/${tagged}`;
    return { kind: 'ecs-service', id: services?.byName.get(id)?.id ?? id, name: tagged, basis: 'named' };
  }
  const fitting = [...new Set(networksIn(eni).flatMap((network) => services?.byNetwork.get(network) ?? []))];
  // One that was not read may fit as well.
  const isWhole = slice?.gapsOf('ecs-service').length === 0;
  if (isWhole && fitting.length === 1 && fitting[0]) {
    return { kind: 'ecs-service', id: fitting[0].id, name: serviceName(fitting[0]), basis: 'matched' };
  }
  const where = `tasks in ${eni.data.SubnetId ?? ''} with ${groupIds(eni).toSorted(compare).join(', ') || 'no security group'}`;
  return { kind: 'ecs-tasks', id: where, name: null, basis: 'grouped' };
};

/** The running services of a region: by cluster and name, and by the subnets and security groups of their tasks. */
const servicesOf = oncePer((slice: IndexedSlice) => {
  const running = slice.all('ecs-service').filter(({ data }) => data.status !== 'INACTIVE');
  return {
    byName: new Map(running.map((each) => [`${each.data.clusterArn?.split('/').at(-1) ?? ''}/${each.data.serviceName ?? ''}`, each])),
    byNetwork: multimap(running, networksOf),
  };
});

const networkOf = (subnetId: string | undefined, groups: readonly string[]): string => [subnetId, ...groups.toSorted(compare)].join();
/** Without security groups of its own, a service has the default group of the VPC. */
const defaultGroup = ['default'];

/** The networks of a service's tasks, also those of a deployment that is on its way out. */
const networksOf = ({ data }: EcsService): readonly string[] =>
  [data, ...(data.deployments ?? []), ...(data.taskSets ?? [])].flatMap(({ networkConfiguration }) => {
    const { subnets = [], securityGroups = [] } = networkConfiguration?.awsvpcConfiguration ?? {};
    return subnets.map((subnetId) => networkOf(subnetId, securityGroups.length > 0 ? securityGroups : defaultGroup));
  });

const groupIds = ({ data }: Interface): readonly string[] => (data.Groups ?? []).flatMap(({ GroupId }) => GroupId ?? []);

const networksIn = (eni: Interface): readonly string[] => {
  const { SubnetId, Groups = [] } = eni.data;
  const isDefault = Groups.length === 1 && Groups[0]?.GroupName === 'default';
  return [networkOf(SubnetId, groupIds(eni)), ...(isDefault ? [networkOf(SubnetId, defaultGroup)] : [])];
};

export const isOf = (owner: InterfaceOwner, ...services: readonly OwnerService[]): boolean =>
  owner.type === 'service' && services.includes(owner.service);
