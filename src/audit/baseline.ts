import type { Baseline } from '../model/baseline.ts';
import { compare } from '../model/order.ts';
import type { Report, ReportVerdict } from '../model/report.ts';
import { isAtLeast, type SeverityByTarget, targets, worstOf } from '../model/verdict.ts';

type Summary = NonNullable<Report['summary']['baseline']>;

/** What there is to accept. A waived finding is not among it: it would stay accepted after its waiver has expired. */
export const baselineOf = (verdicts: readonly ReportVerdict[]): Baseline => ({
  format: 'ipv6-audit-baseline',
  version: '1.0',
  findings: verdicts
    .flatMap(({ status, waiver, resource, rule, severity, fingerprint }) =>
      status === 'fail' && !waiver && resource ? [{ rule, resource: resource.arn, severity, fingerprint }] : [],
    )
    .toSorted((a, b) => compare(a.rule, b.rule) || compare(a.resource, b.resource)),
});

/** Marks the findings that a baseline has. One that is worse than there, for one target even, is not accepted. */
export const markKnown = (verdict: ReportVerdict, accepted: SeverityByTarget | undefined): ReportVerdict => {
  if (verdict.status !== 'fail' || verdict.waiver || !accepted) return verdict;
  return isWorse(verdict.severity, accepted) ? { ...verdict, baselineSeverity: accepted } : { ...verdict, baseline: true };
};

const isWorse = (now: SeverityByTarget, accepted: SeverityByTarget): boolean =>
  targets.some((target) => {
    const [since, then] = [now[target], accepted[target]];
    return since !== undefined && (then === undefined || !isAtLeast(then, since));
  });

export const acceptedBy = (baseline: Baseline | undefined): ReadonlyMap<string, SeverityByTarget> =>
  new Map(baseline?.findings.map(({ fingerprint, severity }) => [fingerprint, severity]));

/** How the findings stand to the baseline that they were marked by. `passed` are fingerprints of passes that are not among the verdicts. */
export const summaryOf = (verdicts: readonly ReportVerdict[], baseline: Baseline, passed: ReadonlySet<string>): Summary => {
  const failing = verdicts.filter(({ status, waiver }) => status === 'fail' && !waiver);
  const fresh = { blocker: 0, high: 0, medium: 0, low: 0, info: 0 };
  for (const { baseline: known, severity } of failing) if (!known) fresh[worstOf(severity)] += 1;
  const statuses = new Map(verdicts.map(({ fingerprint, status }) => [fingerprint, status]));
  const statusOf = (fingerprint: string) => statuses.get(fingerprint) ?? (passed.has(fingerprint) ? 'pass' : undefined);
  const number = (wanted: ReportVerdict['status'] | undefined) =>
    baseline.findings.filter(({ fingerprint }) => statusOf(fingerprint) === wanted).length;
  return {
    known: failing.filter((verdict) => verdict.baseline).length,
    new: fresh,
    worse: failing.filter(({ baselineSeverity }) => baselineSeverity).length,
    fixed: number('pass'),
    notSeen: number('unknown') + number(undefined),
  };
};
