import { isOpen, type Step, type StepItem } from '../model/checklist/step.ts';
import type { IndexedSlice } from '../model/inventory.ts';
import { compare } from '../model/order.ts';
import type { Resource } from '../model/resource.ts';
import type { AnyRule } from '../rules/define.ts';
import { stageOrder, type Stage } from '../model/stage.ts';
import { stageRank, type UnorderedStep } from './steps.ts';

/** Stages that lay the ground: what stands in a subnet waits for those that concern its subnet or its whole VPC. */
const ground: ReadonlySet<Stage> = new Set(['address-plan', 'vpc', 'subnets', 'egress', 'filters', 'nat64', 'endpoints']);

/**
 * Puts the steps into an order in which none precedes what it needs, and says what each waits for: earlier stages, as far
 * as the resources meet, and the rules that its own rule names.
 */
export const ordered = (steps: readonly UnorderedStep[], rules: readonly AnyRule[], slices: readonly IndexedSlice[]): readonly Step[] => {
  const afterRule = new Map(rules.map(({ id, plan }) => [id, plan.after ?? []]));
  const depth = depthsOf(afterRule);
  const sorted = steps.toSorted(
    (a, b) =>
      compare(a.account, b.account) ||
      compare(a.region, b.region) ||
      compare(a.vpcId ?? '', b.vpcId ?? '') ||
      stageRank(a) - stageRank(b) ||
      depth(a.rule) - depth(b.rule) ||
      compare(a.id, b.id),
  );
  const reach = new Map(steps.map((step) => [step.id, reachOf(step, slices)]));
  const waitsFor = (step: UnorderedStep, other: UnorderedStep): boolean => {
    if (!isOpen(other) || !isOpen(step) || !sharesPlace(step, other)) return false;
    if (other.rule !== null && step.rule !== null && afterRule.get(step.rule)?.includes(other.rule)) return true;
    if (stageRank(other) >= stageRank(step)) return false;
    if (step.stage === 'withdraw-ipv4') return other.need === 'required';
    return ground.has(other.stage) && meet(reach.get(step.id), reach.get(other.id));
  };
  const byPlace = Map.groupBy(sorted, ({ account, region }) => `${account}/${region}`);
  return sorted.map((step, index) => ({
    ...step,
    number: index + 1,
    after: (byPlace.get(`${step.account}/${step.region}`) ?? [])
      .filter((other) => other !== step && waitsFor(step, other))
      .map(({ id }) => id),
  }));
};

/** The steps that lay the ground for a workload: those of its VPCs of which an item that counts concerns its subnets. */
export const groundStepsOf = (
  steps: readonly Step[],
  workload: Resource,
  vpcIds: readonly string[],
  slice: IndexedSlice,
  counts: (item: StepItem) => boolean = isOpen,
): readonly Step[] => {
  const subnets = workload.subnetIds && new Set(workload.subnetIds);
  return steps.filter(
    (step) => ground.has(step.stage) && step.vpcId !== null && vpcIds.includes(step.vpcId) && meet(subnets, reachOf(step, [slice], counts)),
  );
};

/** Steps of the same VPC, or a step of the region or account that others rest on. */
const sharesPlace = (step: UnorderedStep, other: UnorderedStep): boolean =>
  step.account === other.account && (step.vpcId === other.vpcId || other.vpcId === null);

/** How many rules must come before a rule within its stage, by the longest chain. */
const depthsOf = (after: ReadonlyMap<string, readonly string[]>): ((rule: string | null) => number) => {
  const known = new Map<string, number>();
  const depth = (rule: string): number => {
    const found = known.get(rule);
    if (found !== undefined) return found;
    const own = Math.max(0, ...(after.get(rule) ?? []).map((each) => depth(each) + 1));
    known.set(rule, own);
    return own;
  };
  return (rule) => (rule === null ? 0 : depth(rule));
};

/** The subnets that a step is about; undefined stands for the whole VPC. */
type Reach = ReadonlySet<string> | undefined;

const meet = (a: Reach, b: Reach): boolean => a === undefined || b === undefined || [...a].some((id) => b.has(id));

const reachOf = (step: UnorderedStep, slices: readonly IndexedSlice[], counts: (item: StepItem) => boolean = isOpen): Reach => {
  const slice = slices.find(({ account, region }) => account === step.account && region === step.region);
  const subnets = new Set<string>();
  for (const { resource } of step.items.filter(counts)) {
    const found = slice && resource ? subnetsOf(slice, resource.kind, resource.id) : undefined;
    if (!found) return undefined;
    for (const id of found) subnets.add(id);
  }
  return subnets;
};

const subnetsOf = (slice: IndexedSlice, kind: string, id: string): readonly string[] | undefined => {
  if (kind === 'subnet') return [id];
  const table = kind === 'route-table' ? slice.get('route-table', id) : undefined;
  if (table?.data.Associations?.some(({ Main }) => Main)) return undefined;
  const associations = table?.data.Associations ?? (kind === 'network-acl' ? slice.get('network-acl', id)?.data.Associations : undefined);
  if (associations) return associations.flatMap(({ SubnetId }) => SubnetId ?? []);
  return slice.slice.resources.find((each) => each.kind === kind && each.id === id)?.subnetIds;
};

/** Whether the rules' own order can be kept: what a rule comes after stands in the same stage or an earlier one. */
export const isOrderly = (rules: readonly AnyRule[]): boolean => {
  const stageOf = new Map(rules.map(({ id, plan }) => [id, stageOrder.indexOf(plan.stage)]));
  return rules.every(({ id, plan }) => (plan.after ?? []).every((other) => (stageOf.get(other) ?? Infinity) <= (stageOf.get(id) ?? -1)));
};
