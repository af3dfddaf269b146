import type { Doubt, Unread } from '../../model/checklist/unread.ts';
import { sanitise } from '../sanitise.ts';

/**
 * Text of unknown origin as GitHub shows it letter for letter, also in a table: no markup, no HTML, no mention of a user,
 * no link that it makes itself of an address.
 */
export const cell = (text: string): string =>
  sanitise(text)
    .replaceAll('&', '&amp;')
    .replaceAll(/[\\`*_~|[\]#!]/g, String.raw`\$&`)
    .replaceAll('<', '&lt;')
    .replaceAll('@', '&#64;')
    .replaceAll(/:(?=\/\/|\w+:)/g, '&#58;')
    .replaceAll(/\b(www)\./gi, '$1&#46;');

/** `subnet-1 (private-a)`, for the terminal or, through `cell`, for Markdown. */
export const titled = (id: string, name: string | null): string => (name === null || name === id ? id : `${id} (${name})`);

/** The first few, and how many more there are. */
export const few = <Row>(rows: readonly Row[], most: number, textOf: (row: Row) => string, separator = ', '): string => {
  const shown = rows.slice(0, most).map(textOf);
  return [...shown, ...(rows.length > most ? [`${rows.length - most} more`] : [])].join(separator);
};

export const plural = (count: number, word: string): string =>
  `${grouped(count)} ${word}${count === 1 ? '' : /[sx]$/.test(word) ? 'es' : 's'}`;

/** `16,384`, the same on every machine. */
export const grouped = (count: number): string => String(count).replaceAll(/\B(?=(\d{3})+$)/g, ',');

export const grantOf = (missing: readonly string[]): string => (missing.length > 0 ? `; grant ${missing.join(', ')}` : '');

/** What the numbers lack, one sentence each, the same of several places once. */
export const unreadTexts = (unread: readonly Unread[]): readonly string[] =>
  [...Map.groupBy(unread, ({ kind, what, missing }) => [kind, what, ...missing].join(' ')).values()].flatMap((group) => {
    const [first] = group;
    if (!first) return [];
    const places = few(group, 3, ({ account, region }) => `${account} ${region}`);
    return `${first.kind} in ${places}: unknown is ${first.what}${grantOf(first.missing)}`;
  });

export const doubtTexts = (doubts: readonly Doubt[]): readonly string[] => doubts.map(({ why, missing }) => `${why}${grantOf(missing)}`);
