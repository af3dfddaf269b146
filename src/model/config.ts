import { type Static, Type } from 'typebox';
import { recordOf } from './record-schema.ts';
import { severities, targets } from './verdict.ts';

// One definition gives the type and the JSON Schema that is published for editors (JSON Schema 2020-12).

const closed = { additionalProperties: false } as const;
const oneOf = <const Value extends string>(values: readonly Value[], description?: string) =>
  Type.Unsafe<Value>(Type.Enum([...values], description === undefined ? {} : { description }));
const text = (description: string) => Type.Optional(Type.String({ minLength: 1, description }));
const flag = (description: string) => Type.Optional(Type.Boolean({ description }));
const name = Type.String({ minLength: 1 });
const texts = (description: string) => Type.Optional(Type.Union([name, Type.Array(name)], { description }));
const number = (description: string) => Type.Optional(Type.Number({ exclusiveMinimum: 0, description }));
const tagPattern = '^[^=]+=';

const severity = oneOf(severities);
const day = (description: string) =>
  Type.String({ format: 'date', pattern: '^\\d{4}-\\d{2}-\\d{2}$', examples: ['2027-06-30'], description });

const waiver = Type.Object(
  {
    rule: Type.String({ minLength: 1, description: 'The id of a rule, or * for every rule' }),
    resource: Type.Optional(
      Type.String({
        pattern: '^(arn:|\\*)',
        examples: ['arn:aws:ec2:*:*:subnet/subnet-0a1b'],
        description: 'The ARN, in which * stands for any text and ? for one character',
      }),
    ),
    tag: Type.Optional(
      Type.String({
        pattern: tagPattern,
        examples: ['team=legacy'],
        description: 'KEY=VALUE of the resource, of all its subnets or of its VPC',
      }),
    ),
    reason: Type.String({ minLength: 1, description: 'Why it is accepted' }),
    owner: Type.String({ minLength: 1, description: 'Who answers for it' }),
    expires: day('The last day on which it holds'),
    unknown: flag('Also waive that it could not be decided'),
  },
  closed,
);

export const waiverList = Type.Array(waiver);

/** What --waivers takes beside a bare list. */
export const waiverFile = Type.Object({ $schema: Type.Optional(Type.String()), waivers: waiverList }, closed);

export const exclude = Type.Object(
  {
    tags: Type.Optional(Type.Array(name, { description: 'KEY or KEY=VALUE of the resource, of all its subnets or of its VPC' })),
    vpcs: Type.Optional(Type.Array(name, { description: 'Ids' })),
  },
  closed,
);

const byTarget = Type.Object({ 'dual-stack': Type.Optional(severity), 'ipv6-only': Type.Optional(severity) }, closed);
export const severityOverrides = recordOf('^.*$', Type.Union([oneOf([...severities, 'off']), byTarget]));

const formOf = (formats: readonly string[]) =>
  Type.String({ pattern: `^(${formats.join('|')})(=.+)?$`, examples: ['json', 'json=report.json'] });

const failOn = oneOf([...severities, 'none']);

/** The form of ipv6-audit.config.{json,yaml,yml}: a key for every flag of `scan`, and what is no flag. */
export const configSchemaFor = (formats: readonly string[]) =>
  Type.Object(
    {
      $schema: Type.Optional(Type.String()),
      profile: text('--profile'),
      region: texts('--region'),
      roleArn: texts('--role-arn'),
      accounts: text('--accounts'),
      organization: flag('--organization'),
      ou: texts('--ou'),
      skipOu: texts('--skip-ou'),
      skipAccount: texts('--skip-account'),
      roleName: text('--role-name'),
      externalId: text('--external-id'),
      sessionDuration: number('--session-duration'),
      maxRate: number('--max-rate'),
      snapshot: text('--snapshot; relative to this file, as every path'),
      saveSnapshot: text('--save-snapshot'),
      resume: flag('--resume'),
      shard: text('--shard'),
      target: Type.Optional(oneOf([...targets, 'all'], '--target')),
      vpc: texts('--vpc'),
      tag: texts('--tag'),
      rule: texts('--rule'),
      skipRule: texts('--skip-rule'),
      skipRules: texts('Another name of skipRule'),
      asOf: Type.Optional(day('--as-of')),
      severity: Type.Optional(oneOf(severities, '--severity')),
      format: Type.Optional(Type.Union([formOf(formats), Type.Array(formOf(formats))], { description: '--format' })),
      output: text('--output, of scan alone'),
      quiet: flag('--quiet'),
      passes: flag('--passes'),
      redact: flag('--redact'),
      failOn: Type.Optional(oneOf([...severities, 'none'], '--fail-on')),
      failOnUnknown: flag('--fail-on-unknown'),
      thresholds: Type.Optional(
        Type.Object(
          { failOn: Type.Optional(failOn), failOnUnknown: Type.Optional(Type.Boolean()) },
          { ...closed, description: 'Another place for failOn and failOnUnknown' },
        ),
      ),
      baseline: text('--baseline'),
      saveBaseline: text('--save-baseline'),
      waivers: Type.Optional(Type.Union([name, waiverList], { description: '--waivers, or the waivers themselves' })),
      severityOverrides: Type.Optional(severityOverrides),
      exclude: Type.Optional(exclude),
    },
    { ...closed, $schema: 'https://json-schema.org/draft/2020-12/schema', title: 'ipv6-audit configuration 1.0' },
  );

export type Config = Static<ReturnType<typeof configSchemaFor>>;
export type Waiver = Static<typeof waiver>;
export type Exclude = Static<typeof exclude>;
export type SeverityOverrides = Static<typeof severityOverrides>;
