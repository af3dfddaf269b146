import type { Pressure, SubnetPressure, VpcPressure, Workload } from '../../model/checklist/pressure.ts';
import { table } from '../rule-markdown.ts';
import { sanitise } from '../sanitise.ts';
import type { Style } from '../style.ts';
import { cell, doubtTexts, few, grantOf, grouped, plural, titled, unreadTexts } from './cells.ts';
import { type PlainTable, pressureTables } from './pressure-tables.ts';
import {
  blocksText,
  freesText,
  fullestFirst,
  headline,
  holdsText,
  known,
  overlapText,
  ownersText,
  placeText,
  prefixText,
  workloadText,
} from './pressure-texts.ts';

/** How many rows a terminal shows of each list; the rest is counted. */
const most = 10;

/** The pressure on IPv4 as a part of a Markdown document, below a heading of its own. */
export const pressureMarkdown = (pressure: Pressure, heading = '##'): readonly string[] => [
  `${heading} IPv4 pressure`,
  '',
  `${cell(headline(pressure))}.`,
  '',
  ...pressureTables(pressure).flatMap((each) => [`${heading}# ${each.title}`, '', ...tableMarkdown(each), '']),
  ...(pressure.unread.length > 0 ? [`${heading}# Not read`, '', ...unreadTexts(pressure.unread).map((text) => `- ${cell(text)}`), ''] : []),
];

export const tableMarkdown = ({ head, rows }: PlainTable): readonly string[] =>
  table(
    head,
    rows.map((row) => row.map(cell)),
  );

/** The same for a terminal, shortened to what matters most. */
export const pressureLines = (pressure: Pressure, style: Style): readonly string[] => {
  const { paint, block } = style;
  const placed = placeText(pressure);
  const workloads = (title: string, rows: readonly Workload[], text: (row: Workload) => string, isRanked = false) =>
    list(title, rows, style, (row, index) => [
      ...block(2, `${isRanked ? `${index + 1}. ` : ''}${paint.bold(sanitise(workloadText(row) + placed(row)))}`),
      ...block(isRanked ? 5 : 4, sanitise(text(row))),
    ]);
  const crowded = fullestFirst(pressure.subnets).filter(({ runsShort, doubts }) => runsShort !== false || doubts.length > 0);
  return [
    paint.bold.underline('IPv4 pressure'),
    ...block(0, `${sanitise(headline(pressure))}.`),
    ...list('Subnets that run short, or may', crowded, style, (row) => subnetLines(row, style)),
    ...list('VPCs', pressure.vpcs, style, (row) => vpcLines(row, style)),
    ...workloads('Move these first', pressure.moveFirst, (row) => `frees ${freesText(row)} (${holdsText(row)}): ${row.how ?? ''}`, true),
    ...workloads('What keeps IPv4', pressure.keepsIpv4, (row) => `${holdsText(row)}: ${row.why}`),
    ...workloads('What may move or not', pressure.unclear, (row) => `${holdsText(row)}: ${row.why}${grantOf(row.missing)}`),
    ...unreadLines(unreadTexts(pressure.unread), style),
  ];
};

/** What could not be read, as a part of its own. */
export const unreadLines = (texts: readonly string[], { paint, block }: Style): readonly string[] =>
  texts.length === 0 ? [] : ['', paint.magenta.bold('Not read, and so unknown'), ...texts.flatMap((text) => block(2, sanitise(text)))];

const list = <Row>(
  title: string,
  rows: readonly Row[],
  { paint, block }: Style,
  lines: (row: Row, index: number) => readonly string[],
): readonly string[] => {
  if (rows.length === 0) return [];
  const more = rows.length - most;
  return [
    '',
    paint.bold(title),
    ...rows.slice(0, most).flatMap(lines),
    ...(more > 0 ? block(2, paint.dim(`and ${grouped(more)} more; --format json lists them all`)) : []),
  ];
};

const subnetLines = (row: SubnetPressure, { paint, block }: Style): readonly string[] => [
  ...block(2, `${paint.bold(sanitise(titled(row.subnetId, row.name)))}  ${row.cidr}  ${row.zone ?? ''}`.trimEnd()),
  ...block(
    4,
    `${known(row.free)} of ${grouped(row.usable)} free, ${plural(row.prefixes, 'prefix')} delegated, ${prefixText(row)} of /28 left`,
  ),
  ...block(4, sanitise(`taken ${known(row.used)}: ${ownersText(row.owners, row.unattributed)}`)),
  ...doubtTexts(row.doubts).flatMap((text) => block(4, paint.magenta(sanitise(`unknown: ${text}`)))),
];

const vpcLines = (row: VpcPressure, { paint, block }: Style): readonly string[] => [
  ...block(2, `${paint.bold(sanitise(titled(row.vpcId, row.name)))}  ${row.blocks.join(', ')}`),
  ...block(
    4,
    `${known(row.free)} of ${known(row.usable)} free in ${plural(row.subnets, 'subnet')}, ${known(row.unassigned)} in no subnet; blocks ${blocksText(row)}`,
  ),
  ...(row.overlaps.length > 0 ? block(4, few(row.overlaps, 3, overlapText, '; ')) : []),
  ...doubtTexts(row.doubts).flatMap((text) => block(4, paint.magenta(sanitise(`unknown: ${text}`)))),
];
