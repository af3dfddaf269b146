import { compare } from '../model/order.ts';
import { isOpen, type Readiness, type Report, type ReportVerdict } from '../model/report.ts';
import { rankOf, severities, worstOf } from '../model/verdict.ts';
import { gapGroups, gapSentence } from './gap-groups.ts';
import { codeBlock, codeText, htmlText, inlineText } from './markdown-text.ts';
import { table } from './rule-markdown.ts';
import { acceptedTexts, aimsOf, plural, shortId, statusText } from './terminal.ts';

/** A comment on GitHub holds 65,536 characters; a step summary holds more (https://docs.github.com/actions/reference/limits). */
const mostCharacters = 65_000;
const mostRows = 50;
const mostResources = 10;

/** The report for a pull request or for $GITHUB_STEP_SUMMARY: the readiness in sight, the findings folded. */
export const renderMarkdown = (report: Report): string => {
  const blocks = [
    ...headBlocks(report),
    ...readinessBlocks(report),
    ...findingBlocks(report),
    ...unknownBlocks(report),
    ...gapBlocks(report),
  ];
  return `${fitted(blocks).join('\n\n')}\n`;
};

const fitted = (blocks: readonly string[]): readonly string[] => {
  const lengths = blocks.map(({ length }) => length + 2);
  let used = 0;
  const kept = lengths.findIndex((length) => (used += length) > mostCharacters - 200);
  return kept === -1
    ? blocks
    : [
        ...blocks.slice(0, kept),
        `**Cut here:** ${plural(blocks.length - kept, 'section')} more would not fit; the JSON report has everything.`,
      ];
};

const headBlocks = (report: Report): readonly string[] => {
  const { tool, collectedAt, summary, readiness } = report;
  const found = severities.flatMap((each) => (summary.findings[each] > 0 ? [`${summary.findings[each]} ${each}`] : []));
  const hidden = summary.hidden > 0 ? ` (${summary.hidden} below ${report.options.severity} not shown)` : '';
  const ready = readiness.filter(({ status }) => status === 'ready').length;
  return [
    `## IPv6 readiness: ${ready} of ${readiness.length} ready`,
    `**${found.length > 0 ? found.join(', ') : 'No findings'}**${hidden}, **${summary.findings.unknown} unknown**, ${[`${summary.pass} passed`, ...acceptedTexts(summary.findings)].join(', ')}. ${tool.name} ${inlineText(tool.version)}, read ${collectedAt.slice(0, 16).replace('T', ' ')} UTC.`,
    ...warningBlock(report),
  ];
};

/** In sight whatever else is folded or cut. */
const warningBlock = (report: Report): readonly string[] => {
  const { unknown } = report.summary.findings;
  const unread = gapGroups(report);
  if (unknown + unread.length === 0) return [];
  const lines = [
    '> [!WARNING]',
    `> **${plural(unknown, 'verdict')} could not be decided, which is not a pass.**`,
    ...unread.slice(0, 5).map((group) => `> - ${inlineText(gapSentence(group))}`),
    ...(unread.length > 5 ? [`> - and ${unread.length - 5} more, below`] : []),
  ];
  return [lines.join('\n')];
};

const statusOrder: readonly Readiness['status'][] = ['blocked', 'unknown', 'needs-work', 'ready'];

const readinessBlocks = ({ readiness }: Report): readonly string[] => {
  const rows = readiness.toSorted((a, b) => statusOrder.indexOf(a.status) - statusOrder.indexOf(b.status));
  const counted = [...severities, 'unknown'] as const;
  const accepted = rows.some(({ counts }) => acceptedTexts(counts).length > 0);
  const lines = table(
    ['VPC', 'Where', 'Target', 'Readiness', ...counted, ...(accepted ? ['accepted'] : [])],
    rows
      .slice(0, mostRows)
      .map((row) => [
        vpcText(row),
        codeText(`${row.account}/${row.region}`),
        row.target,
        `**${statusText[row.status]}**`,
        ...counted.map((each) => String(row.counts[each])),
        ...(accepted ? [acceptedTexts(row.counts).join(', ')] : []),
      ]),
  );
  const more = rows.length - mostRows;
  if (rows.length === 0) return [];
  return [lines.join('\n'), ...(more > 0 ? [`And ${more} more, none of them worse.`] : [])];
};

const vpcText = ({ vpcId, name }: Readiness): string =>
  vpcId === null ? 'outside any VPC' : [codeText(vpcId), ...(name ? [inlineText(name, 60)] : [])].join(' ');

const findingBlocks = (report: Report): readonly string[] => {
  const groups = grouped(report, 'fail', ({ rule, severity }) => `${rankOf(worstOf(severity))} ${rule}`);
  return groups.length === 0 ? [] : ['### Findings', ...groups.map((group) => groupBlock(group, report))];
};

const unknownBlocks = (report: Report): readonly string[] => {
  const groups = grouped(report, 'unknown', ({ rule }) => rule);
  return groups.length === 0 ? [] : ['### Unknown', ...groups.map((group) => groupBlock(group, report))];
};

/** The biggest group of the worst findings first. */
const grouped = (report: Report, status: ReportVerdict['status'], key: (verdict: ReportVerdict) => string) => {
  const groups = Map.groupBy(
    report.verdicts.filter((verdict) => verdict.status === status && isOpen(verdict)),
    key,
  );
  const weight = ([first]: readonly ReportVerdict[]) => (first ? rankOf(worstOf(first.severity)) : 0);
  return [...groups]
    .toSorted(([aKey, a], [bKey, b]) => weight(a) - weight(b) || b.length - a.length || compare(aKey, bKey))
    .map(([, group]) => group);
};

const groupBlock = (group: readonly ReportVerdict[], report: Report): string => {
  const first = group[0] as ReportVerdict;
  const title = report.rules.find(({ id }) => id === first.rule)?.title ?? first.rule;
  const weight = first.status === 'unknown' ? 'unknown' : worstOf(first.severity);
  const more = group.length - mostResources;
  return [
    `<details><summary><b>${weight}</b>: ${htmlText(title)} (${group.length})</summary>`,
    `${codeText(first.rule)}, ${aimsOf(first)}`,
    [...group.slice(0, mostResources).map(resourceLine), ...(more > 0 ? [`- and ${more} more`] : [])].join('\n'),
    ...fixBlocks(first, group.length),
    '</details>',
  ].join('\n\n');
};

const resourceLine = (verdict: ReportVerdict): string => {
  const name = verdict.resource?.name ? ` ${inlineText(verdict.resource.name, 60)}` : '';
  return `- ${codeText(shortId(verdict), 150)}${name} in ${codeText(`${verdict.account}/${verdict.region}`)}: ${inlineText(verdict.message, 400)}`;
};

const fixBlocks = ({ fix }: ReportVerdict, count: number): readonly string[] => {
  if (!fix) return [];
  const each = count > 1 ? ', shown for the first' : '';
  return [`Fix (${fix.effect}${each}): ${inlineText(fix.summary, 400)}`, ...(fix.cli.length > 0 ? [codeBlock(fix.cli, 'sh')] : [])];
};

const gapBlocks = (report: Report): readonly string[] => {
  const groups = gapGroups(report);
  return groups.length === 0 ? [] : ['### Not read', ...groups.map((group) => `- ${inlineText(gapSentence(group), 600)}`)];
};
