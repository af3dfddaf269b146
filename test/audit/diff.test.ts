import { describe, expect, test } from 'vitest';
import { diffExitCode } from '../../src/audit/diff.ts';
import type { Report, ReportVerdict } from '../../src/model/report.ts';
import type { Target } from '../../src/model/verdict.ts';
import { denied, home } from '../support/build.ts';
import { compare, linesOf, reportOf, unread, verdict } from '../support/diff.ts';

const elsewhere = { ...home, region: 'us-east-1' };
const [ds, v6] = [{ 'dual-stack': 'high' }, { 'ipv6-only': 'high' }] as const;

type Verdicts = readonly ReportVerdict[];
const transitions: Readonly<Record<string, readonly [old: Verdicts, now: Verdicts, ...lines: string[]]>> = {
  'pass to fail': [[verdict('pass')], [verdict('fail')], 'new subnet-1 pass'],
  'unknown to fail': [[verdict('unknown')], [verdict('fail')], 'new subnet-1 unknown'],
  'absent to fail': [[], [verdict('fail')], 'new subnet-1 absent'],
  'unread to fail': [[unread()], [verdict('fail')], 'new subnet-1 unknown'],
  'fail to pass': [[verdict('fail')], [verdict('pass')], 'fixed subnet-1'],
  'fail to fail': [[verdict('fail')], [verdict('fail')], 'unchanged subnet-1'],
  'fail to fail of another severity': [
    [verdict('fail')],
    [verdict('fail', { severity: ds })],
    'unchanged subnet-1 {"dual-stack":"high","ipv6-only":"high"}',
  ],
  'fail to unknown': [[verdict('fail')], [verdict('unknown')], 'lost subnet-1 unknown'],
  'fail to absent': [[verdict('fail')], [], 'lost subnet-1 not-judged'],
  'fail to unread': [[verdict('fail')], [unread()], 'lost subnet-1 kind-unread', 'unknown *r absent'],
  'pass to unknown': [[verdict('pass')], [verdict('unknown')], 'unknown subnet-1 pass'],
  'pass to unread': [[verdict('pass')], [unread()], 'unknown *r absent'],
  'absent to unknown': [[], [verdict('unknown')], 'unknown subnet-1 absent'],
  'unread to unknown': [[unread()], [verdict('unknown')]],
  'unknown to unknown': [[verdict('unknown')], [verdict('unknown')]],
  'unknown to pass': [[verdict('unknown')], [verdict('pass')]],
  'unknown to absent': [[verdict('unknown')], []],
  'pass to absent': [[verdict('pass')], []],
  'absent to pass': [[], [verdict('pass')]],
  'fail in a region that only the old file has': [[verdict('fail', elsewhere)], [], 'lost subnet-1 scope-left-out'],
  'fail in a region that only the new file has': [[], [verdict('fail', elsewhere)], 'new subnet-1 new-scope'],
  'unknown in a region that only the new file has': [[], [verdict('unknown', elsewhere)], 'unknown subnet-1 new-scope'],
};

test.each(Object.entries(transitions))('%s', (_name, [old, now, ...lines]) => {
  const scopes = (verdicts: Verdicts): Partial<Report> =>
    verdicts.some(({ region }) => region === elsewhere.region)
      ? { scopes: [home, elsewhere].map(({ account, region }) => ({ account, region, resources: {}, gaps: 0 })) }
      : {};
  expect(linesOf(compare(reportOf(old, scopes(old)), reportOf(now, scopes(now))))).toEqual(lines);
});

type Options = Partial<Report['options']>;
const aimed = (...names: Target[]): Options => ({ targets: names });
const optionCases: Readonly<Record<string, readonly [old: [Verdicts, Options], now: [Verdicts, Options], ...lines: string[]]>> = {
  'a rule that only the old file knows': [
    [[verdict('fail')], {}],
    [[], { rules: ['s'] }],
    'lost subnet-1 rule-left-out',
    'apart old rule 1/0/0',
  ],
  'its passes': [[[verdict('pass')], {}], [[], { rules: ['s'] }], 'apart old rule 0/0/1'],
  'a rule that only the new file knows': [
    [[], { rules: ['s'] }],
    [[verdict('fail'), verdict('unknown', { id: 'b' })], {}],
    'apart new rule 1/1/0',
  ],
  'a target that only the old file has': [
    [[verdict('fail', { severity: v6 })], {}],
    [[verdict('pass', { severity: ds })], aimed('dual-stack')],
    'lost subnet-1 target-left-out',
    'apart old target 1/0/0',
  ],
  'a target that only the new file has': [
    [[verdict('pass', { severity: ds })], aimed('dual-stack')],
    [[verdict('fail', { severity: v6 })], {}],
    'apart new target 1/0/0',
  ],
  'it failed for the one target and fails for the other': [
    [[verdict('fail', { severity: v6 })], {}],
    [[verdict('fail', { severity: ds })], aimed('dual-stack')],
    'new subnet-1 absent',
    'lost subnet-1 target-left-out',
    'apart old target 1/0/0',
  ],
  'a VPC that only the old file was asked for': [
    [[verdict('fail')], {}],
    [[], { vpcs: ['vpc-2'] }],
    'lost subnet-1 vpc-left-out',
    'apart old vpc 1/0/0',
  ],
  'a VPC that only the new file was asked for': [[[], { vpcs: ['vpc-2'] }], [[verdict('fail')], {}], 'apart new vpc 1/0/0'],
  'what stands in no VPC': [[[], { vpcs: ['vpc-2'] }], [[verdict('fail', { vpcIds: [] })], {}], 'new subnet-1 absent'],
  'tags that only the new file was asked for': [
    [[verdict('fail')], {}],
    [[], { tags: ['a'] }],
    'lost subnet-1 tag-left-out',
    'apart old tag 1/0/0',
  ],
  'the same tags': [[[verdict('fail')], { tags: ['a'] }], [[], { tags: ['a'] }], 'lost subnet-1 not-judged'],
  'below what the new file tells': [
    [[verdict('fail')], {}],
    [[], { severity: 'blocker' }],
    'lost subnet-1 severity-left-out',
    'apart old severity 1/0/0',
  ],
  'below what the old file tells': [[[], { severity: 'blocker' }], [[verdict('fail')], {}], 'apart new severity 1/0/0'],
  'below what either tells, then': [[[verdict('fail')], { severity: 'high' }], [[], { severity: 'high' }], 'lost subnet-1 not-judged'],
  'hidden then, and a pass now': [
    [[], { severity: 'blocker' }],
    [[verdict('pass')], {}],
  ],
};

test.each(Object.entries(optionCases))('judged otherwise: %s', (_name, [[old, then], [now, since], ...lines]) => {
  const result = compare(reportOf(old, { options: then }), reportOf(now, { options: since }));
  expect(linesOf(result)).toEqual(lines);
  expect(result.warnings.length > 0).toBe(JSON.stringify(then) !== JSON.stringify(since));
});

describe('what is asked for', () => {
  const old = reportOf([verdict('fail'), verdict('fail', { id: 'b', severity: v6, vpcIds: ['vpc-2'] })]);
  const readiness = (vpcId: string): Report['readiness'][number] => ({
    account: home.account,
    region: home.region,
    vpcId,
    name: null,
    cidrs: [],
    target: 'ipv6-only',
    status: 'blocked',
    counts: { blocker: 1, high: 0, medium: 0, low: 0, info: 0, unknown: 0 },
  });
  const now = reportOf([], { readiness: [readiness('vpc-1'), readiness('vpc-2')] });
  test.each([
    [{ targets: ['dual-stack'] }, ['lost subnet-1 not-judged']],
    [{ vpcs: ['vpc-2'] }, ['lost b not-judged']],
    [{ rules: ['s'] }, []],
    [{ skipRules: ['r'] }, []],
  ] as const)('%j', (asked, lines) => expect(linesOf(compare(old, now, asked))).toEqual(lines));
  test('what is below the severity is counted, not listed', () => {
    const { noLongerVisible, summary } = compare(old, now, { severity: 'blocker' });
    expect({ noLongerVisible, hidden: summary.hidden, high: summary.noLongerVisible.high }).toEqual({
      noLongerVisible: [],
      hidden: 2,
      high: 2,
    });
  });
  test('a VPC in neither is a mistake', () => expect(() => compare(old, now, { vpcs: ['vpc-3'] })).toThrow('There is no VPC vpc-3'));
  test('so is a target that one was not judged for', () =>
    expect(() => compare(reportOf([], { options: aimed('dual-stack') }), now, { targets: ['ipv6-only'] })).toThrow('nothing to compare'));
  test('VPCs appear, vanish, or were not looked at', () => {
    const presence = (from: Report, to: Report) => compare(from, to).readiness.map(({ vpcId, presence }) => `${vpcId} ${presence}`);
    const one = reportOf([], { readiness: [readiness('vpc-1')] });
    expect(presence(one, now)).toEqual(['vpc-1 both', 'vpc-2 appeared']);
    expect(presence(now, one)).toEqual(['vpc-1 both', 'vpc-2 vanished']);
    expect(presence(now, { ...one, options: { ...one.options, vpcs: ['vpc-1'] } })).toEqual(['vpc-1 both', 'vpc-2 unseen-now']);
    expect(presence({ ...one, gaps: [denied('vpc')] }, now)).toEqual(['vpc-1 both', 'vpc-2 unseen-then']);
  });
});

describe('the exit code', () => {
  const [none, fails, unknown] = [[], [verdict('fail')], [verdict('unknown')]].map((verdicts) => reportOf(verdicts)) as [
    Report,
    Report,
    Report,
  ];
  test.each([
    ['new', none, fails, 'high', false, 10],
    ['new, but milder', none, fails, 'blocker', true, 0],
    ['new, and nobody asks', none, fails, 'none', false, 0],
    ['fixed', fails, reportOf([verdict('pass')]), 'info', true, 0],
    ['no longer visible', fails, none, 'info', true, 11],
    ['no longer visible, and nobody asks', fails, none, 'info', false, 0],
    ['newly unknown', reportOf([verdict('pass')]), unknown, 'none', true, 11],
    ['unknown as before', unknown, unknown, 'info', true, 0],
  ] as const)('%s', (_name, old, now, failOn, failOnUnknown, code) =>
    expect(diffExitCode(compare(old, now), { failOn, failOnUnknown })).toBe(code),
  );
});
