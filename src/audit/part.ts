import type { Baseline } from '../model/baseline.ts';
import type { Exclude, SeverityOverrides, Waiver } from '../model/config.ts';
import type { IndexedSlice } from '../model/inventory.ts';
import type { Report, ReportVerdict } from '../model/report.ts';
import type { Resource } from '../model/resource.ts';
import { type Statistics, sumOf } from '../model/statistics.ts';
import type { Fix, Severity, SeverityByTarget, Target } from '../model/verdict.ts';
import { oncePer } from '../network/once.ts';
import type { AnyRule } from '../rules/define.ts';
import { vpcsOfVerdict } from './attribute.ts';
import { acceptedBy, markKnown } from './baseline.ts';
import { isExcluded } from './exclude.ts';
import { judgeEach } from './judge.ts';
import { type Line, linesOf } from './readiness.ts';
import { type Counting, countingBy, fingerprintOfCounting, reportVerdict } from './report-verdict.ts';
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
  /** Whether no form shows fixes as Terraform: then its text, a fifth of a large report in memory, is not made. */
  readonly terraform?: 'shown' | 'left-out' | undefined;
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
  readonly lines: readonly Line[];
  readonly scopes: Report['scopes'];
  readonly gaps: Report['gaps'];
  readonly statistics: Statistics | undefined;
}

/** Gets the fixes as values, which are large, by the fingerprints of their verdicts. */
export type OnFix = (fingerprint: string, fix: Fix) => void;

/** Judges one account by its slices. Those around are of the whole scan, and may hold only what rules see of other accounts. */
export const partOf = (
  own: readonly IndexedSlice[],
  around: readonly IndexedSlice[],
  options: AuditOptions,
  day: string,
  onFix: OnFix = () => undefined,
): Part => {
  const accepted = acceptedBy(options.baseline);
  const tally = tallyOf(options, accepted);
  const { kept, leftOut } = judgedBy(own, around, options, tally, onFix);
  const waived = waive(kept, options.waivers ?? [], day);
  return {
    verdicts: waived.entries.map(({ verdict }) => markKnown(verdict, accepted.get(verdict.fingerprint))),
    leftOut,
    counted: tally.counted,
    passed: tally.passed,
    waivers: waived.waivers,
    lines: own.map((slice) => linesOf(slice, options, tally.outside.has(slice.region))),
    scopes: own.map(({ account, region, slice }) => ({ account, region, resources: countKinds(slice.resources), gaps: slice.gaps.length })),
    gaps: own.flatMap(({ slice }) => slice.gaps.map((gap) => ({ ...gap }))),
    statistics: sumOf(own.map(({ slice }) => slice.statistics)),
  };
};

const judgedBy = (
  own: readonly IndexedSlice[],
  around: readonly IndexedSlice[],
  options: AuditOptions,
  tally: Tally,
  onFix: OnFix,
): Pick<Part, 'leftOut'> & { readonly kept: readonly Entry[] } => {
  const [kept, leftOut] = [[] as Entry[], [] as ReportVerdict[]];
  for (const rule of options.rules) {
    const counting = countingBy(rule, options);
    judgeEach(rule, own, around, (judged, kind, resource, slice) => {
      const found = counting(judged, kind, resource, slice);
      if (!found) return;
      const { verdict } = found;
      const isLeftOut =
        options.exclude && resource && isExcluded(options.exclude, slice, resource, vpcsOfVerdict(slice, resource, verdict));
      if (!isLeftOut && !tally.keeps(found)) return;
      const shown = reportVerdict(found, options);
      if (isLeftOut) leftOut.push(shown);
      else kept.push({ verdict: shown, slice, resource });
      if (verdict.status === 'fail' && verdict.fix) onFix(shown.fingerprint, verdict.fix);
    });
  }
  return { kept, leftOut };
};

type Tally = ReturnType<typeof tallyOf>;

/** Notes what has to be known of every verdict, and says which are kept. */
const tallyOf = ({ passes }: AuditOptions, accepted: ReadonlyMap<string, SeverityByTarget>) => {
  const counted = new Map<string, number>();
  const passed = new Set<string>();
  const outside = new Set<string>();
  const keeps = (counting: Counting): boolean => {
    const { rule, slice, verdict, resource } = counting;
    if (resource && !outside.has(slice.region) && vpcsOfVerdict(slice, resource, verdict).length === 0) outside.add(slice.region);
    if (verdict.status !== 'pass' || passes !== 'counted' || isForeign(slice, resource)) return true;
    if (accepted.size > 0) {
      const fingerprint = fingerprintOfCounting(counting);
      if (accepted.has(fingerprint)) passed.add(fingerprint);
    }
    counted.set(rule.id, (counted.get(rule.id) ?? 0) + 1);
    return false;
  };
  return { counted, passed, outside, keeps };
};

/** Whether other accounts may have judged the same: a shared subnet, a peering connection, an image. */
const isForeign = (slice: IndexedSlice, resource: Resource | undefined): boolean => {
  // Asked for every pass, and few ARNs need to be taken apart.
  if (!resource || resource.arn.startsWith(ownArns(slice)) || !resource.arn.startsWith(`arn:${slice.partition}:ec2:`)) return false;
  return resource.arn.split(':', 5)[4] !== slice.account;
};

/** How ARNs of EC2 begin here. */
const ownArns = oncePer(({ partition, region, account }: IndexedSlice) => `arn:${partition}:ec2:${region}:${account}:`);

const countKinds = (resources: readonly { readonly kind: string }[]): Record<string, number> => {
  const counts: Record<string, number> = {};
  for (const { kind } of resources) counts[kind] = (counts[kind] ?? 0) + 1;
  return counts;
};
