import { type Static, Type } from 'typebox';
import { exclude, severityOverrides } from './config.ts';
import { gapReasons } from './gap.ts';
import { recordOf } from './record-schema.ts';
import { severities, targets } from './verdict.ts';

// One definition gives the types and the published JSON Schema (JSON Schema 2020-12).

const closed = { additionalProperties: false } as const;
const oneOf = <const Value extends string>(values: readonly Value[]) => Type.Unsafe<Value>(Type.Enum([...values]));

const target = oneOf(targets);
export const severity = oneOf(severities);
export const severityByTarget = Type.Object({ 'dual-stack': Type.Optional(severity), 'ipv6-only': Type.Optional(severity) }, closed);
const place = { account: Type.String(), region: Type.String() };
const nullableText = Type.Union([Type.String(), Type.Null()]);

export const resourceReference = Type.Object(
  { kind: Type.String(), id: Type.String(), arn: Type.String(), name: nullableText, vpcIds: Type.Array(Type.String()) },
  closed,
);

export const evidence = Type.Object(
  {
    resource: Type.String(),
    member: Type.String({ description: 'The member of the AWS API answer' }),
    value: Type.Unknown({ description: "AWS's value; null where AWS gave none" }),
  },
  closed,
);

/** A hop of a trace; its steps are those of `ipv6-audit trace --format json`. */
const hop = Type.Object(
  { at: Type.Object({ kind: Type.String(), id: Type.String(), name: nullableText }, closed), steps: Type.Array(Type.String()) },
  closed,
);

export const fix = Type.Object(
  {
    effect: oneOf(['safe', 'disruptive', 'rebuild']),
    summary: Type.String(),
    cli: Type.Array(Type.String()),
    terraform: nullableText,
  },
  closed,
);

export const waived = { reason: Type.String(), owner: Type.String(), expires: Type.String({ format: 'date' }) };

const verdict = Type.Object(
  {
    fingerprint: Type.String({ pattern: '^[0-9a-f]{16}$', description: 'The same for the same rule and resource in every run' }),
    rule: Type.String(),
    status: oneOf(['fail', 'unknown', 'pass']),
    ...place,
    kind: Type.String(),
    resource: Type.Union([resourceReference, Type.Null()], { description: 'Null where a whole kind could not be read' }),
    severity: Type.Object(severityByTarget.properties, {
      ...closed,
      description: 'Per target: of the finding, or what is at stake while unknown',
    }),
    message: Type.String({ description: 'What is wrong, or why it is unknown; empty on pass' }),
    evidence: Type.Array(evidence),
    related: Type.Array(Type.Object({ kind: Type.String(), id: Type.String(), why: Type.String() }, closed)),
    path: Type.Array(hop, { description: 'The way of a packet up to the hop that fails, where the finding is the conclusion of a trace' }),
    missing: Type.Array(Type.String(), { description: 'IAM actions that were lacking' }),
    fix: Type.Union([fix, Type.Null()]),
    waiver: Type.Optional(Type.Object(waived, { ...closed, description: 'Accepted until this day: in no count but waived' })),
    expiredWaiver: Type.Optional(Type.Object(waived, { ...closed, description: 'Counts again since this day' })),
    baseline: Type.Optional(Type.Literal(true, { description: 'The baseline has it: no matter for --fail-on' })),
    baselineSeverity: Type.Optional(
      Type.Object(severityByTarget.properties, {
        ...closed,
        description: 'What the baseline has it with, where it is worse now and so new',
      }),
    ),
  },
  closed,
);

const counts = Type.Object(
  {
    blocker: Type.Integer(),
    high: Type.Integer(),
    medium: Type.Integer(),
    low: Type.Integer(),
    info: Type.Integer(),
    unknown: Type.Integer(),
    waived: Type.Optional(
      Type.Integer({ description: 'Findings and unknowns that waivers accept, in none of the numbers above; absent is 0' }),
    ),
    baseline: Type.Optional(Type.Integer({ description: 'How many of the findings above the baseline has; absent is 0' })),
    leftOut: Type.Optional(Type.Integer({ description: 'Verdicts that options.exclude leaves out; absent is 0' })),
  },
  closed,
);

const reportWaiver = Type.Object(
  {
    rule: Type.String(),
    resource: Type.Optional(Type.String()),
    tag: Type.Optional(Type.String()),
    ...waived,
    unknown: Type.Optional(Type.Boolean()),
    status: oneOf(['used', 'unused', 'expired']),
    verdicts: Type.Integer({ description: 'How many it is about' }),
  },
  closed,
);

const baselineSummary = Type.Object(
  {
    known: Type.Integer({ description: 'Findings that it has' }),
    new: Type.Object(
      { blocker: Type.Integer(), high: Type.Integer(), medium: Type.Integer(), low: Type.Integer(), info: Type.Integer() },
      { ...closed, description: 'Findings that it has not or only less severe; these count for --fail-on' },
    ),
    worse: Type.Integer({ description: 'How many of the new ones it has, less severe' }),
    fixed: Type.Integer({ description: 'What it has and passes now' }),
    notSeen: Type.Integer({ description: 'What it has and neither fails nor passes now: gone, unknown, or not judged' }),
  },
  closed,
);

const readiness = Type.Object(
  {
    ...place,
    vpcId: nullableText,
    name: nullableText,
    cidrs: Type.Array(Type.String()),
    target,
    status: oneOf(['ready', 'needs-work', 'blocked', 'unknown']),
    counts,
  },
  closed,
);

export const gap = Type.Object(
  {
    kind: Type.String(),
    ...place,
    reason: oneOf(gapReasons),
    action: Type.String({ description: 'The IAM action that the failed call needs' }),
    message: Type.String(),
    item: Type.Optional(Type.String()),
  },
  closed,
);

const ruleDescription = Type.Object(
  {
    id: Type.String(),
    title: Type.String(),
    severity: severityByTarget,
    overridden: Type.Optional(
      Type.Object(severityByTarget.properties, { ...closed, description: "The rule's own, where the configuration overrides it" }),
    ),
    confidence: oneOf(['high', 'medium', 'low']),
    why: Type.String(),
    fix: Type.String(),
    links: Type.Array(Type.String()),
    verified: Type.String(),
    passes: Type.Optional(Type.Integer({ description: 'Where they are not among the verdicts' })),
  },
  closed,
);

const staleKnowledge = Type.Object(
  {
    name: Type.String({ description: 'A rule, or module.export of src/knowledge' }),
    verified: Type.String({ format: 'date', description: 'When it was last held against its sources' }),
    ageInDays: Type.Integer(),
  },
  closed,
);

const statistics = Type.Object(
  {
    calls: Type.Integer({ description: 'Operations asked for; each page is one' }),
    retries: Type.Integer({ description: 'Requests beyond the first of a call' }),
    throttles: Type.Integer({ description: 'Answers by which AWS said that it was asked too fast' }),
    bytes: Type.Integer({ description: "Of the answers' bodies, as they came over the wire" }),
  },
  { ...closed, description: 'What reading AWS took' },
);

export const reportSchema = Type.Object(
  {
    format: Type.Literal('ipv6-audit-report'),
    version: Type.Literal('1.0'),
    tool: Type.Object({ name: Type.String(), version: Type.String() }, closed),
    collectedAt: Type.String({ format: 'date-time' }),
    options: Type.Object(
      {
        targets: Type.Array(target),
        severity,
        rules: Type.Array(Type.String()),
        vpcs: Type.Array(Type.String()),
        tags: Type.Array(Type.String()),
        severityOverrides: Type.Optional(severityOverrides),
        exclude: Type.Optional(exclude),
        passes: Type.Optional(Type.Literal('counted', { description: 'Passes are counted, and not among the verdicts' })),
      },
      closed,
    ),
    scopes: Type.Array(Type.Object({ ...place, resources: recordOf('^.*$', Type.Integer()), gaps: Type.Integer() }, closed)),
    summary: Type.Object(
      {
        fail: Type.Integer({ description: 'Among the verdicts below, accepted ones too' }),
        unknown: Type.Integer({ description: 'Among the verdicts below, waived ones too' }),
        pass: Type.Integer({ description: 'Also where options.passes keeps them from the verdicts' }),
        findings: Type.Object(counts.properties, {
          ...closed,
          description: 'Of every severity, also of those that options.severity hides; what is waived is apart',
        }),
        hidden: Type.Integer({ description: 'Findings below options.severity, which are not among the verdicts' }),
        leftOut: Type.Optional(Type.Integer({ description: 'Verdicts that options.exclude leaves out; absent is 0' })),
        baseline: Type.Optional(baselineSummary),
      },
      closed,
    ),
    readiness: Type.Array(readiness),
    verdicts: Type.Array(verdict),
    rules: Type.Array(ruleDescription),
    knowledge: Type.Object(
      { asOf: Type.String({ format: 'date' }), stale: Type.Array(staleKnowledge) },
      { ...closed, description: 'What the report rests on and was checked more than 180 days before asOf' },
    ),
    gaps: Type.Array(gap),
    statistics: Type.Optional(statistics),
    waivers: Type.Optional(Type.Array(reportWaiver)),
  },
  { ...closed, $schema: 'https://json-schema.org/draft/2020-12/schema', title: 'ipv6-audit report 1.0' },
);

export type Report = Static<typeof reportSchema>;
export type ReportVerdict = Static<typeof verdict>;
export type Readiness = Static<typeof readiness>;
export type Counts = Static<typeof counts>;

/** Whether a verdict still asks for something: neither a waiver nor the baseline has accepted it. */
export const isOpen = ({ waiver, baseline }: ReportVerdict): boolean => waiver === undefined && baseline !== true;
