import type { AddressPlan } from '../../../model/checklist/address-plan.ts';
import type { Step } from '../../../model/checklist/step.ts';
import type { Workload } from '../../../model/checklist/workload.ts';
import { type Stage, stages } from '../../../model/stage.ts';
import { type Child, el } from '../../html/element.ts';
import { badge, block, code, identity, joined, name, prose, table } from '../../html/parts.ts';
import { planOrigin, type Section, shortId } from '../sections.ts';
import { stepArticle, stepLink } from './steps.ts';

export const placeId = (index: number): string => `place-${index + 1}`;

export const placeName = ({ vpcId, name: label }: Section): Child =>
  vpcId === '' ? 'Outside any VPC' : ['VPC ', name(vpcId), label !== null && [' (', name(label), ')']];

/** A VPC, or what stands in none: its workloads, its address plan, its steps. */
export const placeSection = (section: Section, index: number): Child => {
  const id = placeId(index);
  const isPlanned = section.stages.some(({ stage }) => stage === 'address-plan');
  return el(
    'section',
    { id, 'aria-labelledby': `${id}-title` },
    el(
      'h2',
      { id: `${id}-title` },
      placeName(section),
      el('br', {}),
      el('small', { class: 'dim' }, `account ${section.account}, ${section.region}`),
    ),
    section.workloads.length > 0 && [el('h3', {}, 'Workloads'), workloadTable(section.workloads)],
    section.plan && !isPlanned && [el('h3', {}, stages['address-plan']), ...planned(section.plan)],
    ...section.stages.map((each) => stageBlock(each, section)),
  );
};

const stageBlock = ({ stage, steps }: { readonly stage: Stage; readonly steps: readonly Step[] }, section: Section): Child => {
  const plan = stage === 'address-plan' ? section.plan : undefined;
  return el(
    'div',
    // With its plan a stage has something to tell, though its steps are done.
    { class: plan ? undefined : 'stage' },
    el('h3', {}, stages[stage]),
    plan && planned(plan),
    ...steps.map((step) => stepArticle(step, section)),
  );
};

const planned = (plan: AddressPlan): readonly Child[] => [
  el('p', {}, code(plan.block), ` ${planOrigin(plan)}.`),
  plan.subnets.length > 0 &&
    table({
      caption: 'Subnets and their blocks',
      head: ['Zone', 'Subnet', 'IPv4', 'IPv6', 'State'],
      rows: plan.subnets.map((row) => [
        row.zone,
        row.subnetId === null ? 'new, IPv6-only' : identity(row.subnetId, row.name),
        row.ipv4 === null ? '–' : block(row.ipv4),
        block(row.block),
        row.state === 'associated' ? badge('good', 'associated') : badge('open', `planned (block ${row.index})`),
      ]),
    }),
  plan.problems.length > 0 && el('ul', {}, ...plan.problems.map((problem) => el('li', {}, prose(problem)))),
  el(
    'p',
    { class: 'dim' },
    `Left for further subnets: ${plan.room.map(({ zone, free }) => `${free} in ${zone}`).join(', ') || 'no zone known'}.`,
  ),
];

const stateKinds: Readonly<Record<Workload['state'], string>> = {
  'to-do': 'open',
  waiting: 'open',
  'check-by-hand': 'hand',
  accepted: 'hand',
  ready: 'good',
};

const workloadTable = (workloads: readonly Workload[]): Child =>
  table({
    caption: 'What runs here, and the steps that each still waits for',
    head: ['Workload', 'Kind', 'State', 'Its steps', 'First'],
    rows: workloads.map(({ resource, state, own, before }) => [
      identity(shortId(resource), resource.name),
      resource.kind,
      badge(stateKinds[state], state.replaceAll('-', ' ')),
      own.length > 0 ? joined(own.map(stepLink)) : '–',
      before.length > 0 ? joined(before.map(stepLink)) : '–',
    ]),
  });
