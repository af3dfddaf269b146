import type { Waiver } from '../model/config.ts';
import type { Report, ReportVerdict } from '../model/report.ts';
import { isWhollyTagged } from './attribute.ts';
import type { Entry } from './part.ts';

type ReportWaiver = NonNullable<Report['waivers']>[number];

interface Matcher {
  readonly waiver: Waiver;
  readonly matches: (entry: Entry) => boolean;
}

/**
 * Marks what waivers accept on this day. A verdict stays what it is; of several waivers the first that still holds is named,
 * and one that has expired is named only where none does.
 */
export const waive = (
  entries: readonly Entry[],
  waivers: readonly Waiver[],
  day: string,
): { readonly entries: readonly Entry[]; readonly waivers: ReportWaiver[] } => {
  if (waivers.length === 0) return { entries, waivers: [] };
  const matchers = waivers.map(matcherOf);
  const counts = new Map<Waiver, number>();
  const marked = entries.map((entry) => {
    const found = matchers.flatMap(({ waiver, matches }) => (matches(entry) ? [waiver] : []));
    for (const waiver of found) counts.set(waiver, (counts.get(waiver) ?? 0) + 1);
    const holding = found.find(({ expires }) => expires >= day);
    const [first] = found;
    if (holding) return { ...entry, verdict: { ...entry.verdict, waiver: noteOf(holding) } };
    return first ? { ...entry, verdict: { ...entry.verdict, expiredWaiver: noteOf(first) } } : entry;
  });
  return { entries: marked, waivers: waivers.map((waiver) => outcomeOf(waiver, counts.get(waiver) ?? 0, day)) };
};

/** The outcomes of the same waivers in several accounts as one. */
export const addUp = (outcomes: readonly (readonly ReportWaiver[])[]): ReportWaiver[] =>
  (outcomes[0] ?? []).map((first, at) => {
    const verdicts = outcomes.reduce((sum, each) => sum + (each[at]?.verdicts ?? 0), 0);
    return { ...first, verdicts, status: first.status === 'expired' ? 'expired' : verdicts > 0 ? 'used' : 'unused' };
  });

const noteOf = ({ reason, owner, expires }: Waiver): NonNullable<ReportVerdict['waiver']> => ({ reason, owner, expires });

const outcomeOf = (waiver: Waiver, verdicts: number, day: string): ReportWaiver => ({
  ...waiver,
  status: waiver.expires < day ? 'expired' : verdicts > 0 ? 'used' : 'unused',
  verdicts,
});

const matcherOf = (waiver: Waiver): Matcher => {
  const { rule, tag, unknown = false } = waiver;
  const isMeant = waiver.resource === undefined ? undefined : arnMatcher(waiver.resource);
  const matches = ({ verdict, slice, resource }: Entry): boolean => {
    if (rule !== '*' && rule !== verdict.rule) return false;
    if (verdict.status !== 'fail' && !(unknown && verdict.status === 'unknown')) return false;
    if (isMeant && !(resource && isMeant(resource.arn))) return false;
    return tag === undefined || (resource !== undefined && isWhollyTagged(slice, resource, [tag]));
  };
  return { waiver, matches };
};

/**
 * As in IAM policies, * is any text, also with slashes and colons, and ? one character; nothing else is special.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_resource.html
 * The globs of file paths give slashes, brackets and braces a meaning, and take exponential time for a few stars.
 */
export const arnMatcher =
  (pattern: string) =>
  (arn: string): boolean => {
    // Where the last star stands, and how much of the ARN it is tried with: more only where the rest does not fit.
    let [at, seen, star, taken] = [0, 0, -1, 0];
    while (seen < arn.length) {
      if (pattern[at] === '*') [star, taken, at] = [at, seen, at + 1];
      else if (pattern[at] === '?' || pattern[at] === arn[seen]) [at, seen] = [at + 1, seen + 1];
      else if (star >= 0) [at, taken, seen] = [star + 1, taken + 1, taken + 1];
      else return false;
    }
    return /^\**$/.test(pattern.slice(at));
  };
