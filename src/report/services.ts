import stringWidth from 'string-width';
import type { ServicePage } from '../model/service-page.ts';
import { makeStyle, type Style, type Surface } from './style.ts';

export const serviceFormats = ['terminal', 'json'] as const;
export type ServiceFormat = (typeof serviceFormats)[number];

const columns: readonly { readonly head: string; readonly width: number; readonly cell: (page: ServicePage) => string }[] = [
  { head: 'Dual-stack', width: 12, cell: ({ support }) => marked(support, 'dualStack') },
  { head: 'IPv6-only', width: 11, cell: ({ support }) => marked(support, 'ipv6Only') },
  { head: 'How', width: 12, cell: ({ migration }) => migration?.path ?? '-' },
  { head: 'Needs IPv4', width: 12, cell: ({ migration }) => needWords[`${migration?.needsIpv4}`] ?? '-' },
  { head: 'Rules', width: 5, cell: ({ rules }) => `${rules.length}` },
];
const needWords: Readonly<Record<string, string>> = { true: 'yes', false: 'no' };
const marked = ({ correction, table, ...ours }: ServicePage['support'], member: 'dualStack' | 'ipv6Only'): string => {
  const word = ours[member] ?? '-';
  return correction && word !== (table?.[member] ?? '-') ? `${word}*` : word;
};

const pad = (text: string, width: number): string => text + ' '.repeat(Math.max(0, width - stringWidth(text)));

/** Two lines per service, so that neither its name nor its host must be cut: what it is called and where, then the cells. */
const lines = (page: ServicePage, style: Style): readonly string[] => [
  ...style.block(0, `${style.paint.bold(page.name)} ${style.paint.dim(hostOf(page))}`),
  ...style.block(
    2,
    cells(({ cell }) => cell(page)),
  ),
];

const cells = (textOf: (column: (typeof columns)[number]) => string): string =>
  columns
    .map((column) => pad(textOf(column), column.width))
    .join('')
    .trimEnd();

const hostOf = ({ support, apiHost }: ServicePage): string => {
  if (support.publicEndpoint === 'no') return 'no API over IPv6, says AWS';
  if (!apiHost) return '';
  return apiHost.optIn ? apiHost.host : `${apiHost.host} (by default)`;
};

const legend = [
  'How: the way to dual-stack. Needs IPv4: in its subnets, even then. Rules: ours about it. A dash: nothing to know, or nothing found.',
  "*: AWS's table says otherwise or nothing; --format json has the source.",
  'Hosts are the names for both families that SDKs build with AWS_USE_DUALSTACK_ENDPOINT=true; that each has an AAAA record in every region is not verified.',
];

const renderTerminal = (pages: readonly ServicePage[], surface: Surface): string => {
  const style = makeStyle(surface);
  const head = style.block(
    2,
    cells((column) => column.head),
  );
  const notes = pages.length > 8 ? [] : pages.flatMap(notesOf);
  const foot = [...notes, ...legend].flatMap((text) => style.block(0, style.paint.dim(text)));
  return `${[...head.map((line) => style.paint.underline(line)), ...pages.flatMap((page) => lines(page, style)), '', ...foot].join('\n')}\n`;
};

/** What is said of few services can be said in full. */
const notesOf = ({ name, support, migration }: ServicePage): readonly string[] =>
  [support.correction?.note, migration?.note].flatMap((note) => (note === undefined ? [] : [`${name}: ${note}`]));

const renderers: Record<ServiceFormat, (pages: readonly ServicePage[], surface: Surface) => string> = {
  terminal: renderTerminal,
  json: (services) => `${JSON.stringify({ services }, null, 2)}\n`,
};

export const renderServices = (pages: readonly ServicePage[], format: ServiceFormat, surface: Surface): string =>
  renderers[format](pages, surface);
