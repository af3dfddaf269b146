import { isOpen, type Step, type StepItem } from '../../../model/checklist/step.ts';
import { acceptedText } from '../../accepted.ts';
import { type Child, el, preformatted } from '../../html/element.ts';
import { badge, code, command, commands, folded, identity, joined, prose } from '../../html/parts.ts';
import { plural } from '../cells.ts';
import { evidenceLines, messageOf, type Section, shortId } from '../sections.ts';

export const stepLink = (number: number): Child => el('a', { href: `#step-${number}` }, `step ${number}`);

const riskKinds: Readonly<Record<NonNullable<Step['risk']>, string>> = { 'in place': 'good', restart: 'open', rebuild: 'bad' };
const effectKinds = { safe: 'good', disruptive: 'open', rebuild: 'bad' } as const;

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

/** One step with its resources: first what is left, then, folded, what is done. */
export const stepArticle = (step: Step, section: Section): Child => {
  const id = `step-${step.number}`;
  const open = step.items.filter(isOpen);
  const accepted = step.items.filter(({ state }) => state === 'accepted');
  const done = step.items.filter(({ state }) => state === 'done');
  return el(
    'article',
    { class: 'step', id, 'data-state': step.state },
    el(
      'div',
      { class: 'line' },
      step.state !== 'accepted' && box({ id: `${id}-box`, key: step.id, state: step.state, isStep: true }),
      el('div', {}, el('h4', {}, titleOf(step, id)), ' ', marks(step)),
    ),
    open.length > 0 && el('ul', { class: 'items' }, ...open.map((item, index) => openItem(item, `${id}-${index + 1}`, step.id))),
    accepted.length > 0 && acceptedItems(accepted),
    done.length > 0 && doneItems(done),
    particulars(step, section, open.length > 0),
  );
};

/** What is accepted is neither done nor to be done: it has no box. */
const titleOf = ({ number, title, state }: Step, id: string): Child =>
  state === 'accepted' ? `${number}. ${title}` : el('label', { for: `${id}-box` }, `${number}. ${title}`);

const acceptedItems = (items: readonly StepItem[]): Child =>
  el(
    'details',
    { class: 'for-paper' },
    el('summary', {}, `${plural(items.length, 'resource')} accepted`),
    el(
      'ul',
      { class: 'items' },
      ...items.map((item) => el('li', {}, subject(item), el('p', {}, prose(item.message)), el('p', {}, prose(acceptedText(item) ?? '')))),
    ),
  );

const box = ({ id, key, state, isStep = false }: { id: string; key: string; state: Step['state']; isStep?: boolean }): Child =>
  el('input', {
    type: 'checkbox',
    id,
    'data-key': key,
    'data-state': state,
    'data-step': isStep ? '' : undefined,
    checked: state === 'done',
  });

const marks = ({ need, risk, state }: Step): Child =>
  el(
    'span',
    { class: 'marks' },
    badge(need, capital(need)),
    risk !== null && badge(riskKinds[risk], capital(risk)),
    state === 'check-by-hand' && badge('hand', 'Check by hand'),
    state === 'accepted' && badge('hand', 'Accepted'),
    state === 'done' && badge('good', 'Done'),
  );

const openItem = (item: StepItem, id: string, stepId: string): Child =>
  el(
    'li',
    { class: 'line' },
    box({ id, key: `${stepId} ${item.fingerprint}`, state: item.state }),
    el(
      'div',
      {},
      el('label', { for: id }, subject(item)),
      item.state === 'check-by-hand' && [' ', badge('hand', 'Check by hand')],
      el('p', {}, item.state !== 'check-by-hand' && item.when === 'later' && el('strong', {}, 'Then: '), prose(messageOf(item))),
      item.missing.length > 0 && el('p', {}, 'Lacking: ', joined(item.missing.map(code))),
      item.fix !== null && remedy(item.fix),
      item.evidence.length > 0 && folded('What AWS says', evidence(item)),
    ),
  );

const remedy = ({ summary, effect, cli, terraform }: NonNullable<StepItem['fix']>): Child => [
  el('p', {}, prose(summary), effect !== 'safe' && [' ', badge(effectKinds[effect], capital(effect))]),
  commands(cli),
  terraform !== null && folded('Terraform', preformatted(terraform)),
];

/** Evidence of what is done is told for so many of a step; the rest is counted. */
const shown = 200;

const doneItems = (items: readonly StepItem[]): Child => {
  const more = items.length - shown;
  return el(
    'details',
    { class: 'for-paper' },
    el('summary', {}, `${plural(items.length, 'resource')} done: the evidence`),
    el(
      'ul',
      { class: 'items ticked' },
      ...items.slice(0, shown).map((item) => el('li', {}, subject(item), evidence(item))),
      more > 0 && el('li', {}, `and ${plural(more, 'resource')} more`),
    ),
  );
};

const evidence = (item: StepItem): Child => el('ul', { class: 'plain' }, ...evidenceLines(item).map((line) => el('li', {}, code(line))));

const subject = ({ resource }: StepItem): Child => (resource ? identity(shortId(resource), resource.name) : 'What could not be read');

const particulars = (step: Step, { numberOf }: Section, isOpen: boolean): Child => {
  const after = step.after.flatMap((id) => numberOf(id) ?? []);
  const entries: readonly (readonly [string, Child])[] = [
    ...(after.length > 0 ? [['After', joined(after.map(stepLink))] as const] : []),
    ...(isOpen
      ? ([
          ['Way back', prose(step.rollback)],
          ['Proof', command(step.proof)],
        ] as const)
      : []),
    ...(step.rule === null || !isOpen ? [] : [['Why', command(`ipv6-audit explain ${step.rule}`)] as const]),
  ];
  return entries.length > 0 && el('dl', {}, ...entries.flatMap(([term, told]) => [el('dt', {}, term), el('dd', {}, told)]));
};
