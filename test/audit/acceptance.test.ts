import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { exitCodeOf } from '../../src/audit/exit-code.ts';
import type { AuditOptions } from '../../src/audit/part.ts';
import { auditWithFixes } from '../../src/audit/report.ts';
import { arnMatcher } from '../../src/audit/waivers.ts';
import type { Baseline } from '../../src/model/baseline.ts';
import type { Waiver } from '../../src/model/config.ts';
import type { Inventory } from '../../src/model/inventory.ts';
import type { Report } from '../../src/model/report.ts';
import { targets } from '../../src/model/verdict.ts';
import { catalogue } from '../../src/rules/catalogue.ts';
import { readFixture } from '../support/read-fixture.ts';

const demo = await readFixture('demo');
const judged = (options: Partial<AuditOptions> = {}, inventory: Inventory = demo) => {
  const { report, findings } = auditWithFixes(inventory, { targets, severity: 'info', rules: catalogue, vpcs: [], tags: [], ...options });
  return { report, findings: findings() };
};
const plain = judged();
const { verdicts } = plain.report;
const failing = verdicts.filter(({ status }) => status === 'fail');
const unknowns = verdicts.filter(({ status, resource }) => status === 'unknown' && resource);
const waiver = (change: Partial<Waiver> = {}): Waiver => ({ rule: '*', reason: 'legacy', owner: 'ops', expires: '2027-01-31', ...change });
const statusesOf = (report: Report) => report.verdicts.map(({ fingerprint, status }) => `${fingerprint} ${status}`).toSorted();
const newOf = ({ summary }: Report) => Object.values(summary.baseline?.new ?? {}).reduce((sum, each) => sum + each, 0);
const total = ({ summary: { findings } }: Report) => findings.blocker + findings.high + findings.medium + findings.low + findings.info;
const emptyBaseline: Baseline = { format: 'ipv6-audit-baseline', version: '1.0', findings: [] };

describe('waivers', () => {
  test('never change the status of a verdict, and count exactly what they match', () => {
    const some = fc.subarray(failing, { minLength: 1 });
    fc.assert(
      fc.property(some, (chosen) => {
        const waivers = chosen.map(({ rule, resource }) => waiver({ rule, resource: resource?.arn ?? '' }));
        const { report } = judged({ waivers });
        expect(statusesOf(report)).toEqual(statusesOf(plain.report));
        expect(new Set(report.verdicts.flatMap((each) => (each.waiver ? [each.fingerprint] : [])))).toEqual(
          new Set(chosen.map(({ fingerprint }) => fingerprint)),
        );
        expect(report.summary.findings.waived).toBe(chosen.length);
        expect(total(report)).toBe(total(plain.report) - chosen.length);
      }),
      { numRuns: 15 },
    );
  });
  test('an unknown stays open unless the waiver says so, and no unread kind is waived with a resource', () => {
    const all = [waiver({ resource: 'arn:*' })];
    expect(judged({ waivers: all }).report.summary.findings.unknown).toBe(plain.report.summary.findings.unknown);
    const { report } = judged({ waivers: [waiver({ resource: 'arn:*', unknown: true })] });
    expect(report.summary.findings.unknown).toBe(plain.report.summary.findings.unknown - unknowns.length);
  });
  test('hold through their last day and come back with a note after it', () => {
    const on = (asOf: string) => judged({ waivers: [waiver({ resource: '*' })], asOf }).report;
    expect(total(on('2027-01-31'))).toBe(0);
    const after = on('2027-02-01');
    expect(total(after)).toBe(failing.length);
    expect(after.waivers).toMatchObject([{ status: 'expired', verdicts: failing.length }]);
    expect(after.verdicts[0]?.expiredWaiver).toEqual({ reason: 'legacy', owner: 'ops', expires: '2027-01-31' });
  });
  test('that match nothing are told', () => {
    const { waivers } = judged({ waivers: [waiver({ resource: 'arn:none' }), waiver({ tag: 'nobody=here' })] }).report;
    expect(waivers?.map(({ status }) => status)).toEqual(['unused', 'unused']);
  });
  test('a VPC with nothing but waived findings is ready with their number beside it', () => {
    const { readiness } = judged({ waivers: [waiver({ resource: '*' }), waiver({ unknown: true })] }).report;
    const before = plain.report.readiness.filter(({ status }) => status !== 'ready');
    const ready = readiness.filter(({ status, counts }) => status === 'ready' && counts.waived);
    expect(ready.length).toBe(before.length);
  });
  test('ARN patterns are as in IAM policies', () => {
    const sign = fc.constantFrom('a', 'b', ':', '/', '.', '(', '[', '{', '|', '+', '$', '^', '\\', '!');
    const pattern = fc.array(fc.oneof(sign, fc.constantFrom('*', '?')), { maxLength: 8 });
    const text = fc.array(sign, { maxLength: 8 });
    const reference = (parts: readonly string[]) =>
      new RegExp(`^${parts.map((part) => (part === '*' ? '[^]*' : part === '?' ? '[^]' : RegExp.escape(part))).join('')}$`);
    fc.assert(
      fc.property(pattern, text, (parts, arn) => arnMatcher(parts.join(''))(arn.join('')) === reference(parts).test(arn.join(''))),
      { numRuns: 5000 },
    );
    expect(arnMatcher(`${'*a'.repeat(40)}b`)('a'.repeat(2000))).toBe(false);
  });
});

describe('baselines', () => {
  test('of a report leaves nothing new in it, and is the same when written again', () => {
    const { report, findings } = judged({ baseline: plain.findings });
    expect(newOf(report)).toBe(0);
    expect(report.summary.baseline).toMatchObject({ known: failing.length, worse: 0, fixed: 0, notSeen: 0 });
    expect(exitCodeOf(report, { failOn: 'info', failOnUnknown: false })).toBe(0);
    expect(findings).toEqual(plain.findings);
  });
  test('of a part leaves exactly the rest new', () => {
    fc.assert(
      fc.property(fc.subarray(plain.findings.findings), (findings) => {
        const { report } = judged({ baseline: { ...plain.findings, findings } });
        const known = new Set(findings.map(({ fingerprint }) => fingerprint));
        const fresh = report.verdicts.filter(({ status, baseline }) => status === 'fail' && !baseline);
        expect(fresh.map(({ fingerprint }) => fingerprint)).toEqual(
          failing.flatMap(({ fingerprint }) => (known.has(fingerprint) ? [] : [fingerprint])),
        );
        expect(newOf(report)).toBe(failing.length - findings.length);
      }),
      { numRuns: 15 },
    );
  });
  test('what is worse than it was accepted is new', () => {
    const [first] = failing;
    const { report } = judged({
      baseline: plain.findings,
      severityOverrides: Object.fromEntries(failing.map(({ rule }) => [rule, 'info' as const])),
    });
    expect(newOf(report)).toBe(0);
    const softer = {
      ...plain.findings,
      findings: plain.findings.findings.map((each) => ({ ...each, severity: { 'dual-stack': 'info', 'ipv6-only': 'info' } as const })),
    };
    const worse = judged({ baseline: softer }).report;
    expect(worse.verdicts.find(({ fingerprint }) => fingerprint === first?.fingerprint)).toMatchObject({
      baselineSeverity: { 'dual-stack': 'info' },
    });
    expect(worse.summary.baseline?.worse).toBe(newOf(worse));
    expect(newOf(worse)).toBeGreaterThan(0);
  });
  test('tell what passes now from what is not seen', () => {
    const passing = verdicts.find(({ status }) => status === 'pass');
    const entry = {
      rule: passing?.rule ?? '',
      resource: passing?.resource?.arn ?? '',
      severity: {},
      fingerprint: passing?.fingerprint ?? '',
    };
    const findings = [entry, { ...entry, fingerprint: '0000000000000000' }];
    expect(judged({ baseline: { ...emptyBaseline, findings } }).report.summary.baseline).toMatchObject({ fixed: 1, notSeen: 1 });
  });
  test('take no waived finding: it would outlive its waiver', () => {
    expect(judged({ waivers: [waiver({ resource: '*' })] }).findings.findings).toEqual([]);
  });
  test('hold findings below --severity too', () => expect(judged({ severity: 'blocker' }).findings).toEqual(plain.findings));
  test('fingerprints stay when tags are renamed and everything is shuffled', () => {
    const renamed = (data: unknown): unknown =>
      JSON.parse(
        JSON.stringify(data, (key, value: unknown) => (key === 'Value' && typeof value === 'string' ? `${value}-renamed` : value)),
      );
    const slices = demo.slices.map((slice) => ({
      ...slice,
      resources: slice.resources.toReversed().map((each) => ({ ...each, data: retag(each.data, renamed) }) as typeof each),
      gaps: slice.gaps.toReversed(),
    }));
    const { findings } = judged({}, { ...demo, slices: slices.toReversed() });
    expect(findings.findings.map(({ fingerprint }) => fingerprint)).toEqual(plain.findings.findings.map(({ fingerprint }) => fingerprint));
  });
});

const retag = (data: object, renamed: (tags: unknown) => unknown): object =>
  Object.fromEntries(
    Object.entries(data).map(([key, value]) => [key, /^(Tags|TagSet|TagList|tags)$/.test(key) ? renamed(value) : (value as unknown)]),
  );

describe('severity overrides', () => {
  const [first] = failing;
  const id = first?.rule ?? '';
  test('stand before readiness and thresholds, and the report says so', () => {
    const { report } = judged({ rules: catalogue.filter((rule) => rule.id === id), severityOverrides: { [id]: 'info' } });
    expect(
      report.verdicts
        .filter(({ status }) => status === 'fail')
        .every(({ severity }) => Object.values(severity).every((each) => each === 'info')),
    ).toBe(true);
    expect(exitCodeOf(report, { failOn: 'low', failOnUnknown: false })).toBe(0);
    expect(report.rules[0]).toMatchObject({ overridden: catalogue.find((rule) => rule.id === id)?.severity });
    expect(report.options.severityOverrides).toEqual({ [id]: 'info' });
  });
  test('for one target leave the other alone', () => {
    const both = failing.find(({ severity }) => severity['dual-stack'] && severity['ipv6-only']);
    const { report } = judged({ severityOverrides: { [both?.rule ?? '']: { 'dual-stack': 'info' } } });
    const now = report.verdicts.find(({ fingerprint }) => fingerprint === both?.fingerprint);
    expect(now?.severity).toEqual({ ...both?.severity, 'dual-stack': 'info' });
  });
});

describe('what is excluded', () => {
  const vpcId = verdicts.find(({ resource }) => resource?.vpcIds.length === 1)?.resource?.vpcIds[0] ?? '';
  test('is counted, and its VPC has no line that would read as ready', () => {
    const { report } = judged({ exclude: { vpcs: [vpcId] } });
    const gone = verdicts.filter(({ resource }) => resource?.vpcIds.length && resource.vpcIds.every((id) => id === vpcId));
    expect(report.summary.leftOut).toBe(gone.length);
    expect(gone.length).toBeGreaterThan(0);
    expect(report.verdicts.length).toBe(verdicts.length - gone.length);
    expect(report.readiness.filter((row) => row.vpcId === vpcId)).toEqual([]);
    expect(report.options.exclude).toEqual({ vpcs: [vpcId] });
  });
  test('by a tag of some resources is counted at the VPC that they stand in', () => {
    const named = verdicts.find(({ resource, kind }) => kind === 'subnet' && resource?.name);
    const { report } = judged({ exclude: { tags: [`Name=${named?.resource?.name}`] } });
    expect(report.summary.leftOut).toBeGreaterThan(0);
    expect(report.readiness.some(({ counts }) => (counts.leftOut ?? 0) > 0)).toBe(true);
  });
});
