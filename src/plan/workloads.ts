import type { Exclude } from '../model/config.ts';
import { isOpen, type Step, type StepItem } from '../model/checklist/step.ts';
import type { Workload } from '../model/checklist/workload.ts';
import { isExcluded } from '../audit/exclude.ts';
import type { IndexedSlice } from '../model/inventory.ts';
import type { Kind } from '../model/kinds.ts';
import { compare } from '../model/order.ts';
import { nameOf, type Resource, tagOf } from '../model/resource.ts';
import { groundStepsOf } from './order.ts';

/** What teams migrate one by one: everything that serves or computes, in the order of the stages. */
export const workloadKinds = [
  'load-balancer',
  'instance',
  'auto-scaling-group',
  'ecs-service',
  'eks-cluster',
  'eks-nodegroup',
  'eks-fargate-profile',
  'batch-compute-environment',
  'lambda-function',
  'db-instance',
  'db-cluster',
  'db-proxy',
  'cache-cluster',
  'replication-group',
  'serverless-cache',
  'memorydb-cluster',
  'dax-cluster',
  'mq-broker',
  'msk-cluster',
  'opensearch-domain',
  'redshift-cluster',
  'redshift-workgroup',
  'dms-replication-instance',
  'efs-mount-target',
  'fsx-file-system',
] as const satisfies readonly Kind[];

/** Each workload of the VPCs with the steps that are about it and those that come first. */
export const workloadsOf = (
  slices: readonly IndexedSlice[],
  steps: readonly Step[],
  vpcIds: readonly string[],
  exclude: Exclude = {},
): readonly Workload[] =>
  slices.flatMap((slice) => {
    const here = steps.filter(({ account, region, state }) => account === slice.account && region === slice.region && state !== 'done');
    return workloadKinds.flatMap((kind) =>
      slice
        .all(kind)
        .filter((resource) => !isPartOfAnother(resource))
        .map((resource) => ({ resource, vpcs: vpcsOf(slice, resource) }))
        .filter(({ vpcs }) => vpcs.length > 0 && (vpcIds.length === 0 || vpcs.some((id) => vpcIds.includes(id))))
        .filter(({ resource, vpcs }) => !isExcluded(exclude, slice, resource, vpcs))
        .toSorted((a, b) => compare(a.resource.id, b.resource.id))
        .map(({ resource, vpcs }) => workloadOf(slice, resource, vpcs, here)),
    );
  });

/** Instances of Auto Scaling groups and members of clusters come and go with these. */
export const isPartOfAnother = (resource: Resource): boolean => {
  if (resource.kind === 'instance') return tagOf(resource, 'aws:autoscaling:groupName') !== undefined;
  if (resource.kind === 'auto-scaling-group') return tagOf(resource, 'eks:nodegroup-name') !== undefined;
  if (resource.kind === 'db-instance') return Boolean(resource.data.DBClusterIdentifier);
  return resource.kind === 'cache-cluster' && Boolean(resource.data.ReplicationGroupId);
};

const vpcsOf = (slice: IndexedSlice, resource: Resource): readonly string[] => {
  const own = (resource.subnetIds ?? []).flatMap((id) => slice.get('subnet', id)?.data.VpcId ?? []);
  return [...new Set([...(resource.vpcId === undefined ? [] : [resource.vpcId]), ...own])].toSorted();
};

const workloadOf = (slice: IndexedSlice, resource: Resource, vpcIds: readonly string[], here: readonly Step[]): Workload => {
  const concern = (counts: (item: StepItem) => boolean) =>
    here.filter((step) => step.items.some((item) => counts(item) && item.resource?.arn === resource.arn));
  const steps = here.filter(isOpen);
  const own = concern(isOpen);
  const waived = here.filter(({ items }) => items.some(isAccepted));
  const isWaived = concern(isAccepted).length + groundStepsOf(waived, resource, vpcIds, slice, isAccepted).length > 0;
  const before = new Set([...own.flatMap(({ after }) => after), ...groundStepsOf(steps, resource, vpcIds, slice).map(({ id }) => id)]);
  const first = steps.filter((step) => before.has(step.id) && !own.includes(step) && step.need !== 'optional');
  return {
    account: slice.account,
    region: slice.region,
    resource: { kind: resource.kind, id: resource.id, arn: resource.arn, name: nameOf(resource) ?? null, vpcIds: [...vpcIds] },
    state: stateOf(own, first, isWaived),
    own: own.map(({ number }) => number),
    before: first.map(({ number }) => number),
  };
};

const isAccepted = ({ state }: StepItem): boolean => state === 'accepted';

const stateOf = (own: readonly Step[], before: readonly Step[], isWaived: boolean): Workload['state'] => {
  const open = own.filter(({ need }) => need !== 'optional');
  if (before.some(({ state }) => state === 'to-do')) return 'waiting';
  if (open.some(({ state }) => state === 'to-do')) return 'to-do';
  if (open.length + before.length > 0) return 'check-by-hand';
  return isWaived ? 'accepted' : 'ready';
};
