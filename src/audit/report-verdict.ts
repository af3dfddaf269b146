import { hash } from 'node:crypto';
import type { IndexedSlice } from '../model/inventory.ts';
import type { Kind } from '../model/kinds.ts';
import type { ReportVerdict } from '../model/report.ts';
import { nameOf, type Resource } from '../model/resource.ts';
import { terraformText } from '../model/terraform.ts';
import { type Hop, stepText } from '../model/trace.ts';
import type { Fix, NotApplicable, Severity, SeverityByTarget, Target, Verdict } from '../model/verdict.ts';
import type { AnyRule } from '../rules/define.ts';
import { isTagged, vpcsOfVerdict } from './attribute.ts';
import type { OnVerdict } from './judge.ts';
import { overridden } from './overrides.ts';
import type { AuditOptions } from './part.ts';

/** A verdict that the options ask for, with what decides whether and where it counts. */
export interface Counting {
  readonly rule: AnyRule;
  readonly slice: IndexedSlice;
  readonly kind: Kind;
  readonly resource: Resource | undefined;
  readonly verdict: Exclude<Verdict, NotApplicable>;
  readonly severity: SeverityByTarget;
}

/** Tells what of a rule's verdicts counts: what applies, weighs for one of the targets, and is of the VPCs and tags asked for. */
export const countingBy = (rule: AnyRule, options: AuditOptions): ((...judged: Parameters<OnVerdict>) => Counting | undefined) => {
  const { vpcs, tags } = options;
  // Most of its verdicts have it.
  const own = weighed(rule.severity, rule.id, options);
  return (verdict, kind, resource, slice) => {
    if (verdict.status === 'not-applicable') return undefined;
    const severity = verdict.status === 'fail' && verdict.severity ? weighed(verdict.severity, rule.id, options) : own;
    if (!severity) return undefined;
    if (vpcs.length > 0 && !standsIn(vpcs, vpcsOfVerdict(slice, resource, verdict))) return undefined;
    if (resource && tags.length > 0 && !isTagged(slice, resource, tags)) return undefined;
    return { rule, slice, kind, resource, verdict, severity };
  };
};

const standsIn = (wanted: readonly string[], vpcIds: readonly string[]): boolean =>
  vpcIds.length === 0 || vpcIds.some((id) => wanted.includes(id));

/** What it weighs for the targets asked for; undefined where that is nothing. */
const weighed = (
  severity: SeverityByTarget,
  ruleId: string,
  { targets, severityOverrides }: AuditOptions,
): SeverityByTarget | undefined => {
  const whole = overridden(severity, ruleId, severityOverrides);
  const only: { [T in Target]?: Severity } = {};
  for (const target of targets) if (whole[target]) only[target] = whole[target];
  return targets.some((target) => only[target]) ? only : undefined;
};

/** The judgement as reports show it. */
export const reportVerdict = (counting: Counting, options: Pick<AuditOptions, 'terraform'>): ReportVerdict => {
  const { rule, slice, kind, resource, verdict, severity } = counting;
  const { account, region } = slice;
  const failed = verdict.status === 'fail' ? verdict : undefined;
  return {
    fingerprint: fingerprintOfCounting(counting),
    rule: rule.id,
    status: verdict.status,
    account,
    region,
    kind,
    resource: resource ? referenceTo(resource, vpcsOfVerdict(slice, resource, verdict)) : null,
    severity,
    message: messageOf(verdict),
    evidence: copyOf(verdict.evidence),
    related: copyOf(failed?.related),
    path: failed?.path?.map(hopOf) ?? none,
    missing: verdict.status === 'unknown' ? copyOf(verdict.missing) : none,
    fix: failed?.fix ? fixOf(failed.fix, options.terraform !== 'left-out') : null,
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

const fixOf = ({ effect, summary, cli = [], terraform }: Fix, withTerraform: boolean): NonNullable<ReportVerdict['fix']> => ({
  effect,
  summary,
  cli: [...cli],
  terraform: terraform && withTerraform ? terraformText(terraform) : null,
});

const hopOf = ({ at, steps }: Hop): ReportVerdict['path'][number] => ({
  at: { kind: at.kind, id: at.id, name: at.name ?? null },
  steps: steps.map(stepText),
});

export const fingerprintOfCounting = ({ rule, resource, slice, kind }: Counting): string =>
  fingerprintOf(rule.id, resource?.arn ?? `${slice.account}/${slice.region}/${kind}`);

/** The same for the same rule and resource, or the same unread kind, in every run. */
export const fingerprintOf = (...parts: readonly string[]): string => hash('sha256', parts.join('\n')).slice(0, 16);
