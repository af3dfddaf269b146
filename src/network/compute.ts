import { getOrMake } from '../model/get-or-make.ts';
import type { View } from '../model/inventory.ts';
import type { Kind } from '../model/kinds.ts';
import { type Resource, tagKeysOf, tagOf } from '../model/resource.ts';
import { oncePer } from './once.ts';

export type Instance = Resource<'instance'>;
export type InstanceType = Resource<'instance-type'>;
type Subnet = Resource<'subnet'>;

/** The tag by which Auto Scaling marks what it launched; nobody else may write tags that begin with `aws:`. */
export const groupOf = (instance: Instance): string | undefined => tagOf(instance, 'aws:autoscaling:groupName');

/** EKS made this for a managed node group or Auto Mode, and undoes what others change. */
export const isEksManaged = (tagKeys: readonly string[]): boolean =>
  tagKeys.some((key) => key === 'eks:nodegroup-name' || key === 'eks:eks-cluster-name');

const kubernetesTag = /^(kubernetes\.io\/cluster\/|eks:(cluster-name|nodegroup-name|eks-cluster-name)$|karpenter\.sh\/)/;

/** A node of a Kubernetes cluster, by the tags that EKS, kops, Karpenter and Cluster API put on it. */
export const isKubernetesNode = (resource: Instance | Resource<'auto-scaling-group'>): boolean =>
  tagKeysOf(resource).some((key) => kubernetesTag.test(key));

/**
 * Whether the type runs on Nitro. Bare metal has no hypervisor and brings the Nitro cards.
 * `Instances[].Hypervisor` must not be asked: it says `xen` of Nitro too.
 */
export const isNitro = ({ data }: InstanceType): boolean | undefined =>
  data.BareMetal === true || data.Hypervisor === 'nitro' ? true : data.Hypervisor === 'xen' ? false : undefined;

export interface Standing {
  readonly subnets: readonly Subnet[];
  /** Ids that were named and are not among the subnets that could be read. */
  readonly missing: readonly string[];
}

/** The subnets in which a resource stands or would launch. */
export const standingIn = (view: View<'subnet'>, ids: readonly string[]): Standing => {
  const found = ids.map((id) => ({ id, subnet: view.get('subnet', id) }));
  return {
    subnets: found.flatMap(({ subnet }) => subnet ?? []),
    missing: found.filter(({ subnet }) => !subnet).map(({ id }) => id),
  };
};

const byId = oncePer((resources: readonly Resource[]) => new Map(resources.map((resource) => [resource.id, resource])));

/** Items by each of their keys. */
export const multimap = <Item>(
  items: readonly Item[],
  keysOf: (item: Item) => readonly (string | undefined)[],
): ReadonlyMap<string, readonly Item[]> => {
  const map = new Map<string, Item[]>();
  for (const item of items) {
    const keys = keysOf(item);
    for (const key of keys.length > 1 ? new Set(keys) : keys) {
      if (key !== undefined) getOrMake(map, key, (): Item[] => []).push(item);
    }
  }
  return map;
};

/** One resource of a listing that a rule consulted; nothing where it is not in it or could not be read. */
export const findIn = <K extends Kind>(resources: readonly Resource<K>[] | undefined, id: string | undefined): Resource<K> | undefined =>
  (resources && id !== undefined ? byId(resources as readonly Resource[]).get(id) : undefined) as Resource<K> | undefined;

/** `subnet-1, subnet-2 and 3 more`. */
export const listed = (names: readonly string[], limit = 5): string =>
  names.length <= limit ? names.join(', ') : `${names.slice(0, limit).join(', ')} and ${names.length - limit} more`;
