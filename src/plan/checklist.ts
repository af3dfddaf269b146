import { overridden } from '../audit/overrides.ts';
import type { AuditOptions } from '../audit/part.ts';
import { auditWithFixes } from '../audit/report.ts';
import type { AddressPlan } from '../model/checklist/address-plan.ts';
import type { Checklist } from '../model/checklist/checklist.ts';
import { needs, type Step, stepStates } from '../model/checklist/step.ts';
import { type IndexedSlice, indexSlice, type Inventory } from '../model/inventory.ts';
import type { Kind } from '../model/kinds.ts';
import { terraformText } from '../model/terraform.ts';
import type { Report } from '../model/report.ts';
import type { Fix, Target } from '../model/verdict.ts';
import type { AnyRule } from '../rules/define.ts';
import { movesOf } from './moves.ts';
import { ipv4Pressure, pressureKinds } from './pressure.ts';
import type { PriceFile } from '../model/checklist/prices.ts';
import { costKinds, networkCost } from './cost.ts';
import { priceBook } from './cost/price-book.ts';
import { addressPlans } from './address-plan.ts';
import { addressStep } from './address-step.ts';
import { withoutExcludedMoves, withoutExcludedVpcs } from './excluded.ts';
import { fillIn } from './fill-in.ts';
import { ordered } from './order.ts';
import { projections } from './project.ts';
import { stepsOfRules, type UnorderedStep } from './steps.ts';
import { workloadKinds, workloadsOf } from './workloads.ts';

export interface ChecklistOptions extends Pick<AuditOptions, 'severityOverrides' | 'exclude' | 'waivers' | 'asOf'> {
  readonly target: Target;
  readonly rules: readonly AnyRule[];
  /** Rules for the target that are not asked. */
  readonly skippedRules?: readonly string[];
  /** Only these VPCs and what stands in none; empty means all. */
  readonly vpcs: readonly string[];
  /** Prices that replace the built-in ones. */
  readonly prices?: PriceFile | undefined;
}

export interface Plan {
  readonly checklist: Checklist;
  /** The fixes of the steps' items as values, by fingerprint. */
  readonly fixes: ReadonlyMap<string, Fix>;
  /** What was found now. */
  readonly report: Report;
}

/** What a plan looks at beside what the rules do. */
export const planKinds: readonly Kind[] = [...new Set<Kind>([...pressureKinds, ...costKinds, ...workloadKinds, 'ipam-pool'])];

/** The way of an estate to a target. Pure: equal inventories and options give equal plans. */
export const makePlan = (inventory: Inventory, options: ChecklistOptions): Plan => {
  const { target, vpcs, exclude = {} } = options;
  const slices = inventory.slices.map(indexSlice);
  const auditOptions: AuditOptions = { ...options, targets: [target], severity: 'info', tags: [], baseline: undefined };
  const now = auditWithFixes(inventory, auditOptions);
  const plans = withoutExcludedVpcs(addressPlans(slices, target, vpcs), slices, exclude);
  const later = projections(inventory, plans).map((projected) => auditWithFixes(projected, auditOptions));
  const fixes = new Map([...later.toReversed(), now].flatMap((each) => [...each.fixes]));
  const rules = options.rules.map((rule) => withSeverity(rule, options));
  const raw = stepsOfRules(
    rules,
    now.report,
    later.map(({ report }) => report),
    target,
  );
  const filled = raw.map((step) => withFilledFixes(step, plans, slices, fixes));
  const pressure = ipv4Pressure(slices);
  const movable = withoutExcludedMoves(pressure, slices, exclude);
  const moves = target === 'ipv6-only' ? movesOf(movable.pressure, vpcs) : [];
  const verdictsOut = new Set([now, ...later].flatMap(({ leftOut }) => leftOut.map(({ fingerprint }) => fingerprint)));
  const steps = ordered([...plans.map((plan) => addressStep(plan, target)), ...filled, ...moves], rules, slices);
  return {
    checklist: {
      format: 'ipv6-audit-checklist',
      version: '1.0',
      tool: { ...inventory.tool },
      collectedAt: inventory.collectedAt,
      target,
      vpcs: [...vpcs],
      settings: settingsOf(options, verdictsOut.size + (target === 'ipv6-only' ? movable.leftOut : 0)),
      summary: summaryOf(steps),
      addressPlans: [...plans],
      steps: [...steps],
      workloads: [...workloadsOf(slices, steps, vpcs, exclude)],
      pressure,
      cost: networkCost(slices, priceBook(options.prices)),
      gaps: now.report.gaps,
    },
    fixes,
    report: now.report,
  };
};

const settingsOf = ({ skippedRules = [], severityOverrides = {}, exclude }: ChecklistOptions, leftOut: number): Checklist['settings'] => ({
  skippedRules: [...skippedRules],
  ...(Object.keys(severityOverrides).length > 0 ? { severityOverrides: { ...severityOverrides } } : {}),
  ...(exclude ? { exclude: { ...exclude } } : {}),
  leftOut,
});

/** A rule with the severity that the configuration gives it for the target; where it does, this tells how much it is needed. */
const withSeverity = (rule: AnyRule, { target, severityOverrides = {} }: ChecklistOptions): AnyRule => {
  const severity = overridden(rule.severity, rule.id, severityOverrides);
  if (severity[target] === rule.severity[target]) return rule;
  return { ...rule, severity, plan: { ...rule.plan, need: { ...rule.plan.need, [target]: undefined } } };
};

/** Puts into the fixes what the plan knows, in the step and in `fixes`. */
const withFilledFixes = (
  step: UnorderedStep,
  plans: readonly AddressPlan[],
  slices: readonly IndexedSlice[],
  fixes: Map<string, Fix>,
): UnorderedStep => {
  const slice = slices.find(({ account, region }) => account === step.account && region === step.region);
  const plan = plans.find(({ account, region, vpcId }) => account === step.account && region === step.region && vpcId === step.vpcId);
  const items = step.items.map((item) => {
    const fix = fixes.get(item.fingerprint);
    if (!fix || !item.fix) return item;
    const filled = fillIn(fix, plan, slice);
    fixes.set(item.fingerprint, filled);
    const terraform = filled.terraform ? terraformText(filled.terraform) : null;
    return { ...item, fix: { ...item.fix, cli: [...(filled.cli ?? [])], terraform } };
  });
  return { ...step, items };
};

const summaryOf = (steps: readonly Step[]): Checklist['summary'] => {
  const count = (need: Step['need'], state: Step['state']) => steps.filter((step) => step.need === need && step.state === state).length;
  const counts = (need: Step['need']) => Object.fromEntries(stepStates.map((state) => [state, count(need, state)]));
  return Object.fromEntries(needs.map((need) => [need, counts(need)])) as Checklist['summary'];
};
