import type { Exclude } from '../model/config.ts';
import type { IndexedSlice } from '../model/inventory.ts';
import type { Resource } from '../model/resource.ts';
import { isWhollyTagged } from './attribute.ts';

/** Whether the configuration leaves out what is said of a resource. One of several VPCs or subnets is not enough. */
export const isExcluded = (
  { tags = [], vpcs = [] }: Exclude,
  slice: IndexedSlice,
  resource: Resource,
  vpcIds: readonly string[],
): boolean => (vpcIds.length > 0 && vpcIds.every((id) => vpcs.includes(id))) || (tags.length > 0 && isWhollyTagged(slice, resource, tags));
