import type { IndexedSlice } from '../../model/inventory.ts';
import type { Kind } from '../../model/kinds.ts';
import { compare } from '../../model/order.ts';
import type { Resource } from '../../model/resource.ts';
import { isShared } from '../../network/facts.ts';
import { oncePer } from '../../network/once.ts';
import { regional } from '../unread.ts';

type Shareable = Extract<Kind, 'subnet' | 'vpc' | 'network-interface'>;

/** The networks of all accounts and regions as one: what several accounts see stands here once, as its owner sees it. */
export interface Space {
  readonly slices: readonly IndexedSlice[];
  readonly vpcs: readonly Resource<'vpc'>[];
  readonly subnets: readonly Resource<'subnet'>[];
  readonly interfaces: readonly Resource<'network-interface'>[];
  readonly instances: ReadonlyMap<string, Resource<'instance'>>;
}

export const spaceOf = (all: readonly IndexedSlice[]): Space => {
  const slices = regional(all);
  return {
    slices,
    vpcs: onceEach(slices, 'vpc'),
    subnets: onceEach(slices, 'subnet'),
    interfaces: onceEach(slices, 'network-interface'),
    instances: new Map(slices.flatMap((slice) => slice.all('instance').map((instance) => [instance.id, instance]))),
  };
};

const onceEach = <K extends Shareable>(slices: readonly IndexedSlice[], kind: K): readonly Resource<K>[] => {
  const known = new Map<string, Resource<K>>();
  for (const resource of slices.flatMap((slice) => slice.all(kind))) {
    const before = known.get(resource.id);
    if (!before || (isShared(before) && !isShared(resource))) known.set(resource.id, resource);
  }
  return [...known.values()].toSorted((a, b) => compare(a.account, b.account) || compare(a.region, b.region) || compare(a.id, b.id));
};

const byPlace = oncePer((slices: readonly IndexedSlice[]) => new Map(slices.map((slice) => [`${slice.account}/${slice.region}`, slice])));

export const sliceAt = ({ slices }: Space, account: string, region: string): IndexedSlice | undefined =>
  byPlace(slices).get(`${account}/${region}`);

/** The account that shares a resource with those that were read, where its own view was not read. */
export const strangerOf = (resource: Resource<Shareable>): string | null => (isShared(resource) ? (resource.data.OwnerId ?? null) : null);
