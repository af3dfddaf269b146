import { type Static, Type } from 'typebox';
import { fix, reportSchema, resourceReference, severity } from './report.ts';

// One definition gives the types and the published JSON Schema (JSON Schema 2020-12).

const closed = { additionalProperties: false } as const;
const oneOf = <const Value extends string>(values: readonly Value[], description: string) =>
  Type.Unsafe<Value>(Type.Enum([...values], { description }));

const { tool, collectedAt, options } = reportSchema.properties;
const verdict = reportSchema.properties.verdicts.items.properties;
const row = reportSchema.properties.readiness.items.properties;

const place = { account: Type.String(), region: Type.String() };

const finding = {
  fingerprint: verdict.fingerprint,
  rule: Type.String(),
  title: Type.String({ description: "The rule's" }),
  ...place,
  kind: Type.String(),
  resource: Type.Union([resourceReference, Type.Null()], { description: 'Null where a whole kind could not be read' }),
  severity: Type.Object(verdict.severity.properties, { ...closed, description: 'Per target that both files were judged for' }),
  message: Type.String({ description: 'What is wrong; of what is no longer wrong or visible, what was' }),
};

const missing = Type.Array(Type.String(), { description: 'IAM actions that were lacking' });

const newFinding = Type.Object(
  {
    ...finding,
    was: oneOf(
      ['pass', 'unknown', 'absent', 'not-listed', 'new-scope'],
      'absent: not there, or of no concern to the rule; not-listed: one of these or a pass, which the old report only counts; new-scope: its account and region are only in the new file',
    ),
    fix: Type.Union([fix, Type.Null()]),
  },
  closed,
);

const unchangedFinding = Type.Object(
  { ...finding, severityBefore: Type.Union([finding.severity, Type.Null()], { description: 'Null where it is the same' }) },
  closed,
);

const lostFinding = Type.Object(
  {
    ...finding,
    reason: oneOf(
      [
        'unknown',
        'resource-gone',
        'not-applicable',
        'kind-unread',
        'not-judged',
        'scope-left-out',
        'target-left-out',
        'rule-left-out',
        'vpc-left-out',
        'tag-left-out',
        'exclude-left-out',
        'severity-left-out',
      ],
      'Not-applicable: there, and no longer of concern to the rule; not-judged: the new report is silent about it and cannot tell why; left-out: the new file was not judged for it',
    ),
    why: Type.String({ description: 'The reason in a sentence' }),
    missing,
  },
  closed,
);

const newlyUnknown = Type.Object(
  {
    ...finding,
    was: oneOf(['pass', 'absent', 'not-listed', 'new-scope'], 'What failed before and is unknown now is under noLongerVisible'),
    missing,
  },
  closed,
);

const bySeverity = Type.Object(
  { blocker: Type.Integer(), high: Type.Integer(), medium: Type.Integer(), low: Type.Integer(), info: Type.Integer() },
  closed,
);

const standing = Type.Object({ status: row.status, counts: row.counts }, closed);

const readinessChange = Type.Object(
  {
    ...place,
    vpcId: row.vpcId,
    name: row.name,
    target: row.target,
    presence: oneOf(
      ['both', 'appeared', 'vanished', 'unseen-then', 'unseen-now'],
      'unseen: the file was not judged for it, or could not see whether it is there',
    ),
    before: Type.Union([standing, Type.Null()]),
    now: Type.Union([standing, Type.Null()]),
  },
  closed,
);

const side = Type.Object(
  {
    file: Type.String(),
    source: oneOf(['snapshot', 'report'], 'A snapshot was judged for this comparison, a report before'),
    tool,
    collectedAt,
    options,
  },
  closed,
);

const notComparable = Type.Object(
  {
    in: oneOf(['old', 'new'], 'The file that holds the verdicts; the other was not judged for them'),
    because: oneOf(['target', 'rule', 'vpc', 'tag', 'exclude', 'severity'], 'Which option of the other file left them out'),
    rules: Type.Array(Type.String()),
    fail: Type.Integer({ description: 'Those of the old file are under noLongerVisible too' }),
    unknown: Type.Integer(),
    pass: Type.Integer(),
  },
  closed,
);

export const diffSchema = Type.Object(
  {
    format: Type.Literal('ipv6-audit-diff'),
    version: Type.Literal('1.0'),
    tool,
    files: Type.Object({ old: side, new: side }, closed),
    options: Type.Object(
      {
        targets: options.properties.targets,
        severity,
        rules: options.properties.rules,
        skipRules: options.properties.rules,
        vpcs: options.properties.vpcs,
      },
      { ...closed, description: 'What is compared: the targets of both, and what was asked for; no rules or VPCs means all' },
    ),
    warnings: Type.Array(Type.String(), { description: 'Why the files do not compare in everything' }),
    summary: Type.Object(
      {
        new: bySeverity,
        fixed: bySeverity,
        unchanged: bySeverity,
        noLongerVisible: bySeverity,
        newlyUnknown: Type.Integer(),
        notComparable: Type.Integer(),
        hidden: Type.Integer({ description: 'Counted here, but below options.severity and so in no list' }),
      },
      closed,
    ),
    new: Type.Array(newFinding, { description: 'Fails now and did not before' }),
    fixed: Type.Array(Type.Object(finding, closed), { description: 'Failed, was judged again, and passes' }),
    unchanged: Type.Array(unchangedFinding, { description: 'Fails in both' }),
    noLongerVisible: Type.Array(lostFinding, { description: 'Failed, and is not known to pass: never counted as fixed' }),
    newlyUnknown: Type.Array(newlyUnknown),
    notComparable: Type.Array(notComparable),
    readiness: Type.Array(readinessChange),
    scopes: Type.Array(Type.Object({ ...place, onlyIn: oneOf(['old', 'new'], 'The file that holds it') }, closed), {
      description: 'Accounts and regions that only one file holds',
    }),
  },
  { ...closed, $schema: 'https://json-schema.org/draft/2020-12/schema', title: 'ipv6-audit diff 1.0' },
);

export type Diff = Static<typeof diffSchema>;
export type DiffFinding = Diff['fixed'][number];
export type LostFinding = Diff['noLongerVisible'][number];
export type ReadinessChange = Diff['readiness'][number];
