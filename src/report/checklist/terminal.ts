import type { Checklist } from '../../model/checklist/checklist.ts';
import { isOpen, needs, type Step, type StepItem } from '../../model/checklist/step.ts';
import { stages } from '../../model/stage.ts';
import { acceptedText } from '../accepted.ts';
import { sanitise } from '../sanitise.ts';
import { makeStyle, type Style, type Surface } from '../style.ts';
import { costLines } from './cost.ts';
import { pressureLines } from './pressure.ts';
import { countedStates, evidenceText, gapActions, messageOf, placesOf, type Section, settingsTexts, shortId } from './sections.ts';

/** So many resources of a step are told; the rest is counted. */
const listed = 4;

/** The checklist in a terminal: the order, the boxes and the commands. */
export const checklistTerminal = (checklist: Checklist, surface: Surface): string => {
  const style = makeStyle(surface);
  const lines = [
    ...style.block(0, `${style.paint.bold(`IPv6 migration checklist: ${checklist.target}`)}  read ${checklist.collectedAt.slice(0, 10)}`),
    ...needs.map(
      (need) =>
        `  ${need.padEnd(12)}${countedStates(checklist)
          .map((state) => `${String(checklist.summary[need][state]).padStart(4)} ${state.replaceAll('-', ' ')}`)
          .join('  ')}`,
    ),
    ...gapLines(checklist, style),
    ...settingsTexts(checklist).flatMap((text) => style.block(2, style.paint.yellow(sanitise(text)))),
    ...placesOf(checklist).flatMap((section) => sectionLines(section, style)),
    '',
    ...pressureLines(checklist.pressure, style),
    '',
    ...costLines(checklist.cost, style),
    '',
    ...style.block(0, 'Next: --format markdown --output checklist.md for the team, --fix-dir DIR for Terraform and a script.'),
  ];
  return `${lines.map((line) => line.trimEnd()).join('\n')}\n`;
};

const gapLines = (checklist: Checklist, { block, paint }: Style): readonly string[] => {
  if (checklist.gaps.length === 0) return [];
  const actions = gapActions(checklist);
  const advice = actions.length > 0 ? `: grant ${actions.join(', ')} and run it again` : '';
  return block(2, paint.magenta(`Not everything could be read${advice}.`));
};

const sectionLines = (section: Section, style: Style): readonly string[] => [
  '',
  ...style.block(0, style.paint.bold.underline(sanitise(section.title))),
  ...planLines(section, style),
  ...workloadLines(section, style),
  ...section.stages.flatMap(({ stage, steps }) => [
    '',
    ...style.block(2, style.paint.bold(stages[stage])),
    ...steps.flatMap((step) => stepLines(step, section, style)),
  ]),
];

const planLines = ({ plan }: Section, { block, paint }: Style): readonly string[] => {
  if (!plan) return [];
  const note = plan.source === 'associated' ? '' : `  stands for the block that ${plan.ipamPoolId ?? 'Amazon'} will give`;
  const width = Math.max(...plan.subnets.map(({ subnetId, zone }) => (subnetId ?? `new in ${zone}`).length), 0);
  return [
    '',
    ...block(2, `${paint.bold('Address plan')}  ${plan.block}${paint.dim(note)}`),
    ...plan.subnets.flatMap(({ subnetId, zone, ipv4, block: cidr, state }) =>
      block(4, `${sanitise(subnetId ?? `new in ${zone}`).padEnd(width)}  ${cidr}  ${paint.dim(`${ipv4 ?? 'IPv6-only'}, ${state}`)}`),
    ),
    ...plan.problems.flatMap((problem) => block(4, paint.yellow(sanitise(problem)))),
  ];
};

const workloadLines = ({ workloads }: Section, { block, paint }: Style): readonly string[] =>
  workloads.length === 0
    ? []
    : [
        '',
        ...block(2, paint.bold('Workloads')),
        ...workloads.flatMap(({ resource, state, own, before }) => {
          const steps = [own.length > 0 ? `steps ${own.join(', ')}` : '', before.length > 0 ? `after ${before.join(', ')}` : '']
            .filter(Boolean)
            .join(', ');
          return block(
            4,
            `${sanitise(`${resource.kind} ${shortId(resource)}`)}  ${state.replaceAll('-', ' ')}${steps ? paint.dim(`  ${steps}`) : ''}`,
          );
        }),
      ];

const stepLines = (step: Step, { numberOf }: Section, style: Style): readonly string[] => {
  const { paint, block } = style;
  const after = step.after.flatMap((id) => numberOf(id) ?? []);
  const marks = [
    step.need,
    step.risk,
    after.length > 0 ? `after ${after.join(', ')}` : undefined,
    step.state === 'check-by-hand' ? 'check by hand' : undefined,
    step.state === 'accepted' ? 'accepted' : undefined,
  ];
  const open = step.items.filter(isOpen);
  const accepted = step.items.filter(({ state }) => state === 'accepted');
  const done = step.items.length - open.length - accepted.length;
  const more = open.length - listed;
  return [
    ...block(4, `${boxOf(step, style)} ${step.number}. ${paint.bold(step.title)}  ${paint.dim(marks.filter(Boolean).join(', '))}`),
    ...open.slice(0, listed).flatMap((item) => itemLines(item, style)),
    ...(more > 0 ? block(8, paint.dim(`and ${more} more`)) : []),
    ...accepted.slice(0, listed).flatMap((item) => acceptedLines(item, style)),
    ...(accepted.length > listed ? block(8, paint.dim(`and ${accepted.length - listed} more accepted`)) : []),
    ...(done > 0 ? block(8, paint.dim(`${done} done: ${sanitise(doneText(step))}`)) : []),
  ];
};

const boxOf = ({ state }: Step, { paint }: Style): string => {
  if (state === 'accepted') return '[-]';
  return state === 'done' ? paint.green('[x]') : '[ ]';
};

const acceptedLines = (item: StepItem, { paint, block }: Style): readonly string[] => {
  const name = item.resource ? shortId(item.resource) : 'what could not be read';
  return block(8, paint.dim(sanitise(`[-] ${name}: ${item.message} (${acceptedText(item)})`)));
};

const doneText = (step: Step): string =>
  step.items
    .filter(({ state }) => state === 'done')
    .slice(0, listed)
    .map((item) => [item.resource ? shortId(item.resource) : '', evidenceText(item)].filter(Boolean).join(', '))
    .join('; ');

const itemLines = (item: StepItem, style: Style): readonly string[] => {
  const { paint, block } = style;
  const head = item.state === 'check-by-hand' ? paint.magenta('check by hand: ') : item.when === 'later' ? paint.dim('then: ') : '';
  const missing = item.missing.length > 0 ? ` (lacking ${item.missing.join(', ')})` : '';
  const name = item.resource ? shortId(item.resource) : 'what could not be read';
  return [
    ...block(8, `[ ] ${paint.bold(sanitise(name))}: ${head}${sanitise(messageOf(item))}${missing}`),
    ...(item.fix?.cli ?? []).flatMap((command) => style.command(10, sanitise(command))),
  ];
};
