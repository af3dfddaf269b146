import { type Child, el } from './element.ts';

export const code = (text: string): Child => el('code', {}, text);

/** A name that others gave, kept from turning round the text beside it. */
export const name = (text: string): Child => el('bdi', {}, text);

/** `id` and, where there is one, the name that people know it by. */
export const identity = (id: string, label: string | null): Child =>
  label === null || label === id ? code(id) : [code(id), ' ', name(label)];

/** A sentence in which backticks set code apart. */
export const prose = (text: string): Child =>
  text.split(/(`[^`]+`)/).map((part, index) => (index % 2 === 1 ? code(part.slice(1, -1)) : part));

/** Children with something between them. */
export const joined = (children: readonly Child[], separator: Child = ', '): Child =>
  children.map((child, index) => (index === 0 ? child : [separator, child]));

/** An address or block, in one piece as long as a small screen has room for it. */
export const block = (text: string): Child => el('code', { class: text.length <= 24 ? 'whole' : undefined }, text);

/** A command whose options are not broken behind their hyphens. */
export const command = (text: string): Child => el('code', {}, shellWords(text));

export const commands = (lines: readonly string[]): Child =>
  lines.length > 0 && el('pre', {}, el('code', {}, ...lines.flatMap((line, index) => [index > 0 && el('br', {}), shellWords(line)])));

const shellWords = (text: string): Child =>
  text
    .split(/( --[a-z\d-]{1,30}(?= |$))/)
    .map((part, index) => (index % 2 === 1 ? [' ', el('span', { class: 'whole' }, part.slice(1))] : part));

export const folded = (summary: Child, ...children: readonly Child[]): Child => el('details', {}, el('summary', {}, summary), ...children);

/** A word that says how things stand; its colour only repeats it. */
export const badge = (kind: string, text: string): Child => el('span', { class: `badge ${kind}` }, text);

/** An address in the world outside, followed only when it is asked for. */
export const source = (address: string): Child =>
  /^https:\/\/[^\s"<>]+$/.test(address) ? el('a', { href: address, rel: 'noreferrer' }, address.replace('https://', '')) : address;

interface Table {
  /** None where a heading says the same. */
  readonly caption: string | undefined;
  readonly head: readonly string[];
  readonly rows: readonly (readonly Child[])[];
}

/**
 * A table that turns into a list of cards where there is little room: then each cell says its own column, and the roles say that it is a
 * table still. Columns in which nothing stands are left out.
 */
export const table = ({ caption, head, rows }: Table): Child => {
  const columns = head.flatMap((label, index) => {
    const cells = rows.map((row) => row[index] ?? '');
    return cells.every((cell) => cell === '') ? [] : [{ label, index, isShort: cells.every(isShort) }];
  });
  const isNarrow = columns.length <= 2 || (columns.length <= 4 && columns.every((column) => column.isShort));
  return el(
    'table',
    { role: 'table', class: isNarrow ? undefined : 'cards' },
    caption !== undefined && el('caption', {}, caption),
    el(
      'thead',
      { role: 'rowgroup' },
      el('tr', { role: 'row' }, ...columns.map(({ label }) => el('th', { role: 'columnheader', scope: 'col' }, label))),
    ),
    el(
      'tbody',
      { role: 'rowgroup' },
      ...rows.map((row) => el('tr', { role: 'row' }, ...columns.map((column, place) => tableCell(row[column.index] ?? '', column, place)))),
    ),
  );
};

/** A column of these is not broken: no longer than an IPv4 block. */
const isShort = (cell: Child): boolean => (typeof cell === 'string' || typeof cell === 'number') && String(cell).length <= 18;

const tableCell = (cell: Child, column: { readonly label: string; readonly isShort: boolean }, place: number): Child => {
  const kind = cell === '' ? 'empty' : column.isShort ? 'short' : undefined;
  const shared = { 'data-label': column.label, class: kind };
  const value = el('div', {}, cell);
  return place === 0 ? el('th', { role: 'rowheader', scope: 'row', ...shared }, value) : el('td', { role: 'cell', ...shared }, value);
};
