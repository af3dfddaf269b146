import type { Report } from '../model/report.ts';
import { isAtLeast, type Target } from '../model/verdict.ts';
import { aimedAt, type Asked, isRuleAsked, sameNames, type Side } from './diff-sides.ts';

interface Compared {
  readonly old: Side;
  readonly now: Side;
  readonly asked: Asked;
  /** Those that both were judged for and that were asked for. */
  readonly targets: readonly Target[];
}

/** Why the two do not compare in everything, a sentence each. */
export const warningsOf = (compared: Compared, tool: Report['tool']): string[] => {
  const { old, now } = compared;
  const made = [old, now].map(({ source, report }) => (source === 'report' ? report.tool.version : tool.version));
  return [
    ...(old.report.collectedAt > now.report.collectedAt ? ['The old file was read after the new one: are they the wrong way round?'] : []),
    ...(made[0] === made[1]
      ? []
      : [`The old file was judged by version ${made[0]} and the new one by ${made[1]}: a rule may have come to judge otherwise.`]),
    ...ruleWarnings(compared),
    ...optionWarnings(compared),
  ];
};

const optionWarnings = ({ old, now, asked, targets }: Compared): readonly string[] => {
  const [then, since] = [old.report.options, now.report.options];
  const differing = (all: string, before: readonly string[], after: readonly string[], so = ''): readonly string[] =>
    sameNames(before, after) ? [] : [`The old file was judged for ${listOf(before, all)} and the new one for ${listOf(after, all)}${so}.`];
  // What was not asked for need not be the same.
  const vpcs = (own: readonly string[]) =>
    own.length === 0 || asked.vpcs.length === 0 ? [...own, ...asked.vpcs] : within(own, asked.vpcs);
  const aims = (own: readonly Target[]) => within(own, asked.targets);
  const thresholdOf = ({ severity }: Report['options']) => (isAtLeast(severity, asked.severity) ? severity : asked.severity);
  const higher = isAtLeast(then.severity, since.severity) ? (['old', then.severity] as const) : (['new', since.severity] as const);
  return [
    ...differing('', aims(then.targets), aims(since.targets), `; only ${targets.join(', ')} is compared`),
    ...differing('all VPCs', vpcs(then.vpcs), vpcs(since.vpcs)),
    ...differing('whatever its tags', then.tags, since.tags),
    ...(isSame(then.exclude, since.exclude) ? [] : ['The configurations of the two files exclude different things.']),
    ...(isSame(then.severityOverrides, since.severityOverrides) ? [] : ['The configurations of the two files set different severities.']),
    ...(since.passes === 'counted'
      ? ['The new file only counts what passes: what was mended is under no longer visible. Scan with --passes.']
      : []),
    ...(thresholdOf(then) === thresholdOf(since) ? [] : [`The ${higher[0]} file leaves out findings below ${higher[1]}.`]),
  ];
};

const isSame = (a: object | undefined, b: object | undefined): boolean => JSON.stringify(a ?? {}) === JSON.stringify(b ?? {});

const within = <Name extends string>(names: readonly Name[], wanted: readonly Name[]): readonly Name[] =>
  names.filter((name) => wanted.includes(name));

const listOf = (names: readonly string[], all: string): string => (names.length === 0 ? all : names.join(', '));

const ruleWarnings = ({ old, now, asked, targets }: Compared): readonly string[] => {
  const [then, since] = [rulesOf(old.report, targets), rulesOf(now.report, targets)];
  const wanted = (id: string) => isRuleAsked(asked, id);
  const onlyThen = then.filter((id) => wanted(id) && !since.includes(id));
  const onlyNow = since.filter((id) => wanted(id) && !then.includes(id));
  const parts = [
    ...(onlyThen.length > 0 ? [`${fewOf(onlyThen)} only in the old file`] : []),
    ...(onlyNow.length > 0 ? [`${fewOf(onlyNow)} only in the new one`] : []),
  ];
  // A report's readiness counts all the rules that it was judged by.
  const aside = [...then, ...since].some((id) => !wanted(id));
  return [
    ...(parts.length > 0 ? [`Not the same rules: ${parts.join(', ')}. Their verdicts are not compared; readiness counts them.`] : []),
    ...(aside ? ['Readiness in a report counts every rule that it was judged by, not only those of --rule and --skip-rule.'] : []),
  ];
};

/** The rules that say something for one of the targets. */
const rulesOf = ({ rules }: Report, targets: readonly Target[]): readonly string[] =>
  rules.filter(({ severity }) => aimedAt(severity, targets)).map(({ id }) => id);

const fewOf = (names: readonly string[]): string =>
  names.length > 3 ? `${names.slice(0, 3).join(', ')} and ${names.length - 3} more` : names.join(', ');
