import type { Diff, ReadinessChange } from '../model/diff.ts';
import { rankOf, severities, worstOf } from '../model/verdict.ts';
import {
  apartTexts,
  countChanges,
  countTexts,
  few,
  isChanged,
  nothingChanged,
  type Section,
  sectionsOf,
  statusChange,
  type Told,
  vpcTitle,
  whenOf,
} from './diff-words.ts';
import { sanitise } from './sanitise.ts';
import { severityPaint } from './severity.ts';
import { makeStyle, type Style, type Surface } from './style.ts';
import { aimsOf, nameOf, shortId, statusPaint } from './terminal.ts';

/** How many resources of one rule are listed; the rest is counted. */
const listed = 4;

/** What changed, as an engineer reads it: readiness, then the findings, worst first. */
export const renderDiffTerminal = (diff: Diff, surface: Surface): string => {
  const style = makeStyle(surface);
  const nothing = nothingChanged(diff);
  const body = nothing === undefined ? changeLines(diff, style) : ['', ...style.block(0, style.paint.bold(nothing))];
  return `${[...headLines(diff, style), ...body].map((line) => line.trimEnd()).join('\n')}\n`;
};

const headLines = ({ tool, files, warnings }: Diff, { paint, block }: Style): readonly string[] => [
  ...block(0, paint.bold(`${tool.name} ${tool.version} diff`)),
  ...(['old', 'new'] as const).flatMap((which) =>
    block(
      0,
      `${which.toUpperCase()}  ${sanitise(files[which].file)} ${paint.dim(`(${files[which].source}, read ${whenOf(files[which])})`)}`,
    ),
  ),
  ...warnings.flatMap((warning) => block(0, `${paint.yellow('Warning:')} ${sanitise(warning)}`)),
];

const changeLines = (diff: Diff, style: Style): readonly string[] => {
  const { hidden } = diff.summary;
  const apart = apartTexts(diff);
  return [
    ...readinessLines(diff.readiness, style),
    ...sectionsOf(diff).flatMap((section) => sectionLines(section, style)),
    ...(apart.length > 0 ? ['', ...apart.flatMap((text) => style.block(0, text))] : []),
    '',
    ...style.block(0, style.paint.bold(countTexts(diff).join(', '))),
    ...(hidden > 0 ? style.block(0, style.paint.dim(`${hidden} below ${diff.options.severity} not shown`)) : []),
  ];
};

const readinessLines = (rows: readonly ReadinessChange[], style: Style): readonly string[] => {
  if (rows.length === 0) return [];
  const changed = rows.filter(isChanged);
  const same = rows.length - changed.length;
  const vpcs = Map.groupBy(changed, ({ account, region, vpcId }) => `${account} ${region} ${vpcId}`);
  return [
    '',
    ...style.block(0, style.paint.bold.underline('Readiness')),
    ...[...vpcs.values()].flatMap((group) => vpcLines(group, style)),
    ...(same > 0 ? style.block(2, style.paint.dim(changed.length > 0 ? `and ${same} more as before` : 'as before')) : []),
  ];
};

const vpcLines = (rows: readonly ReadinessChange[], style: Style): readonly string[] => {
  const first = rows[0] as ReadinessChange;
  const where = style.paint.dim(`${sanitise(first.account)}/${sanitise(first.region)}`);
  return [
    ...style.block(2, `${style.paint.bold(vpcTitle(first))}  ${where}`),
    ...rows.flatMap((row) => {
      const counts = countChanges(row);
      const status = (row.now ?? row.before)?.status ?? 'unknown';
      return [
        ...style.block(4, `${row.target.padEnd(11)} ${statusPaint(style, status)(statusChange(row))}`),
        ...(counts === '' ? [] : style.block(16, style.paint.dim(counts))),
      ];
    }),
  ];
};

const sectionLines = ({ title, about, told }: Section, style: Style): readonly string[] => {
  const [together, alone] = [told.filter((each) => each.together), told.filter((each) => !each.together)];
  const byRule = Map.groupBy(alone, ({ finding }) => `${rankOf(worstOf(finding.severity))} ${finding.rule}`);
  const byReason = Map.groupBy(together, ({ text }) => text);
  return [
    '',
    ...style.block(0, `${style.paint.bold.underline(`${title} (${told.length})`)} ${style.paint.dim(about)}`),
    ...[...byRule.values()].flatMap((group) => groupLines(group, style)),
    ...[...byReason].flatMap(([reason, group]) => reasonLines(reason, group, style)),
  ];
};

const reasonLines = (reason: string, group: readonly Told[], style: Style): readonly string[] => {
  const rules = [...new Set(group.map(({ finding }) => finding.rule))];
  const weights = severities.flatMap((severity) => {
    const count = group.filter(({ finding }) => worstOf(finding.severity) === severity).length;
    return count > 0 ? [severityPaint(style, severity)(`${count} ${severity}`)] : [];
  });
  return [
    ...style.block(2, `${weights.join(', ')}: ${style.paint.bold(sanitise(reason))}`),
    ...style.block(4, style.paint.dim(few(rules))),
  ];
};

const groupLines = (group: readonly Told[], style: Style): readonly string[] => {
  const { finding, fix } = group[0] as Told;
  const worst = worstOf(finding.severity);
  const more = group.length - listed;
  return [
    ...style.block(2, `${severityPaint(style, worst)(worst.toUpperCase())} ${style.paint.bold(sanitise(finding.title))}`),
    ...style.block(4, style.paint.dim(`${sanitise(finding.rule)} (${aimsOf(finding)})`)),
    ...group.slice(0, listed).flatMap((told) => toldLines(told, style)),
    ...(fix === undefined
      ? []
      : style.block(4, `${style.paint.green('Fix')} ${sanitise(fix)}${group.length > 1 ? '; for the first' : ''}`)),
    ...(more > 0 ? style.block(4, style.paint.dim(`and ${more} more; --format json lists them all`)) : []),
  ];
};

const toldLines = ({ finding, note, text }: Told, style: Style): readonly string[] => {
  const place = `${sanitise(finding.account)}/${sanitise(finding.region)}`;
  const aside = style.paint.dim([place, ...(note === '' ? [] : [note])].join(', '));
  return [
    ...style.block(4, `${style.paint.bold(sanitise(shortId(finding)))}${nameOf(finding)}  ${aside}`),
    ...(text === '' ? [] : style.block(6, sanitise(text))),
  ];
};
