import { readFileSync } from 'node:fs';
import { Ajv2020 } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { isValid } from '../../src/cli/json-schema.ts';
import { baselineSchema } from '../../src/model/baseline.ts';
import { priceFileSchema } from '../../src/model/checklist/prices.ts';
import { configSchemaFor, waiverFile } from '../../src/model/config.ts';
import { reportSchema } from '../../src/model/report.ts';

const ajv = new Ajv2020({ strict: false });
addFormats.default(ajv);

const report = JSON.parse(readFileSync(new URL('../../fixtures/reports/playground.json', import.meta.url), 'utf8')) as object;
const waiver = { rule: '*', tag: 'team=a', reason: 'why', owner: 'me', expires: '2027-01-31', unknown: true };
const config = {
  region: ['eu-central-1'],
  target: 'all',
  failOn: 'none',
  maxRate: 5,
  format: ['json=a'],
  thresholds: { failOn: 'low', failOnUnknown: true },
  severityOverrides: { 'eigw-missing': 'off', 'alb-ipv4-only': { 'dual-stack': 'low' } },
  exclude: { tags: ['a'], vpcs: ['vpc-1'] },
  waivers: [waiver],
};
const finding = { fingerprint: '0123456789abcdef', rule: 'eigw-missing', severity: { 'dual-stack': 'low' }, resource: 'arn:aws:x' };
const baseline = { format: 'ipv6-audit-baseline', version: '1.0', findings: [finding] };

const prices = { currency: 'USD', verified: '2026-01-01', regions: { 'eu-central-1': { publicIpv4PerHour: 0.005 } } };

/** A value with one thing of it, somewhere, gone or in another's place. */
const damaged = (value: unknown, way: readonly number[], other: unknown): unknown => {
  const [turn = 0, ...rest] = way;
  if (value === null || typeof value !== 'object' || way.length === 0) return other;
  const names = [...Object.keys(value), 'added'];
  const name = names[turn % names.length] ?? '';
  const member = (value as Readonly<Record<string, unknown>>)[name];
  const changed = damaged(member, rest, other);
  if (Array.isArray(value)) return value.map((each: unknown, at) => (String(at) === name ? changed : each));
  const { [name]: _, ...others } = value as Readonly<Record<string, unknown>>;
  return changed === undefined ? others : { ...others, [name]: changed };
};
const others = fc.constantFrom<unknown>(undefined, null, true, 0, -1, 1.5, '', 'x', '2027-02-30', 'off', [], ['x'], {}, { x: 1 });

describe.each([
  ['report', reportSchema, report],
  ['configuration', configSchemaFor(['terminal', 'json']), config],
  ['waivers', waiverFile, { waivers: [waiver] }],
  ['baseline', baselineSchema, baseline],
  ['prices', priceFileSchema, prices],
])('the schema of the %s', (_name, schema, sound) => {
  const isSound = ajv.compile(JSON.parse(JSON.stringify(schema)) as object);
  test('finds what ajv finds', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(400), { maxLength: 8 }), others, (way, other) => {
        const value = damaged(sound, way, other);
        expect({ value, isValid: isValid(schema, value) }).toEqual({ value, isValid: isSound(value) });
      }),
      { numRuns: 400 },
    );
  });
  test('takes what is sound', () => expect([isValid(schema, sound), isSound(sound)]).toEqual([true, true]));
});
