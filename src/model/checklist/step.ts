import { type Static, Type } from 'typebox';
import { evidence, fix, resourceReference, severity, waived } from '../report.ts';
import { type Stage, stageOrder } from '../stage.ts';

const closed = { additionalProperties: false } as const;
const nullableText = Type.Union([Type.String(), Type.Null()]);
const oneOf = <const Value extends string>(values: readonly Value[], description?: string) =>
  Type.Unsafe<Value>(Type.Enum([...values], description === undefined ? {} : { description }));

export const needs = ['required', 'recommended', 'optional'] as const;
export type Need = (typeof needs)[number];

export const stepStates = ['to-do', 'check-by-hand', 'accepted', 'done'] as const;
/** A state of which the steps and resources ask for something now. */
export const isOpen = ({ state }: { readonly state: (typeof stepStates)[number] }): boolean =>
  state === 'to-do' || state === 'check-by-hand';

export const risks = ['in place', 'restart', 'rebuild'] as const;
/** In place: nothing that runs is touched; restart: connections or instances are interrupted; rebuild: a new resource takes over. */
export type Risk = (typeof risks)[number];

const item = Type.Object(
  {
    fingerprint: Type.String({ description: "The finding's in the report; the step's id and the resource where no rule stands behind it" }),
    resource: Type.Union([resourceReference, Type.Null()], { description: 'Null where a whole kind could not be read' }),
    state: oneOf(stepStates),
    when: oneOf(['now', 'later'], 'later: arises once the address plan has been carried out'),
    severity: Type.Union([severity, Type.Null()]),
    message: Type.String({ description: 'What is wrong, or why it must be checked by hand; empty when done' }),
    evidence: Type.Array(evidence),
    missing: Type.Array(Type.String(), { description: 'IAM actions that were lacking' }),
    fix: Type.Union([fix, Type.Null()]),
    waiver: Type.Optional(Type.Object(waived, { ...closed, description: 'What accepts it until this day' })),
    expiredWaiver: Type.Optional(Type.Object(waived, { ...closed, description: 'What accepted it until this day' })),
  },
  closed,
);

export const stepSchema = Type.Object(
  {
    id: Type.String({ description: 'The same in every run: account, region, VPC, and rule or planned step' }),
    number: Type.Integer({ description: 'Its place in the order, from 1' }),
    stage: Type.Unsafe<Stage>(Type.Enum([...stageOrder])),
    title: Type.String(),
    rule: nullableText,
    account: Type.String(),
    region: Type.String(),
    vpcId: nullableText,
    need: oneOf(needs),
    state: oneOf(stepStates, 'accepted: what is left is waived; done: nothing is left'),
    risk: Type.Union([oneOf(risks), Type.Null()], { description: 'Of the riskiest mend; null where there is none to make' }),
    rollback: Type.String(),
    proof: Type.String({ description: 'The command that proves it done' }),
    after: Type.Array(Type.String(), { description: 'Ids of the steps that come first and are not done' }),
    items: Type.Array(item),
  },
  closed,
);

export type Step = Static<typeof stepSchema>;
export type StepItem = Static<typeof item>;
