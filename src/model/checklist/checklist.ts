import { type Static, Type } from 'typebox';
import { exclude, severityOverrides } from '../config.ts';
import { gap } from '../report.ts';
import { targets } from '../verdict.ts';
import { addressPlanSchema } from './address-plan.ts';
import { costSchema } from './cost.ts';
import { pressureSchema } from './pressure.ts';
import { stepSchema } from './step.ts';
import { workloadSchema } from './workload.ts';

const closed = { additionalProperties: false } as const;

const stepCounts = Type.Object(
  { 'to-do': Type.Integer(), 'check-by-hand': Type.Integer(), accepted: Type.Integer(), done: Type.Integer() },
  closed,
);

/** What the configuration takes out of the plan, or weighs differently. */
const settings = Type.Object(
  {
    skippedRules: Type.Array(Type.String(), { description: 'Rules for the target that were not asked' }),
    severityOverrides: Type.Optional(severityOverrides),
    exclude: Type.Optional(exclude),
    leftOut: Type.Integer({ description: 'Verdicts and workloads that exclude leaves out' }),
  },
  closed,
);

export const checklistSchema = Type.Object(
  {
    format: Type.Literal('ipv6-audit-checklist'),
    version: Type.Literal('1.0'),
    tool: Type.Object({ name: Type.String(), version: Type.String() }, closed),
    collectedAt: Type.String({ format: 'date-time' }),
    target: Type.Unsafe<(typeof targets)[number]>(Type.Enum([...targets])),
    vpcs: Type.Array(Type.String(), { description: 'Only these were asked for; empty means all' }),
    settings,
    summary: Type.Object({ required: stepCounts, recommended: stepCounts, optional: stepCounts }, closed),
    addressPlans: Type.Array(addressPlanSchema),
    steps: Type.Array(stepSchema, { description: 'In their order: none precedes what it needs' }),
    workloads: Type.Array(workloadSchema),
    pressure: pressureSchema,
    cost: costSchema,
    gaps: Type.Array(gap),
  },
  { ...closed, $schema: 'https://json-schema.org/draft/2020-12/schema', title: 'ipv6-audit checklist 1.0' },
);

export type Checklist = Static<typeof checklistSchema>;
