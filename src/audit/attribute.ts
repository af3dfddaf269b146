import { getOrMake } from '../model/get-or-make.ts';
import type { IndexedSlice } from '../model/inventory.ts';
import { type Resource, tagOf } from '../model/resource.ts';
import type { Verdict } from '../model/verdict.ts';
import { oncePer } from '../network/once.ts';

/** Asked for every verdict on a resource, of which there are many: each VPC by itself, and those of resources with subnets. */
const knownVpcs = oncePer((_slice: IndexedSlice) => ({
  alone: new Map<string, readonly string[]>(),
  bySubnets: new Map<Resource, readonly string[]>(),
}));

/** The VPCs that a resource stands in: its own, or those of its subnets. */
const vpcsOf = (slice: IndexedSlice, resource: Resource): readonly string[] => {
  const { vpcId, subnetIds = none } = resource;
  const one = vpcOfSubnet(slice, subnetIds[0]) ?? vpcId;
  if (subnetIds.length > 1 || (vpcId ?? one) !== one)
    return getOrMake(knownVpcs(slice).bySubnets, resource, () => vpcsOfSubnets(slice, vpcId, subnetIds));
  return one === undefined ? none : getOrMake(knownVpcs(slice).alone, one, listOf);
};

const none: readonly string[] = [];
const listOf = (id: string): readonly string[] => [id];

const vpcOfSubnet = (slice: IndexedSlice, id: string | undefined): string | undefined => slice.get('subnet', id)?.data.VpcId;

const vpcsOfSubnets = (slice: IndexedSlice, vpcId: string | undefined, subnetIds: readonly string[]): readonly string[] => {
  const subnets = subnetIds.flatMap((id) => vpcOfSubnet(slice, id) ?? []);
  return [...new Set([...(vpcId === undefined ? [] : [vpcId]), ...subnets])].toSorted();
};

/**
 * The VPCs that a judgement counts for. What stands in no VPC itself, a task definition or a launch template,
 * counts for the VPCs of the resources that the finding relates it to.
 */
export const vpcsOfVerdict = (slice: IndexedSlice, resource: Resource | undefined, verdict: Verdict): readonly string[] => {
  if (!resource) return none;
  const own = vpcsOf(slice, resource);
  if (own.length > 0 || verdict.status !== 'fail') return own;
  const related = (verdict.related ?? []).flatMap(({ kind, id }) => {
    const other = slice.get(kind, id);
    return other ? vpcsOf(slice, other) : [];
  });
  return [...new Set(related)].toSorted();
};

/** Whether the resource, one of its subnets, or its VPC carries one of the tags (`Key` or `Key=Value`). */
export const isTagged = (slice: IndexedSlice, resource: Resource, wanted: readonly string[]): boolean => {
  const around = [
    resource,
    ...(resource.subnetIds ?? []).map((id) => slice.get('subnet', id)),
    ...vpcsOf(slice, resource).map((id) => slice.get('vpc', id)),
  ];
  return around.some((each) => each !== undefined && hasTag(each, wanted));
};

/**
 * The same where it decides that something is left out or accepted: the resource itself, or all of its subnets or VPCs. A database
 * of which one subnet is tagged is not meant.
 */
export const isWhollyTagged = (slice: IndexedSlice, resource: Resource, wanted: readonly string[]): boolean => {
  const all = (around: readonly (Resource | undefined)[]) =>
    around.length > 0 && around.every((each) => each !== undefined && hasTag(each, wanted));
  return (
    hasTag(resource, wanted) ||
    all((resource.subnetIds ?? []).map((id) => slice.get('subnet', id))) ||
    all(vpcsOf(slice, resource).map((id) => slice.get('vpc', id)))
  );
};

const hasTag = (resource: Resource, wanted: readonly string[]): boolean =>
  wanted.some((text) => {
    const at = text.indexOf('=');
    return at < 0 ? tagOf(resource, text) !== undefined : tagOf(resource, text.slice(0, at)) === text.slice(at + 1);
  });
