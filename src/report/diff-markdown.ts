import type { Diff } from '../model/diff.ts';
import { worstOf } from '../model/verdict.ts';
import {
  apartTexts,
  countChanges,
  countTexts,
  isChanged,
  nothingChanged,
  type Section,
  sectionsOf,
  statusChange,
  vpcTitle,
  whenOf,
} from './diff-words.ts';
import { code, prose, table } from './rule-markdown.ts';
import { sanitise } from './sanitise.ts';
import { shortId } from './terminal.ts';

/** What changed, for a pull request or a wiki. */
export const renderDiffMarkdown = (diff: Diff): string => {
  const nothing = nothingChanged(diff);
  const body = nothing === undefined ? changeBlocks(diff) : [[nothing]];
  return `${[['## What changed for IPv6'], fileTable(diff), ...warningBlocks(diff), ...body].map((lines) => lines.join('\n')).join('\n\n')}\n`;
};

type Block = readonly string[];

const text = (words: string): string => prose(sanitise(words));
/** An id as code, unless it would break out of it. */
const id = (words: string): string => (/[`|]/.test(words) ? text(words) : code(sanitise(words)));

const fileTable = ({ files }: Diff): Block =>
  table(
    ['', 'File', 'Read'],
    (['old', 'new'] as const).map((which) => [
      which,
      `${id(files[which].file)} (${files[which].source}, ipv6-audit ${text(files[which].tool.version)})`,
      whenOf(files[which]),
    ]),
  );

const warningBlocks = ({ warnings }: Diff): readonly Block[] => warnings.map((warning) => [`> **Warning:** ${text(warning)}`]);

const changeBlocks = (diff: Diff): readonly Block[] => {
  const { hidden } = diff.summary;
  const apart = [...apartTexts(diff).map(text), ...(hidden > 0 ? [`${hidden} below ${diff.options.severity} not shown.`] : [])];
  return [
    [`**${countTexts(diff).join(', ')}**`],
    ...readinessBlocks(diff),
    ...sectionsOf(diff).flatMap(sectionBlocks),
    ...(apart.length > 0 ? [apart.map((line) => `- ${line}`)] : []),
  ];
};

const readinessBlocks = ({ readiness }: Diff): readonly Block[] => {
  const changed = readiness.filter(isChanged);
  const same = readiness.length - changed.length;
  const rows = changed.map((row) => [
    text(vpcTitle(row)),
    id(`${row.account}/${row.region}`),
    row.target,
    statusChange(row),
    countChanges(row),
  ]);
  return [
    ...(rows.length > 0 ? [['### Readiness'], table(['VPC', 'Where', 'Target', 'Readiness', 'Findings'], rows)] : []),
    ...(same > 0 ? [[changed.length > 0 ? `Readiness of ${same} more is as before.` : 'Readiness is as before.']] : []),
  ];
};

const sectionBlocks = ({ title, about, told }: Section): readonly Block[] => [
  [`### ${title} (${told.length})`],
  [`${about[0]?.toUpperCase()}${about.slice(1)}.`],
  table(
    ['Severity', 'Rule', 'Resource', 'Where', 'What'],
    told.map(({ finding, note, text: words, fix }) => [
      worstOf(finding.severity),
      id(finding.rule),
      `${id(shortId(finding))}${finding.resource?.name ? ` ${text(finding.resource.name)}` : ''}`,
      id(`${finding.account}/${finding.region}`),
      [words, note, fix === undefined ? '' : `fix ${fix}`].filter(Boolean).map(text).join('; '),
    ]),
  ),
];
