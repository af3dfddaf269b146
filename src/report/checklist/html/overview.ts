import type { Checklist } from '../../../model/checklist/checklist.ts';
import { needs } from '../../../model/checklist/step.ts';
import { type Child, el } from '../../html/element.ts';
import { code, folded, joined, prose, table } from '../../html/parts.ts';
import { plural } from '../cells.ts';
import { countedStates, gapActions, settingsTexts } from '../sections.ts';

/** How much there is to do, and, loudly, what could not be read. */
export const overview = (checklist: Checklist): Child =>
  el(
    'section',
    { id: 'overview', 'aria-labelledby': 'overview-title' },
    el('h2', { id: 'overview-title' }, 'Overview'),
    alarm(checklist),
    ...settingsTexts(checklist).map((text) => el('p', {}, prose(text))),
    checklist.steps.length === 0 && el('p', {}, 'No step of this target is about anything that was read.'),
    el(
      'div',
      { class: 'counts' },
      table({
        caption: 'Steps by need and state',
        head: ['Need', ...countedStates(checklist).map((state) => capital(state.replaceAll('-', ' ')))],
        rows: needs.map((need) => [capital(need), ...countedStates(checklist).map((state) => checklist.summary[need][state])]),
      }),
    ),
    folded('What the words mean', legend()),
    tools(checklist),
  );

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

const alarm = (checklist: Checklist): Child => {
  const { gaps } = checklist;
  const actions = gapActions(checklist);
  if (gaps.length === 0) return undefined;
  return el(
    'div',
    { class: 'alarm' },
    el('h3', {}, `Not everything could be read: ${plural(gaps.length, 'gap')}`),
    el('p', {}, 'What rests on it says “check by hand”: it may be done, or not.'),
    actions.length > 0 && el('p', {}, 'Grant ', joined(actions.map(code)), ' and run it again.'),
    el(
      'details',
      { class: 'for-paper' },
      el('summary', {}, 'What could not be read'),
      table({
        caption: 'Gaps',
        head: ['Kind', 'Account', 'Region', 'Reason', 'In AWS’s words'],
        rows: gaps.map(({ kind, account, region, reason, message, item }) => [
          item === undefined ? kind : `${kind} ${item}`,
          account,
          region,
          reason,
          message,
        ]),
      }),
    ),
  );
};

const words: readonly (readonly [string, string])[] = [
  ['Required', 'The target is not reached without it.'],
  ['Recommended', 'It works without, but worse: slower, dearer, or with a trap for later.'],
  ['Optional', 'For completeness.'],
  ['In place', 'Nothing that runs is touched.'],
  ['Restart', 'Connections or instances are interrupted.'],
  ['Rebuild', 'A new resource takes over from the old one.'],
  ['Check by hand', 'What would tell could not be read. It is neither done nor known to be missing.'],
  ['Accepted', 'A waiver is for it; its reason, owner and last day are with the step.'],
  ['Done', 'AWS shows it; the evidence is with the step.'],
];

const legend = (): Child => el('dl', {}, ...words.flatMap(([word, meaning]) => [el('dt', {}, word), el('dd', {}, meaning)]));

const tools = ({ target, collectedAt }: Checklist): Child =>
  el(
    'div',
    { class: 'tools on-screen' },
    el('p', {}, el('input', { type: 'checkbox', id: 'hide-done' }), el('label', { for: 'hide-done' }, 'Hide steps that are done')),
    el(
      'div',
      { id: 'ticks', 'data-store': `ipv6-audit checklist ${target}`, 'data-read': collectedAt },
      el('span', { id: 'ticks-status', role: 'status' }, 'Ticks are not kept: no script runs here.'),
      el('button', { id: 'ticks-clear', type: 'button', hidden: true }, 'Clear my ticks'),
    ),
  );
