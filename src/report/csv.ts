import { stringify } from 'csv-stringify/sync';
import type { Report, ReportVerdict } from '../model/report.ts';
import { acceptedText } from './accepted.ts';
import { plain } from './plain.ts';

/** Spreadsheets cut a cell at 32,767 characters. */
const mostOfCell = 30_000;

type Column = readonly [name: string, cell: (verdict: ReportVerdict, titles: ReadonlyMap<string, string>) => string];

/** New columns come last: the order is what people's scripts rely on. */
const columns: readonly Column[] = [
  ['status', ({ status }) => status],
  ['dual_stack', ({ severity }) => severity['dual-stack'] ?? ''],
  ['ipv6_only', ({ severity }) => severity['ipv6-only'] ?? ''],
  ['rule', ({ rule }) => rule],
  ['title', ({ rule }, titles) => titles.get(rule) ?? ''],
  ['account', ({ account }) => account],
  ['region', ({ region }) => region],
  ['vpcs', ({ resource }) => (resource?.vpcIds ?? []).join(' ')],
  ['kind', ({ kind }) => kind],
  ['resource', ({ resource }) => resource?.id ?? ''],
  ['name', ({ resource }) => resource?.name ?? ''],
  ['arn', ({ resource }) => resource?.arn ?? ''],
  ['message', ({ message }) => message],
  ['fix_effect', ({ fix }) => fix?.effect ?? ''],
  ['fix', ({ fix }) => fix?.summary ?? ''],
  ['missing_permissions', ({ missing }) => missing.join(' ')],
  ['accepted', (verdict) => acceptedText(verdict) ?? ''],
  ['fingerprint', ({ fingerprint }) => fingerprint],
];

const rowsAtOnce = 1_000;

/** One row per verdict, as RFC 4180 says, and no cell that a spreadsheet takes for a formula. */
export const renderCsv = function* ({ verdicts, rules }: Report): Generator<string> {
  const titles = new Map(rules.map(({ id, title }) => [id, title]));
  yield rowsOf([columns.map(([name]) => name)]);
  for (let at = 0; at < verdicts.length; at += rowsAtOnce)
    yield rowsOf(
      verdicts.slice(at, at + rowsAtOnce).map((verdict) => columns.map(([, cell]) => inert(plain(cell(verdict, titles), mostOfCell)))),
    );
};

const rowsOf = (rows: readonly (readonly string[])[]): string => stringify([...rows], { record_delimiter: '\r\n', escape_formulas: true });

/** The library marks what begins as a formula (https://owasp.org/www-community/attacks/CSV_Injection), not what does so after spaces. */
const inert = (cell: string): string => (/^\s+[=+\-@＝＋－＠]/.test(cell) ? `'${cell}` : cell);
