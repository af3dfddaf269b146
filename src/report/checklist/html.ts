import type { Checklist } from '../../model/checklist/checklist.ts';
import { type Child, el } from '../html/element.ts';
import { htmlPage } from '../html/page.ts';
import { joined, name } from '../html/parts.ts';
import { overview } from './html/overview.ts';
import { placeId, placeName, placeSection } from './html/places.ts';
import { checklistStyles } from './html/styles.ts';
import { costSection, pressureSection } from './html/tables.ts';
import { ticksScript } from './html/ticks.ts';
import { placesOf, type Section } from './sections.ts';

/** The checklist as one file for a browser or a printer: the boxes can be ticked, and nothing is loaded or sent. */
export const checklistHtml = (checklist: Checklist): string => {
  const { tool, collectedAt, target, vpcs } = checklist;
  const places = placesOf(checklist);
  return htmlPage({
    title: `IPv6 migration checklist: ${target}`,
    about: [
      el(
        'p',
        {},
        `${tool.name} ${tool.version}, from what was read on ${collectedAt.slice(0, 10)}. Nothing has been changed. Work from top to bottom: no step precedes what it needs.`,
      ),
      vpcs.length > 0 && el('p', {}, 'Only ', joined(vpcs.map(name)), ' and what stands in no VPC.'),
    ],
    contents: {
      label: 'Contents',
      entries: [
        entry('overview', 'Overview'),
        ...places.map((place, index) => entry(placeId(index), placeName(place), `${place.account} ${place.region}${counts(place)}`)),
        entry('pressure', 'IPv4 pressure'),
        entry('cost', 'Cost'),
      ],
    },
    main: [overview(checklist), ...places.map(placeSection), pressureSection(checklist.pressure), costSection(checklist.cost)],
    footer: [el('p', {}, `Made by ${tool.name} ${tool.version} from what was read at ${collectedAt}.`)],
    styles: checklistStyles,
    script: ticksScript,
  });
};

const entry = (id: string, label: Child, more = ''): Child =>
  el('li', {}, el('a', { href: `#${id}` }, el('span', {}, label), more !== '' && el('small', {}, more)));

const counts = ({ stages }: Section): string => {
  const steps = stages.flatMap((stage) => stage.steps);
  const count = (state: string) => steps.filter((step) => step.state === state).length;
  const [open, byHand] = [count('to-do'), count('check-by-hand')];
  return [
    open > 0 ? `, ${open} to do` : '',
    byHand > 0 ? `, ${byHand} to check` : '',
    steps.length > 0 && open + byHand === 0 ? ', done' : '',
  ].join('');
};
