import { hash } from 'node:crypto';
import { getOrMake } from '../model/get-or-make.ts';
import type { IndexedSlice } from '../model/inventory.ts';
import type { ReportVerdict } from '../model/report.ts';
import { nameOf, type Resource } from '../model/resource.ts';
import { terraformText } from '../model/terraform.ts';
import { type Hop, stepText } from '../model/trace.ts';
import type { Fix, NotApplicable, Severity, SeverityByTarget, Target, Verdict } from '../model/verdict.ts';
import { isTagged, vpcsOfJudgement } from './attribute.ts';
import type { Judgement } from './judge.ts';
import { overridden } from './overrides.ts';
import type { AuditOptions } from './part.ts';

/** A judgement that the options ask for, with what decides whether and where it counts. */
export interface Counting extends Judgement {
  readonly verdict: Exclude<Verdict, NotApplicable>;
  readonly slice: IndexedSlice;
  readonly severity: SeverityByTarget;
  readonly vpcIds: readonly string[];
}

/** Tells what of the judgements counts: what applies, weighs for one of the targets, and is of the VPCs and tags asked for. */
export const countingBy = (options: AuditOptions): ((judgement: Judgement, slice: IndexedSlice) => Counting | undefined) => {
  const { vpcs, tags } = options;
  // A rule's own severities, which most of its verdicts have.
  const ofRule = new Map<string, SeverityByTarget>();
  const severityOf = ({ rule, verdict }: Judgement): SeverityByTarget =>
    verdict.status === 'fail' && verdict.severity
      ? weighed(verdict.severity, rule.id, options)
      : getOrMake(ofRule, rule.id, () => weighed(rule.severity, rule.id, options));
  return (judgement, slice) => {
    const { verdict, resource } = judgement;
    if (verdict.status === 'not-applicable') return undefined;
    const severity = severityOf(judgement);
    if (!options.targets.some((target) => severity[target])) return undefined;
    const vpcIds = vpcsOfJudgement(slice, judgement);
    if (vpcs.length > 0 && vpcIds.length > 0 && !vpcIds.some((id) => vpcs.includes(id))) return undefined;
    if (resource && tags.length > 0 && !isTagged(slice, resource, tags)) return undefined;
    const { rule, account, region, kind } = judgement;
    return { rule, account, region, kind, resource, verdict, slice, severity, vpcIds };
  };
};

const weighed = (severity: SeverityByTarget, ruleId: string, { targets, severityOverrides }: AuditOptions): SeverityByTarget =>
  onlyTargets(overridden(severity, ruleId, severityOverrides), targets);

const onlyTargets = (severity: SeverityByTarget, targets: readonly Target[]): SeverityByTarget => {
  const only: { [T in Target]?: Severity } = {};
  for (const target of targets) if (severity[target]) only[target] = severity[target];
  return only;
};

/** The judgement as reports show it. */
export const reportVerdict = (counting: Counting): ReportVerdict => {
  const { rule, account, region, kind, resource, verdict, severity, vpcIds } = counting;
  const failed = verdict.status === 'fail' ? verdict : undefined;
  return {
    fingerprint: fingerprintOfJudgement(counting),
    rule: rule.id,
    status: verdict.status,
    account,
    region,
    kind,
    resource: resource ? referenceTo(resource, vpcIds) : null,
    severity,
    message: messageOf(verdict),
    evidence: copyOf(verdict.evidence),
    related: copyOf(failed?.related),
    path: failed?.path?.map(hopOf) ?? none,
    missing: verdict.status === 'unknown' ? copyOf(verdict.missing) : none,
    fix: failed?.fix ? fixOf(failed.fix) : null,
  };
};

/** Most verdicts have none of what they might have. */
const copyOf = <Item>(items: readonly Item[] = none): Item[] => (items.length === 0 ? none : [...items]);
const none: never[] = [];

const messageOf = (verdict: Counting['verdict']): string =>
  verdict.status === 'fail' ? verdict.message : verdict.status === 'unknown' ? verdict.reason : '';

type Reference = NonNullable<ReportVerdict['resource']>;

const referenceTo = (resource: Resource, vpcIds: readonly string[]): Reference => {
  const { kind, id, arn } = resource;
  return { kind, id, arn, name: nameOf(resource) ?? null, vpcIds: copyOf(vpcIds) };
};

const fixOf = ({ effect, summary, cli = [], terraform }: Fix): NonNullable<ReportVerdict['fix']> => ({
  effect,
  summary,
  cli: [...cli],
  terraform: terraform ? terraformText(terraform) : null,
});

const hopOf = ({ at, steps }: Hop): ReportVerdict['path'][number] => ({
  at: { kind: at.kind, id: at.id, name: at.name ?? null },
  steps: steps.map(stepText),
});

export const fingerprintOfJudgement = ({ rule, resource, account, region, kind }: Judgement): string =>
  fingerprintOf(rule.id, resource?.arn ?? `${account}/${region}/${kind}`);

/** The same for the same rule and resource, or the same unread kind, in every run. */
export const fingerprintOf = (...parts: readonly string[]): string => hash('sha256', parts.join('\n')).slice(0, 16);
