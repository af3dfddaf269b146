import type { Severity, SeverityByTarget } from '../../../model/verdict.ts';
import { type Child, el } from '../../html/element.ts';
import { badge, identity } from '../../html/parts.ts';
import { plain } from '../../plain.ts';
import { severityTexts } from '../../severity.ts';

/** Names that others gave are as long as they like; nobody reads more of one. */
const longestName = 200;
const longestText = 4000;

export const short = (text: string): string => plain(text, longestName);
export const bounded = (text: string): string => plain(text, longestText);

export const called = (id: string, label: string | null): Child => identity(short(id), label === null ? null : short(label));

export const number = (value: number): string => value.toLocaleString('en');

const paint: Readonly<Record<Severity, string>> = { blocker: 'bad', high: 'bad', medium: 'open', low: 'plain', info: 'plain' };

/** `blocker` with the target that it blocks, for each target. */
export const severityBadges = (severity: SeverityByTarget): readonly Child[] =>
  severityTexts(severity).map(([text, weight]) =>
    el('span', { class: 'weight' }, badge(paint[weight], weight), ' ', el('small', { class: 'whole' }, text.replace(` ${weight}`, ''))),
  );
