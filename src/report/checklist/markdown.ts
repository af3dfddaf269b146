import type { AddressPlan } from '../../model/checklist/address-plan.ts';
import type { Checklist } from '../../model/checklist/checklist.ts';
import { isOpen, needs, type Step, type StepItem } from '../../model/checklist/step.ts';
import type { Workload } from '../../model/checklist/workload.ts';
import { stages } from '../../model/stage.ts';
import { acceptedText } from '../accepted.ts';
import { code as plainCode, prose, table } from '../rule-markdown.ts';
import { sanitise } from '../sanitise.ts';
import { plural } from './cells.ts';
import { costMarkdown } from './cost.ts';
import { pressureMarkdown } from './pressure.ts';
import {
  countedStates,
  evidenceText,
  gapActions,
  messageOf,
  placesOf,
  planOrigin,
  type Section,
  settingsTexts,
  shortId,
} from './sections.ts';

/** The checklist as GitHub renders it: task lists, tables and folded sections. */
export const checklistMarkdown = (checklist: Checklist): string =>
  `${[
    `# IPv6 migration checklist: ${checklist.target}`,
    '',
    `${checklist.tool.name} ${checklist.tool.version}, from what was read on ${checklist.collectedAt.slice(0, 10)}. Nothing has been changed. Work from top to bottom: no step precedes what it needs.`,
    '',
    ...summaryTable(checklist),
    ...gapLines(checklist),
    ...settingsTexts(checklist).flatMap((text) => [`> ${prose(safe(text))}`, '']),
    ...placesOf(checklist).flatMap(sectionLines),
    ...pressureMarkdown(checklist.pressure),
    '',
    ...costMarkdown(checklist.cost),
  ].join('\n')}\n`;

const summaryTable = (checklist: Checklist): readonly string[] => [
  ...table(
    ['Steps', ...countedStates(checklist).map((state) => capital(state.replaceAll('-', ' ')))],
    needs.map((need) => [capital(need), ...countedStates(checklist).map((state) => String(checklist.summary[need][state]))]),
  ),
  '',
];

const gapLines = (checklist: Checklist): readonly string[] => {
  const { length } = checklist.gaps;
  const actions = gapActions(checklist);
  if (length === 0) return [];
  return [
    `> **Not everything could be read** (${plural(length, 'gap')}). What rests on it says “check by hand”.${actions.length > 0 ? ` Grant ${actions.map(code).join(', ')} and run it again.` : ''}`,
    '',
  ];
};

const sectionLines = (section: Section): readonly string[] => [
  `## ${prose(safe(section.title))}`,
  '',
  ...(section.plan ? planLines(section.plan) : []),
  ...(section.workloads.length > 0 ? workloadLines(section.workloads) : []),
  ...section.stages.flatMap(({ stage, steps }) => [`### ${stages[stage]}`, '', ...steps.flatMap((step) => stepLines(step, section))]),
];

const planLines = (plan: AddressPlan): readonly string[] => [
  '### Address plan',
  '',
  `${code(plan.block)} ${planOrigin(plan)}.`,
  '',
  ...table(
    ['Zone', 'Subnet', 'IPv4', 'IPv6', ''],
    plan.subnets.map((row) => [
      cell(row.zone),
      row.subnetId === null ? 'new, IPv6-only' : `${code(row.subnetId)}${row.name ? ` ${cell(row.name)}` : ''}`,
      row.ipv4 ? code(row.ipv4) : '–',
      code(row.block),
      row.state === 'associated' ? 'associated' : `planned (block ${row.index})`,
    ]),
  ),
  '',
  ...plan.problems.map((problem) => `- ${prose(safe(problem))}`),
  ...(plan.problems.length > 0 ? [''] : []),
  `Left for further subnets: ${plan.room.map(({ zone, free }) => `${free} in ${zone}`).join(', ') || 'no zone known'}.`,
  '',
];

const workloadLines = (workloads: readonly Workload[]): readonly string[] => [
  '### Workloads',
  '',
  ...table(
    ['Workload', 'State', 'Its steps', 'First'],
    workloads.map(({ resource, state, own, before }) => [
      `${cell(resource.kind)} ${code(shortId(resource))}${resource.name ? ` ${cell(resource.name)}` : ''}`,
      state === 'ready' ? 'ready' : `**${state.replaceAll('-', ' ')}**`,
      own.join(', ') || '–',
      before.join(', ') || '–',
    ]),
  ),
  '',
];

const stepLines = (step: Step, { numberOf }: Section): readonly string[] => {
  const after = step.after.map(numberOf).filter(Boolean);
  const marks = [
    capital(step.need),
    ...(step.risk ? [step.risk] : []),
    ...(after.length > 0 ? [`after ${after.join(', ')}`] : []),
    ...(step.state === 'check-by-hand' ? ['**check by hand**'] : []),
    ...(step.state === 'accepted' ? ['accepted'] : []),
  ];
  const open = step.items.filter(isOpen);
  const accepted = step.items.filter(({ state }) => state === 'accepted');
  const done = step.items.filter(({ state }) => state === 'done');
  return [
    `- ${boxOf(step)}**${step.number}. ${prose(step.title)}** (${marks.join(' · ')})`,
    ...open.flatMap(openLines),
    ...accepted.map(acceptedLine),
    ...doneLines(done),
    ...(open.length > 0 ? [`  - Back: ${prose(step.rollback)}`, `  - Proof: ${code(step.proof)}`] : []),
    '',
  ];
};

/** What is accepted is neither done nor to be done: it has no box. */
const boxOf = ({ state }: Step): string => (state === 'accepted' ? '' : `[${state === 'done' ? 'x' : ' '}] `);

const acceptedLine = (item: StepItem): string =>
  `  - ${subject(item)}: ${prose(safe(item.message))} (${prose(safe(acceptedText(item) ?? ''))})`;

const openLines = (item: StepItem): readonly string[] => {
  const later = item.when === 'later' ? 'then: ' : '';
  const missing = item.missing.length > 0 ? `; lacking ${item.missing.map(code).join(', ')}` : '';
  const head = item.state === 'check-by-hand' ? 'check by hand: ' : later;
  return [`  - [ ] ${subject(item)}: ${head}${prose(safe(messageOf(item)))}${missing}`, ...(item.fix ? fixLines(item.fix) : [])];
};

const fixLines = (fix: NonNullable<StepItem['fix']>): readonly string[] => {
  const effect = fix.effect === 'safe' ? '' : ` (${fix.effect})`;
  const commands = fenced('sh', fix.cli.map(safe));
  const terraform =
    fix.terraform === null
      ? []
      : ['<details><summary>Terraform</summary>', '', ...fenced('hcl', safeLines(fix.terraform)), '', '</details>'];
  return [
    `${prose(safe(fix.summary))}${effect}`,
    ...(fix.cli.length > 0 ? ['', ...commands] : []),
    ...(terraform.length > 0 ? ['', ...terraform] : []),
  ].map((line) => (line === '' ? '' : `    ${line}`));
};

/** A fence that the text cannot close. */
const fenced = (language: string, lines: readonly string[]): readonly string[] => {
  const longest = Math.max(2, ...lines.flatMap((line) => [...line.matchAll(/`+/g)].map(([ticks]) => ticks.length)));
  const fence = '`'.repeat(longest + 1);
  return [`${fence}${language}`, ...lines, fence];
};

/** Evidence of what is done is told for a few; the rest is counted. */
const shown = 5;

const doneLines = (items: readonly StepItem[]): readonly string[] => {
  const more = items.length - shown;
  return [
    ...items.slice(0, shown).map((item) => `  - [x] ${subject(item)}${evidenceOf(item)}`),
    ...(more > 0 ? [`  - [x] and ${more} more`] : []),
  ];
};

const evidenceOf = (item: StepItem): string => {
  const told = evidenceText(item);
  return told === '' ? '' : `: ${code(told)}`;
};

const subject = ({ resource }: StepItem): string =>
  resource ? `${code(shortId(resource))}${resource.name ? ` ${cell(resource.name)}` : ''}` : 'what could not be read';

/** Code that holds backticks is fenced by more of them. */
const code = (text: string): string => {
  const clean = safe(text);
  return clean.includes('`') ? `\`\` ${clean} \`\`` : plainCode(clean.replaceAll('|', String.raw`\|`));
};

const cell = (text: string): string => prose(safe(text));
const safe = (text: string): string => sanitise(text);
const safeLines = (text: string): readonly string[] => text.split('\n').map(safe);
const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
