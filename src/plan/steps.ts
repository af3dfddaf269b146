import type { Need, Risk, Step, StepItem } from '../model/checklist/step.ts';
import { risks, stepStates } from '../model/checklist/step.ts';
import { compare } from '../model/order.ts';
import type { Report, ReportVerdict } from '../model/report.ts';
import { stageOrder } from '../model/stage.ts';
import { rankOf, type Severity, type Target } from '../model/verdict.ts';
import type { AnyRule, RulePlan } from '../rules/define.ts';

/** A step before it is put into the order. */
export type UnorderedStep = Omit<Step, 'number' | 'after'>;

interface Place {
  readonly account: string;
  readonly region: string;
  readonly vpcId: string | null;
}

export const stepId = ({ account, region, vpcId }: Place, what: string): string => [account, region, vpcId ?? '-', what].join('/');

/**
 * The steps of all rules that have a say on the target: one for each rule and VPC, with every resource that was judged.
 * `later` are the reports on the inventory as the address plan is carried out: what fails only there comes later.
 */
export const stepsOfRules = (
  rules: readonly AnyRule[],
  now: Report,
  later: readonly Report[],
  target: Target,
): readonly UnorderedStep[] => {
  const members = judged(now, later)
    .filter(({ verdict }) => verdict.severity[target] !== undefined)
    .flatMap((each) => placesOf(each.verdict).map((place) => ({ ...each, place, id: stepId(place, each.verdict.rule) })));
  const byId = new Map(rules.map((rule) => [rule.id, rule]));
  return [...Map.groupBy(members, ({ id }) => id).values()].flatMap((group) => {
    const [{ id, place, verdict }] = group as [(typeof group)[number]];
    const rule = byId.get(verdict.rule);
    return rule
      ? [
          stepOf(
            id,
            rule.id,
            rule.severity[target] ?? 'info',
            rule.plan,
            place,
            group.map((each) => itemOf(each.verdict, each.when, target)),
            target,
          ),
        ]
      : [];
  });
};

interface Judged {
  readonly verdict: ReportVerdict;
  readonly when: StepItem['when'];
}

/** What fails later replaces a pass, or nothing, of now. An unknown stays one: what could not be read cannot be foretold. */
const judged = (now: Report, later: readonly Report[]): readonly Judged[] => {
  const byFingerprint = new Map<string, Judged>(now.verdicts.map((verdict) => [verdict.fingerprint, { verdict, when: 'now' }]));
  for (const verdict of later.flatMap(({ verdicts }) => verdicts)) {
    const known = byFingerprint.get(verdict.fingerprint)?.verdict.status;
    if (verdict.status === 'fail' && (known === undefined || known === 'pass'))
      byFingerprint.set(verdict.fingerprint, { verdict, when: 'later' });
  }
  return [...byFingerprint.values()];
};

const placesOf = ({ account, region, resource }: ReportVerdict): readonly Place[] => {
  const vpcIds = resource?.vpcIds ?? [];
  return vpcIds.length === 0 ? [{ account, region, vpcId: null }] : vpcIds.map((vpcId) => ({ account, region, vpcId }));
};

const states = { fail: 'to-do', unknown: 'check-by-hand', pass: 'done' } as const;

const itemOf = (verdict: ReportVerdict, when: StepItem['when'], target: Target): StepItem => ({
  fingerprint: verdict.fingerprint,
  resource: verdict.resource,
  state: verdict.waiver ? 'accepted' : states[verdict.status],
  when,
  severity: verdict.severity[target] ?? null,
  message: verdict.message,
  evidence: verdict.evidence,
  missing: verdict.missing,
  fix: verdict.waiver ? null : verdict.fix,
  ...(verdict.waiver ? { waiver: verdict.waiver } : {}),
  ...(verdict.expiredWaiver ? { expiredWaiver: verdict.expiredWaiver } : {}),
});

const stepOf = (
  id: string,
  rule: string,
  atStake: Severity,
  plan: RulePlan,
  place: Place,
  items: readonly StepItem[],
  target: Target,
): UnorderedStep => ({
  id,
  stage: plan.stage,
  title: plan.step,
  rule,
  ...place,
  need: plan.need?.[target] ?? needOf(items, atStake),
  state: stateOf(items),
  risk: riskOf(items),
  rollback: plan.rollback,
  proof: proofOf(rule, place, target),
  items: items.toSorted(byState),
});

/** What is to be done decides; where nothing is, what is at stake. */
const needOf = (items: readonly StepItem[], atStake: Severity): Need => {
  const open = items.flatMap(({ state, severity }) => (state === 'to-do' && severity ? [severity] : []));
  const [worst = atStake] = open.toSorted((a, b) => rankOf(a) - rankOf(b));
  if (worst === 'blocker' || worst === 'high') return 'required';
  return worst === 'info' ? 'optional' : 'recommended';
};

export const stateOf = (items: readonly StepItem[]): Step['state'] =>
  stepStates.find((state) => items.some((item) => item.state === state)) ?? 'done';

const effects = { safe: 'in place', disruptive: 'restart', rebuild: 'rebuild' } as const satisfies Record<string, Risk>;

const riskOf = (items: readonly StepItem[]): Risk | null => {
  const found = new Set(items.flatMap(({ state, fix }) => (state === 'to-do' && fix ? [effects[fix.effect]] : [])));
  return risks.findLast((risk) => found.has(risk)) ?? null;
};

const proofOf = (rule: string, { region, vpcId }: Place, target: Target): string =>
  [
    'ipv6-audit scan',
    ...(region === 'global' ? [] : [`--region ${region}`]),
    ...(vpcId ? [`--vpc ${vpcId}`] : []),
    `--target ${target}`,
    `--rule ${rule}`,
    '--fail-on info --fail-on-unknown',
  ].join(' ');

const byState = (a: StepItem, b: StepItem): number =>
  stepStates.indexOf(a.state) - stepStates.indexOf(b.state) ||
  compare(a.when, b.when) * -1 ||
  rankOf(a.severity ?? 'info') - rankOf(b.severity ?? 'info') ||
  compare(a.resource?.kind ?? '', b.resource?.kind ?? '') ||
  compare(a.resource?.id ?? '', b.resource?.id ?? '');

export const stageRank = ({ stage }: Pick<Step, 'stage'>): number => stageOrder.indexOf(stage);
