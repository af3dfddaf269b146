import type { AddressPlan } from '../../model/checklist/address-plan.ts';
import type { Checklist } from '../../model/checklist/checklist.ts';
import { type Step, type StepItem, stepStates } from '../../model/checklist/step.ts';
import type { Workload } from '../../model/checklist/workload.ts';
import type { Exclude } from '../../model/config.ts';
import { type Stage, stageOrder } from '../../model/stage.ts';
import { grouped } from './cells.ts';

/** One VPC, or what stands in none, as every form of the checklist tells it. */
export interface Section {
  readonly title: string;
  readonly account: string;
  readonly region: string;
  /** Empty for what stands in none. */
  readonly vpcId: string;
  readonly name: string | null;
  readonly plan: AddressPlan | undefined;
  readonly workloads: readonly Workload[];
  readonly stages: readonly { readonly stage: Stage; readonly steps: readonly Step[] }[];
  /** The number of a step by its id, for what comes first. */
  readonly numberOf: (id: string) => number | undefined;
}

export const placesOf = (checklist: Checklist): readonly Section[] => {
  const numbers = new Map(checklist.steps.map(({ id, number }) => [id, number]));
  const keyOf = (place: { readonly account: string; readonly region: string; readonly vpcId: string | null }) =>
    `${place.account}/${place.region}/${place.vpcId ?? ''}`;
  const placeOf = ({ account, region, resource }: Workload) => ({ account, region, vpcId: resource.vpcIds[0] ?? null });
  // A VPC of another account may have neither a plan nor steps and yet workloads of which something is unknown.
  const all = [...checklist.steps, ...checklist.addressPlans, ...checklist.workloads.map(placeOf)];
  const keys = [...new Set(all.map(keyOf))].toSorted();
  return keys.map((key) => {
    const [account = '', region = '', vpcId = ''] = key.split('/');
    const plan = checklist.addressPlans.find((each) => keyOf(each) === key);
    const steps = checklist.steps.filter((each) => keyOf(each) === key);
    const name = plan?.name ? ` (${plan.name})` : '';
    return {
      title: `${vpcId === '' ? 'Outside any VPC' : `VPC ${vpcId}${name}`}, account ${account}, ${region}`,
      account,
      region,
      vpcId,
      name: plan?.name ?? null,
      plan,
      workloads: checklist.workloads.filter((each) => keyOf(placeOf(each)) === key),
      stages: stageOrder.flatMap((stage) => {
        const own = steps.filter((step) => step.stage === stage);
        return own.length > 0 ? [{ stage, steps: own }] : [];
      }),
      numberOf: (id) => numbers.get(id),
    };
  });
};

/** The states to count: what is accepted only where something is. */
export const countedStates = ({ summary }: Checklist): readonly Step['state'][] =>
  stepStates.filter((state) => state !== 'accepted' || Object.values(summary).some(({ accepted }) => accepted > 0));

/** What the configuration took out of the plan or weighed differently, a sentence each. */
export const settingsTexts = ({ settings }: Checklist): readonly string[] => {
  const { skippedRules, severityOverrides = {}, exclude, leftOut } = settings;
  const overrides = Object.keys(severityOverrides).filter((id) => severityOverrides[id] !== 'off');
  return [
    ...(exclude
      ? [
          `Left out (${excludedText(exclude)}): ${grouped(leftOut)} verdicts and workloads; IPv4 pressure and cost are of all that was read.`,
        ]
      : []),
    ...(skippedRules.length > 0 ? [`Not asked: ${skippedRules.join(', ')}.`] : []),
    ...(overrides.length > 0 ? [`With a severity of the configuration: ${overrides.join(', ')}.`] : []),
  ];
};

const excludedText = ({ vpcs = [], tags = [] }: Exclude): string =>
  [...vpcs.map((id) => `VPC ${id}`), ...tags.map((tag) => `tag ${tag}`)].join(', ') || 'nothing is named';

/** What is wrong, and that a waiver was for it. */
export const messageOf = ({ message, expiredWaiver }: StepItem): string =>
  expiredWaiver ? `${message}; the waiver of ${expiredWaiver.owner} expired on ${expiredWaiver.expires}: ${expiredWaiver.reason}` : message;

/** What would have to be granted to read what could not be read; none where no permission would help. */
export const gapActions = ({ gaps }: Checklist): readonly string[] => [...new Set(gaps.flatMap(({ action }) => action || []))].toSorted();

/** What the plan's block is, as the end of a sentence. */
export const planOrigin = ({ source, ipamPoolId }: AddressPlan): string => {
  if (source === 'associated') return 'is associated';
  if (source === 'ipam-pool') return `stands for the block of ${ipamPoolId ?? 'the IPAM pool'}`;
  return "stands for the block that Amazon will give (2001:db8::/32 is the documentation's own range)";
};

/** ARNs are long: what is behind the last colon tells them apart. */
export const shortId = ({ id }: { readonly id: string }): string => (id.startsWith('arn:') ? id.split(':').slice(5).join(':') : id);

const shortened = (text: string, longest: number): string => (text.length > longest ? `${text.slice(0, longest - 1)}…` : text);

const told = ({ evidence }: StepItem): readonly string[] => evidence.map(({ member, value }) => `${member} = ${JSON.stringify(value)}`);

/** What AWS said, in one short line. */
export const evidenceText = (item: StepItem): string => shortened(told(item).join(', '), 80);

/** The same where there is room for it. */
export const evidenceLines = (item: StepItem): readonly string[] => told(item).map((line) => shortened(line, 400));
