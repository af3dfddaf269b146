import { isOpen, type Report, type ReportVerdict } from '../model/report.ts';
import { type Severity, worstOf } from '../model/verdict.ts';
import { gapGroups, gapSentence } from './gap-groups.ts';
import { plain } from './plain.ts';
import { aimsOf, plural, shortId } from './terminal.ts';

/** Of each level GitHub shows ten annotations per step: https://docs.github.com/actions/reference/limits. */
const shown = 10;

const levels = ['error', 'warning', 'notice'] as const;
type Level = (typeof levels)[number];

interface Annotation {
  readonly level: Level;
  readonly title: string;
  readonly text: string;
}

const levelOf: Record<Severity, Level> = { blocker: 'error', high: 'error', medium: 'warning', low: 'notice', info: 'notice' };

/** Workflow commands, which GitHub Actions shows as annotations of the run: the worst first, and what is unknown as warnings. */
export const renderGithub = (report: Report): string => {
  const all = [...unknownsAsOne(report), ...report.verdicts.flatMap((verdict) => annotationOf(verdict, report))];
  const kept = levels.flatMap((level) => cut(all.filter((each) => each.level === level)));
  const lines = kept.length > 0 ? kept : [nothing(report)];
  return `${lines.map(command).join('\n')}\n`;
};

const annotationOf = (verdict: ReportVerdict, { rules }: Report): readonly Annotation[] => {
  if (verdict.status === 'pass' || !isOpen(verdict)) return [];
  const worst = worstOf(verdict.severity);
  const title = rules.find(({ id }) => id === verdict.rule)?.title ?? verdict.rule;
  const where = `${shortId(verdict)} in ${verdict.account}/${verdict.region}: ${verdict.message}`;
  if (verdict.status === 'unknown') return [{ level: 'warning', title: `unknown: ${title}`, text: `${where} (${verdict.rule})` }];
  const fix = verdict.fix ? `. Fix (${verdict.fix.effect}): ${verdict.fix.summary}` : '';
  return [{ level: levelOf[worst], title: `${worst}: ${title}`, text: `${where}${fix} (${verdict.rule}; ${aimsOf(verdict)})` }];
};

/** Ahead of all other warnings, so that no number of findings hides that something was not seen. */
const unknownsAsOne = (report: Report): readonly Annotation[] => {
  const { unknown } = report.summary.findings;
  const unread = gapGroups(report).map(gapSentence);
  if (unknown + unread.length === 0) return [];
  const text = [`${plural(unknown, 'verdict')} could not be decided, which is not a pass`, ...unread].join('. ');
  return [{ level: 'warning', title: `${unknown} unknown`, text }];
};

const cut = (annotations: readonly Annotation[]): readonly Annotation[] => {
  const [first] = annotations;
  if (!first || annotations.length <= shown) return annotations;
  const more = annotations.length - shown + 1;
  const last = {
    level: first.level,
    title: `and ${more} more`,
    text: `GitHub shows ${shown} of a level; the other forms of the report list them all`,
  };
  return [...annotations.slice(0, shown - 1), last];
};

const nothing = ({ summary }: Report): Annotation => ({
  level: 'notice',
  title: 'ipv6-audit',
  text: `nothing open and nothing unknown, ${summary.pass} passed`,
});

const command = ({ level, title, text }: Annotation): string => `::${level} title=${property(plain(title, 200))}::${data(plain(text))}`;

// https://github.com/actions/toolkit/blob/main/packages/core/src/command.ts; line breaks are gone already.
const data = (text: string): string => text.replaceAll('%', '%25');
const property = (text: string): string => data(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
