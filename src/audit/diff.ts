import type { Diff, DiffFinding } from '../model/diff.ts';
import { UserError } from '../model/failure.ts';
import { compare } from '../model/order.ts';
import type { Report, ReportVerdict } from '../model/report.ts';
import { isAtLeast, rankOf, severities, type Severity, type Target, worstOf } from '../model/verdict.ts';
import { leftOut, leftOutBy, whyNotSeen } from './diff-absence.ts';
import { readinessChanges } from './diff-readiness.ts';
import { aimedAt, type Asked, holdsScope, isRuleAsked, type Side, unreadKind } from './diff-sides.ts';
import { warningsOf } from './diff-warnings.ts';
import type { Thresholds } from './exit-code.ts';

/** What one fingerprint said then and says now. */
interface Pair {
  readonly before?: ReportVerdict | undefined;
  readonly now?: ReportVerdict | undefined;
}

type Lists = Pick<Diff, 'new' | 'fixed' | 'unchanged' | 'noLongerVisible' | 'newlyUnknown'>;
type Change =
  | { readonly [List in keyof Lists]: { readonly list: List; readonly entry: Lists[List][number] } }[keyof Lists]
  | { readonly list: 'notComparable'; readonly in: 'old' | 'new'; readonly because: Option; readonly verdict: ReportVerdict };
type Option = Diff['notComparable'][number]['because'];

interface Comparison {
  readonly old: Side;
  readonly now: Side;
  readonly asked: Asked;
  /** Those that both were judged for and that were asked for. */
  readonly targets: readonly Target[];
  readonly titles: ReadonlyMap<string, string>;
}

/**
 * What changed between two reports. Fixed is only what failed and passes: what the new one does not show, whatever the
 * reason, is no longer visible. Pure: equal input gives equal bytes.
 */
export const diff = (old: Side, now: Side, asked: Asked, tool: Diff['tool']): Diff => {
  const targets = commonTargets(old, now, asked);
  requireVpcs(old.report, now.report, asked.vpcs);
  const titles = new Map([...old.report.rules, ...now.report.rules].map(({ id, title }) => [id, title]));
  const comparison = { old, now, asked, targets, titles };
  const changes = pairsOf(old.report, now.report)
    .filter((pair) => isAsked(pair, asked))
    .flatMap((pair) => changesOf(pair, comparison));
  const shown = changes.filter((change) => isShown(change, asked.severity));
  const lists = listsOf(changes);
  const apart = notComparable(shown);
  return {
    format: 'ipv6-audit-diff',
    version: '1.0',
    tool,
    files: { old: describe(old), new: describe(now) },
    options: {
      targets: [...targets],
      severity: asked.severity,
      rules: [...asked.rules],
      skipRules: [...asked.skipRules],
      vpcs: [...asked.vpcs],
    },
    warnings: warningsOf(comparison, tool),
    summary: {
      new: weigh(lists.new),
      fixed: weigh(lists.fixed),
      unchanged: weigh(lists.unchanged),
      noLongerVisible: weigh(lists.noLongerVisible),
      newlyUnknown: lists.newlyUnknown.length,
      notComparable: apart.reduce((sum, { fail, unknown, pass }) => sum + fail + unknown + pass, 0),
      hidden: changes.length - shown.length,
    },
    ...listsOf(shown),
    notComparable: apart,
    readiness: readinessChanges(old.report, now.report, { targets, vpcs: asked.vpcs }),
    scopes: scopesApart(old.report, now.report),
  };
};

/** 10 new findings at or above the threshold, 11 none but something that is no longer visible or newly unknown, where that counts. */
export const diffExitCode = ({ summary }: Diff, { failOn, failOnUnknown }: Thresholds): 0 | 10 | 11 => {
  if (failOn !== 'none' && severities.some((severity) => isAtLeast(severity, failOn) && summary.new[severity] > 0)) return 10;
  const lost = severities.some((severity) => summary.noLongerVisible[severity] > 0);
  return failOnUnknown && (lost || summary.newlyUnknown > 0) ? 11 : 0;
};

const commonTargets = (old: Side, now: Side, asked: Asked): readonly Target[] => {
  const common = asked.targets.filter((target) => [old, now].every(({ report }) => report.options.targets.includes(target)));
  if (common.length > 0) return common;
  const [then, since] = [old, now].map(({ file, report }) => `${file} was judged for ${report.options.targets.join(', ')}`);
  throw new UserError(`There is nothing to compare for ${asked.targets.join(', ')}: ${then}, ${since}.`);
};

const requireVpcs = (old: Report, now: Report, wanted: readonly string[]): void => {
  const known = new Set([...old.readiness, ...now.readiness].map(({ vpcId }) => vpcId));
  const unread = [...old.gaps, ...now.gaps].some(({ kind }) => kind === 'vpc');
  const lost = unread ? undefined : wanted.find((id) => !known.has(id));
  if (lost !== undefined) throw new UserError(`There is no VPC ${lost} in either file; check the id.`);
};

const pairsOf = (old: Report, now: Report): readonly Pair[] => {
  const [then, since] = [old, now].map(({ verdicts }) => new Map(verdicts.map((verdict) => [verdict.fingerprint, verdict])));
  return [...new Set([...(then?.keys() ?? []), ...(since?.keys() ?? [])])].map((key) => ({
    before: then?.get(key),
    now: since?.get(key),
  }));
};

/** A resource that has moved between VPCs is asked for where either is. */
const isAsked = ({ before, now }: Pair, asked: Asked): boolean =>
  [before, now].some((verdict) => {
    if (!verdict || !aimedAt(verdict.severity, asked.targets) || !isRuleAsked(asked, verdict.rule)) return false;
    const around = verdict.resource?.vpcIds ?? [];
    return asked.vpcs.length === 0 || around.length === 0 || around.some((id) => asked.vpcs.includes(id));
  });

const changesOf = (pair: Pair, comparison: Comparison): readonly Change[] =>
  pair.before?.status === 'fail' && aimedAt(pair.before.severity, comparison.asked.targets)
    ? afterFailure(pair.before, pair.now, comparison)
    : otherwise(pair, comparison);

/** Every finding of the old file ends in exactly one of fixed, unchanged and no longer visible. */
const afterFailure = (then: ReportVerdict, now: ReportVerdict | undefined, comparison: Comparison): readonly Change[] => {
  const { old, now: side, asked, targets } = comparison;
  const before = aimedAt(then.severity, targets);
  const lose = (reason: Pick<Diff['noLongerVisible'][number], 'reason' | 'why' | 'missing'>): Change => ({
    list: 'noLongerVisible',
    entry: { ...findingOf(then, before ? targets : asked.targets, comparison), ...reason },
  });
  // It failed for a target that the new file was not judged for; what it says for the other is news.
  if (!before) return [lose(leftOut('target', side)), apart('old', 'target', then), ...otherwise({ now }, comparison)];
  if (!now) {
    const reason = whyNotSeen(then, old, side);
    const option = leftOutBy(then, old.report, side.report);
    return [lose(reason), ...(option !== undefined && reason.reason === `${option}-left-out` ? [apart('old', option, then)] : [])];
  }
  if (now.status === 'pass') return [{ list: 'fixed', entry: findingOf(then, targets, comparison) }];
  if (now.status === 'unknown') return [lose({ reason: 'unknown', why: now.message, missing: [...now.missing] })];
  const since = aimedAt(now.severity, targets);
  if (!since) return [lose({ reason: 'not-applicable', why: `it no longer fails for ${targets.join(', ')}`, missing: [] })];
  const changed = targets.some((target) => before[target] !== since[target]);
  const entry = { ...findingOf(now, targets, comparison), severityBefore: changed ? { ...before } : null };
  return [{ list: 'unchanged', entry }];
};

/** What did not fail before, for the targets asked for. */
const otherwise = ({ before, now }: Pair, comparison: Comparison): readonly Change[] => {
  const { old, now: side, targets } = comparison;
  // Where its kind could not be read, it was unknown without a verdict of its own.
  const then = before ?? (now && unreadKind(old.report, now));
  if (!now) {
    const option = then && holdsScope(side.report, then) ? leftOutBy(then, old.report, side.report) : undefined;
    return then && option !== undefined ? [apart('old', option, then)] : [];
  }
  const known = holdsScope(old.report, now);
  const option = known && !then ? leftOutBy(now, side.report, old.report) : undefined;
  if (option !== undefined) return [apart('new', option, now)];
  if (!aimedAt(now.severity, targets)) return [apart('new', 'target', now)];
  if (now.status === 'pass') return [];
  const was = then?.status === 'pass' || then?.status === 'unknown' ? then.status : known ? unlisted(old.report, now) : 'new-scope';
  const entry = findingOf(now, targets, comparison);
  if (now.status === 'fail') return [{ list: 'new', entry: { ...entry, was, fix: now.fix } }];
  return was === 'unknown' ? [] : [{ list: 'newlyUnknown', entry: { ...entry, was, missing: [...now.missing] } }];
};

/** What a report without its passes does not show was not there, of no concern, or fine. */
const unlisted = ({ options }: Report, { resource }: ReportVerdict): 'absent' | 'not-listed' =>
  resource !== null && options.passes === 'counted' ? 'not-listed' : 'absent';

const apart = (side: 'old' | 'new', because: Option, verdict: ReportVerdict): Change => ({
  list: 'notComparable',
  in: side,
  because,
  verdict,
});

const findingOf = (verdict: ReportVerdict, targets: readonly Target[], { titles }: Comparison): DiffFinding => ({
  fingerprint: verdict.fingerprint,
  rule: verdict.rule,
  title: titles.get(verdict.rule) ?? verdict.rule,
  account: verdict.account,
  region: verdict.region,
  kind: verdict.kind,
  resource: verdict.resource,
  severity: { ...aimedAt(verdict.severity, targets) },
  message: verdict.message,
});

const listsOf = (changes: readonly Change[]): Lists => {
  const lists: Lists = { new: [], fixed: [], unchanged: [], noLongerVisible: [], newlyUnknown: [] };
  for (const change of changes) if (change.list !== 'notComparable') (lists[change.list] as DiffFinding[]).push(change.entry);
  for (const list of Object.values(lists)) list.sort(byWeight);
  return lists;
};

const byWeight = (a: DiffFinding, b: DiffFinding): number =>
  rankOf(worstOf(a.severity)) - rankOf(worstOf(b.severity)) || compare(placeOf(a), placeOf(b));

const placeOf = ({ account, region, rule, kind, resource, fingerprint }: DiffFinding): string =>
  [account, region, rule, kind, resource?.id ?? '', fingerprint].join('\n');

/** Unknowns are never hidden, and a finding is as heavy as it was or is, whichever is worse. */
const isShown = (change: Change, threshold: Severity): boolean => {
  if (change.list === 'newlyUnknown') return true;
  if (change.list === 'notComparable') return change.verdict.status !== 'fail' || isAtLeast(worstOf(change.verdict.severity), threshold);
  const before = change.list === 'unchanged' && change.entry.severityBefore ? worstOf(change.entry.severityBefore) : undefined;
  return [worstOf(change.entry.severity), before].some((severity) => severity !== undefined && isAtLeast(severity, threshold));
};

const weigh = (findings: readonly DiffFinding[]): Diff['summary']['new'] => {
  const counts = { blocker: 0, high: 0, medium: 0, low: 0, info: 0 };
  for (const { severity } of findings) counts[worstOf(severity)] += 1;
  return counts;
};

const notComparable = (changes: readonly Change[]): Diff['notComparable'] => {
  const kept = changes.filter((change) => change.list === 'notComparable');
  const groups = [...Map.groupBy(kept, (change) => `${change.in} ${change.because}`)].toSorted(([a], [b]) => compare(a, b));
  return groups.flatMap(([, group]) => {
    const [first] = group;
    if (!first) return [];
    const number = (status: ReportVerdict['status']) => group.filter(({ verdict }) => verdict.status === status).length;
    const rules = [...new Set(group.map(({ verdict }) => verdict.rule))].toSorted(compare);
    return [{ in: first.in, because: first.because, rules, fail: number('fail'), unknown: number('unknown'), pass: number('pass') }];
  });
};

const describe = ({ file, source, report: { tool, collectedAt, options } }: Side): Diff['files']['old'] => ({
  file,
  source,
  tool,
  collectedAt,
  options,
});

const scopesApart = (old: Report, now: Report): Diff['scopes'] => {
  const only = (onlyIn: 'old' | 'new', one: Report, other: Report) =>
    one.scopes.filter((scope) => !holdsScope(other, scope)).map(({ account, region }) => ({ account, region, onlyIn }));
  return [...only('old', old, now), ...only('new', now, old)].toSorted((a, b) =>
    compare([a.account, a.region].join('\n'), [b.account, b.region].join('\n')),
  );
};
