import { hash } from 'node:crypto';
import type { Baseline } from '../model/baseline.ts';
import type { Exclude, SeverityOverrides, Waiver } from '../model/config.ts';
import type { IndexedSlice } from '../model/inventory.ts';
import type { Report, ReportVerdict } from '../model/report.ts';
import { nameOf, type Resource } from '../model/resource.ts';
import { type Statistics, sumOf } from '../model/statistics.ts';
import { terraformText } from '../model/terraform.ts';
import { type Hop, stepText } from '../model/trace.ts';
import type { Fix, Severity, SeverityByTarget, Target } from '../model/verdict.ts';
import type { AnyRule } from '../rules/define.ts';
import { isTagged, vpcsOfJudgement } from './attribute.ts';
import { acceptedBy, markKnown } from './baseline.ts';
import { isExcluded } from './exclude.ts';
import { judge, type Judgement } from './judge.ts';
import { overridden } from './overrides.ts';
import { type Line, linesOf } from './readiness.ts';
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
  /** Whether passes are only counted, as they are the bulk of a large scan; by default they are listed. */
  readonly passes?: 'listed' | 'counted' | undefined;
}

/** A verdict, and what it is about. */
export interface Entry {
  readonly verdict: ReportVerdict;
  readonly slice: IndexedSlice;
  readonly resource: Resource | undefined;
}

/** What judging one account leaves behind: all that the report needs of it. */
export interface Part {
  readonly verdicts: readonly ReportVerdict[];
  /** What `exclude` leaves out. */
  readonly leftOut: readonly ReportVerdict[];
  /** How many passes there are by rule beside those among the verdicts. */
  readonly counted: ReadonlyMap<string, number>;
  /** The fingerprints of those that the baseline has. */
  readonly passed: ReadonlySet<string>;
  readonly waivers: NonNullable<Report['waivers']>;
  readonly fixes: ReadonlyMap<string, Fix>;
  readonly lines: readonly Line[];
  readonly scopes: Report['scopes'];
  readonly gaps: Report['gaps'];
  readonly statistics: Statistics | undefined;
}

/** Judges one account. The slices are those of the whole scan, joined; of other accounts they may hold only what rules see of those. */
export const partOf = (slices: readonly IndexedSlice[], account: string, options: AuditOptions, day: string): Part => {
  const own = slices.filter((slice) => slice.account === account);
  const byRegion = new Map(own.map((slice) => [slice.region, slice]));
  const fixes = new Map<string, Fix>();
  const { exclude } = options;
  const accepted = acceptedBy(options.baseline);
  const tally = tallyOf(options, accepted);
  const leftOut: ReportVerdict[] = [];
  const kept: Entry[] = [];
  for (const rule of options.rules) {
    for (const entry of entriesOf(judge(rule, slices, account), byRegion, options, fixes)) {
      const { slice, resource, verdict } = entry;
      if (exclude && resource && isExcluded(exclude, slice, resource, verdict.resource?.vpcIds ?? [])) leftOut.push(verdict);
      else if (tally.keeps(verdict)) kept.push(entry);
    }
  }
  const waived = waive(kept, options.waivers ?? [], day);
  return {
    verdicts: waived.entries.map(({ verdict }) => markKnown(verdict, accepted.get(verdict.fingerprint))),
    leftOut,
    counted: tally.counted,
    passed: tally.passed,
    waivers: waived.waivers,
    fixes,
    lines: own.map((slice) => linesOf(slice, options, tally.outside.has(slice.region))),
    scopes: own.map(({ region, slice }) => ({ account, region, resources: countKinds(slice.resources), gaps: slice.gaps.length })),
    gaps: own.flatMap(({ slice }) => slice.gaps.map((gap) => ({ ...gap }))),
    statistics: sumOf(own.map(({ slice }) => slice.statistics)),
  };
};

/** Notes what has to be known of every verdict, and says which are kept. */
const tallyOf = ({ passes }: AuditOptions, accepted: ReadonlyMap<string, SeverityByTarget>) => {
  const counted = new Map<string, number>();
  const passed = new Set<string>();
  const outside = new Set<string>();
  const keeps = (verdict: ReportVerdict): boolean => {
    const { status, rule, region, fingerprint, resource } = verdict;
    if (resource?.vpcIds.length === 0) outside.add(region);
    if (status !== 'pass' || passes !== 'counted' || isForeign(verdict)) return true;
    if (accepted.has(fingerprint)) passed.add(fingerprint);
    counted.set(rule, (counted.get(rule) ?? 0) + 1);
    return false;
  };
  return { counted, passed, outside, keeps };
};

/** Whether other accounts may have judged the same: a shared subnet, a peering connection, an image. */
const isForeign = ({ account, resource }: ReportVerdict): boolean => {
  const [, , service, , owner] = resource?.arn.split(':') ?? [];
  return service === 'ec2' && owner !== account;
};

const entriesOf = (
  judgements: readonly Judgement[],
  byRegion: ReadonlyMap<string, IndexedSlice>,
  options: AuditOptions,
  fixes: Map<string, Fix>,
): readonly Entry[] =>
  judgements.flatMap((judgement) => {
    const slice = byRegion.get(judgement.region);
    const verdict = slice && toReport(judgement, slice, options);
    if (!slice || !verdict) return [];
    if (judgement.verdict.status === 'fail' && judgement.verdict.fix) fixes.set(verdict.fingerprint, judgement.verdict.fix);
    return [{ verdict, slice, resource: judgement.resource }];
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

const countKinds = (resources: readonly { readonly kind: string }[]): Record<string, number> => {
  const counts: Record<string, number> = {};
  for (const { kind } of resources) counts[kind] = (counts[kind] ?? 0) + 1;
  return counts;
};
