import { hash } from 'node:crypto';
import { knowledge, staleOn } from '../knowledge/age.ts';
import type { Baseline } from '../model/baseline.ts';
import type { Exclude, SeverityOverrides, Waiver } from '../model/config.ts';
import { dayOf } from '../model/day.ts';
import { UserError } from '../model/failure.ts';
import { globalRegion, type IndexedSlice, indexSlice, type Inventory } from '../model/inventory.ts';
import { compare } from '../model/order.ts';
import type { Report, ReportVerdict } from '../model/report.ts';
import { nameOf, type Resource } from '../model/resource.ts';
import { terraformText } from '../model/terraform.ts';
import { type Hop, stepText } from '../model/trace.ts';
import { type Fix, isAtLeast, rankOf, type Severity, type SeverityByTarget, type Target, worstOf } from '../model/verdict.ts';
import { oncePer } from '../network/once.ts';
import type { AnyRule } from '../rules/define.ts';
import { isTagged, vpcsOfJudgement } from './attribute.ts';
import { acceptedBy, baselineOf, markKnown, summaryOf } from './baseline.ts';
import { isExcluded } from './exclude.ts';
import { judge, type Judgement } from './judge.ts';
import { overridden } from './overrides.ts';
import { countsOf, readinessOf } from './readiness.ts';
import { waive } from './waivers.ts';

export interface AuditOptions {
  readonly targets: readonly Target[];
  /** Findings below it are left out of the report; readiness still counts them. */
  readonly severity: Severity;
  readonly rules: readonly AnyRule[];
  /** Only these VPCs and what stands in none; empty means all. */
  readonly vpcs: readonly string[];
  /** Only what carries one of these tags; empty means all. */
  readonly tags: readonly string[];
  /** The day by which the age of the knowledge is counted; by default the day on which the inventory was read. */
  readonly asOf?: string | undefined;
  readonly severityOverrides?: SeverityOverrides | undefined;
  /** What the report leaves out, and counts. */
  readonly exclude?: Exclude | undefined;
  readonly waivers?: readonly Waiver[] | undefined;
  /** Findings that were accepted before. */
  readonly baseline?: Baseline | undefined;
}

/** A verdict, and what it is about. */
export interface Entry {
  readonly verdict: ReportVerdict;
  readonly slice: IndexedSlice;
  readonly resource: Resource | undefined;
}

/** Judges an inventory. Pure: equal inventories and options give equal reports, byte for byte. */
export const audit = (inventory: Inventory, options: AuditOptions): Report => auditWithFixes(inventory, options).report;

/** The same, with the fixes as values, by the fingerprints of their verdicts, and what there is to accept as a baseline. */
export const auditWithFixes = (
  inventory: Inventory,
  options: AuditOptions,
): { readonly report: Report; readonly fixes: ReadonlyMap<string, Fix>; readonly findings: Baseline } => {
  const slices = inventory.slices.map(indexSlice);
  requireVpcs(slices, options.vpcs);
  const fixes = new Map<string, Fix>();
  const entries = options.rules.flatMap((rule) => entriesOf(rule, slices, options, fixes));
  const isLeftOut = ({ slice, resource, verdict }: Entry) =>
    options.exclude !== undefined && resource !== undefined && isExcluded(options.exclude, slice, resource, verdict.resource?.vpcIds ?? []);
  const [leftOut, kept] = [entries.filter(isLeftOut), entries.filter((entry) => !isLeftOut(entry))];
  const waived = waive(kept, options.waivers ?? [], dayIn(inventory, options));
  const accepted = acceptedBy(options.baseline);
  const judged = {
    slices,
    all: waived.entries.map(({ verdict }) => markKnown(verdict, accepted.get(verdict.fingerprint))).toSorted(byWeight),
    leftOut: leftOut.map(({ verdict }) => verdict),
    waivers: waived.waivers,
  };
  return { report: reportOf(inventory, judged, options), fixes, findings: baselineOf(judged.all) };
};

const dayIn = ({ collectedAt }: Inventory, { asOf }: AuditOptions): string => asOf ?? dayOf(collectedAt);

interface Judged {
  readonly slices: readonly IndexedSlice[];
  readonly all: readonly ReportVerdict[];
  readonly leftOut: readonly ReportVerdict[];
  readonly waivers: NonNullable<Report['waivers']>;
}

const reportOf = (inventory: Inventory, judged: Judged, options: AuditOptions): Report => {
  const { slices, all } = judged;
  const verdicts = all.filter((verdict) => verdict.status !== 'fail' || isAtLeast(worstOf(verdict.severity), options.severity));
  const number = (status: ReportVerdict['status']) => verdicts.filter((verdict) => verdict.status === status).length;
  return {
    format: 'ipv6-audit-report',
    version: '1.0',
    tool: { ...inventory.tool },
    collectedAt: inventory.collectedAt,
    options: describeOptions(options),
    scopes: slices.map(({ account, region, slice }) => ({
      account,
      region,
      resources: countKinds(slice.resources),
      gaps: slice.gaps.length,
    })),
    summary: {
      fail: number('fail'),
      unknown: number('unknown'),
      pass: number('pass'),
      findings: countsOf(all),
      hidden: all.length - verdicts.length,
      ...(options.exclude ? { leftOut: judged.leftOut.length } : {}),
      ...(options.baseline ? { baseline: summaryOf(all, options.baseline) } : {}),
    },
    readiness: readinessOf(slices, all, judged.leftOut, options),
    verdicts,
    rules: options.rules.map((rule) => describe(rule, options.severityOverrides)),
    knowledge: knowledgeOn(dayIn(inventory, options), options.rules),
    gaps: slices.flatMap(({ slice }) => slice.gaps.map((gap) => ({ ...gap }))),
    ...(judged.waivers.length > 0 ? { waivers: judged.waivers } : {}),
  };
};

const describeOptions = ({ targets, severity, rules, vpcs, tags, severityOverrides, exclude }: AuditOptions): Report['options'] => ({
  targets: [...targets],
  severity,
  rules: rules.map(({ id }) => id),
  vpcs: [...vpcs],
  tags: [...tags],
  ...(severityOverrides && Object.keys(severityOverrides).length > 0 ? { severityOverrides: { ...severityOverrides } } : {}),
  ...(exclude ? { exclude: { ...exclude } } : {}),
});

const entriesOf = (rule: AnyRule, slices: readonly IndexedSlice[], options: AuditOptions, fixes: Map<string, Fix>): readonly Entry[] =>
  judge(rule, slices).flatMap((judgement) => {
    const slice = byPlace(slices).get(judgement.account)?.get(judgement.region);
    const verdict = slice && toReport(judgement, slice, options);
    if (!slice || !verdict) return [];
    if (judgement.verdict.status === 'fail' && judgement.verdict.fix) fixes.set(verdict.fingerprint, judgement.verdict.fix);
    return [{ verdict, slice, resource: judgement.resource }];
  });

const byPlace = oncePer((slices: readonly IndexedSlice[]) => {
  const byAccount = Map.groupBy(slices, ({ account }) => account);
  return new Map([...byAccount].map(([account, own]) => [account, new Map(own.map((slice) => [slice.region, slice]))]));
});

const toReport = (judgement: Judgement, slice: IndexedSlice, options: AuditOptions): ReportVerdict | undefined => {
  const { rule, account, region, kind, resource, verdict } = judgement;
  if (verdict.status === 'not-applicable') return undefined;
  const own = verdict.status === 'fail' && verdict.severity ? verdict.severity : rule.severity;
  const severity = onlyTargets(overridden(own, rule.id, options.severityOverrides), options.targets);
  if (Object.keys(severity).length === 0) return undefined;
  const vpcIds = [...vpcsOfJudgement(slice, judgement)];
  if (options.vpcs.length > 0 && vpcIds.length > 0 && !vpcIds.some((id) => options.vpcs.includes(id))) return undefined;
  if (resource && options.tags.length > 0 && !isTagged(slice, resource, options.tags)) return undefined;
  const fix = verdict.status === 'fail' ? verdict.fix : undefined;
  return {
    fingerprint: fingerprintOf(rule.id, resource?.arn ?? `${account}/${region}/${kind}`),
    rule: rule.id,
    status: verdict.status,
    account,
    region,
    kind,
    resource: resource ? { kind, id: resource.id, arn: resource.arn, name: nameOf(resource) ?? null, vpcIds } : null,
    severity,
    message: verdict.status === 'fail' ? verdict.message : verdict.status === 'unknown' ? verdict.reason : '',
    evidence: (verdict.evidence ?? []).map((each) => ({ ...each })),
    related: verdict.status === 'fail' ? (verdict.related ?? []).map((each) => ({ ...each })) : [],
    path: verdict.status === 'fail' ? (verdict.path ?? []).map(hopOf) : [],
    missing: verdict.status === 'unknown' ? [...(verdict.missing ?? [])] : [],
    fix: fix
      ? {
          effect: fix.effect,
          summary: fix.summary,
          cli: [...(fix.cli ?? [])],
          terraform: fix.terraform ? terraformText(fix.terraform) : null,
        }
      : null,
  };
};

const hopOf = ({ at, steps }: Hop): ReportVerdict['path'][number] => ({
  at: { kind: at.kind, id: at.id, name: at.name ?? null },
  steps: steps.map(stepText),
});

/** The same for the same rule and resource, or the same unread kind, in every run. */
export const fingerprintOf = (...parts: readonly string[]): string => hash('sha256', parts.join('\n')).slice(0, 16);

const onlyTargets = (severity: SeverityByTarget, targets: readonly Target[]): { [T in Target]?: Severity } => {
  const only: { [T in Target]?: Severity } = {};
  for (const target of targets) if (severity[target]) only[target] = severity[target];
  return only;
};

const statusOrder: readonly ReportVerdict['status'][] = ['fail', 'unknown', 'pass'];

const byWeight = (a: ReportVerdict, b: ReportVerdict): number =>
  statusOrder.indexOf(a.status) - statusOrder.indexOf(b.status) ||
  rankOf(worstOf(a.severity)) - rankOf(worstOf(b.severity)) ||
  compare(a.account, b.account) ||
  compare(a.region, b.region) ||
  compare(a.rule, b.rule) ||
  compare(a.kind, b.kind) ||
  compare(a.resource?.id ?? '', b.resource?.id ?? '');

const countKinds = (resources: readonly { readonly kind: string }[]): Record<string, number> => {
  const counts: Record<string, number> = {};
  for (const { kind } of resources) counts[kind] = (counts[kind] ?? 0) + 1;
  return counts;
};

const describe = (
  { id, title, severity, confidence = 'high', docs }: AnyRule,
  overrides: SeverityOverrides = {},
): Report['rules'][number] => ({
  id,
  title,
  severity: { ...overridden(severity, id, overrides) },
  ...(Object.hasOwn(overrides, id) ? { overridden: { ...severity } } : {}),
  confidence,
  why: docs.why,
  fix: docs.fix,
  links: [...docs.links],
  verified: docs.verified,
});

/** What the report rests on and was last checked too long ago: tables of facts, and the rules themselves. */
const knowledgeOn = (asOf: string, rules: readonly AnyRule[]): Report['knowledge'] => {
  const known = [...knowledge, ...rules.map(({ id, docs }) => ({ name: id, verified: docs.verified }))];
  return { asOf, stale: staleOn(asOf, known).map((each) => ({ ...each })) };
};

const requireVpcs = (slices: readonly IndexedSlice[], wanted: readonly string[]): void => {
  const regional = slices.filter(({ region }) => region !== globalRegion);
  const unread = regional.some((slice) => slice.gapsOf('vpc').length > 0);
  for (const id of wanted) {
    if (unread || slices.some((slice) => slice.get('vpc', id))) continue;
    const where = regional.map(({ account, region }) => `${account}/${region}`).join(', ');
    throw new UserError(`There is no VPC ${id} in ${where || 'what was scanned'}; check the id and --region.`);
  }
};
