import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import Ajv2020 from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Diff } from '../../src/model/diff.ts';
import schema from '../../src/report/diff-1.0.schema.json' with { type: 'json' };
import { linesOf } from '../support/diff.ts';
import { runProgram } from '../support/program.ts';
import type { ReplayOptions } from '../support/replay/server.ts';
import { scan } from '../support/scan.ts';
import { type Playground, playground } from './playground.ts';

const ajv = new Ajv2020.default({ allErrors: true, strict: true });
addFormats.default(ajv);
const validate = ajv.compile(schema);

const folder = mkdtempSync(join(tmpdir(), 'ipv6-audit-'));
afterAll(() => rmSync(folder, { recursive: true }));
const at = (name: string): string => join(folder, name);
const written = (name: string, content: string | Uint8Array): string => {
  writeFileSync(at(name), content);
  return at(name);
};

/** Both forms of one scan: `<name>.gz` and `<name>.json`. */
const keep = async (name: string, options: ReplayOptions, ...args: readonly string[]): Promise<void> => {
  const { stdout } = await scan(options, ['--save-snapshot', at(`${name}.gz`), '--fail-on', 'none', ...args]);
  written(`${name}.json`, stdout);
};
/** DNS64 and the NAT64 route are missing. */
const broken = ({ subnet, table }: Playground): void => {
  Object.assign(subnet('ipv6-only-a'), { EnableDns64: false });
  table('ipv6-only').Routes.splice(2, 1);
};
beforeAll(async () => {
  await keep('sound', { fixture: playground() });
  await keep('broken', { fixture: playground(broken) });
  await keep('denied', { fixture: playground(), faults: [{ operation: 'DescribeSubnets', fault: 'access-denied' }] });
  await keep('narrow', { fixture: playground(broken) }, '--target', 'ipv6-only', '--severity', 'high', '--rule', 'subnet-dns64-disabled');
});

const compare = async (old: string, now: string, ...args: readonly string[]) => {
  const { code, stdout, stderr } = await runProgram(['diff', at(old), at(now), ...args]);
  return {
    code,
    stdout: stdout.replaceAll(`${folder}/`, '').replaceAll(/20\d\d-\d\d-\d\d \d\d:\d\d UTC/g, '2026-11-23 00:00 UTC'),
    stderr,
  };
};
const compareJson = async (old: string, now: string, ...args: readonly string[]): Promise<Diff> => {
  const { stdout } = await compare(old, now, '--format', 'json', '--quiet', ...args);
  const result = JSON.parse(stdout) as Diff;
  validate(result);
  expect(validate.errors ?? []).toEqual([]);
  return result;
};
const rulesIn = (findings: Diff['fixed']): readonly string[] => findings.map(({ rule }) => rule);
const settled = (text: string): string =>
  text.replace(/^ipv6-audit \S+ diff$/m, 'ipv6-audit 0.0.0 diff').replaceAll(/ipv6-audit \d+\.\d+\.\d+\)/g, 'ipv6-audit 0.0.0)');

describe('two snapshots', () => {
  test('in a terminal of 80 columns', async () => {
    const { code, stdout, stderr } = await compare('sound.gz', 'broken.gz');
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(stdout.split('\n').filter((line) => line.length > 80)).toEqual([]);
    expect(stdout).not.toContain('\u001b');
    await expect(settled(stdout)).toMatchFileSnapshot('../../fixtures/reports/diff.txt');
  });
  test('as Markdown, in a file', async () => {
    const { stdout } = await compare('sound.gz', 'broken.gz', '--format', 'markdown');
    await expect(settled(stdout)).toMatchFileSnapshot('../../fixtures/reports/diff.md');
    const toFile = await compare('sound.gz', 'broken.gz', '--format', 'markdown', '--output', at('diff.md'));
    expect({ code: toFile.code, stdout: toFile.stdout }).toEqual({ code: 0, stdout: '' });
    expect(readFileSync(at('diff.md'), 'utf8').split('\n')[0]).toBe(stdout.split('\n')[0]);
  });
  test('what is new, with how it was, and what is fixed on the way back', async () => {
    const there = await compareJson('sound.gz', 'broken.gz');
    expect(there.new.map(({ rule, was }) => `${rule} ${was}`)).toEqual(['nat64-route-missing pass', 'subnet-dns64-disabled pass']);
    expect(
      there.readiness.filter(({ target }) => target === 'ipv6-only').map(({ before, now }) => `${before?.status} ${now?.status}`),
    ).toEqual(['needs-work blocked']);
    const back = await compareJson('broken.gz', 'sound.gz');
    expect(rulesIn(back.fixed)).toEqual(['nat64-route-missing', 'subnet-dns64-disabled']);
    expect(back.noLongerVisible).toEqual([]);
    expect(back.warnings).toEqual(['The old file was read after the new one: are they the wrong way round?']);
  });
  test('the same one twice: a sentence', async () => {
    const { stdout } = await compare('sound.gz', 'sound.gz');
    expect(stdout).toMatch(/\n\nNothing changed: \d+ findings as before\.\n$/);
    expect((await compare('sound.gz', 'sound.gz', '--format', 'markdown')).stdout).toMatch(/\n\nNothing changed: .*\n$/);
  });
  test('what was denied fixes nothing, and names the action', async () => {
    const { fixed, noLongerVisible, newlyUnknown } = await compareJson('broken.gz', 'denied.gz');
    expect(fixed).toEqual([]);
    expect(rulesIn(noLongerVisible)).toEqual(expect.arrayContaining(['nat64-route-missing', 'subnet-dns64-disabled']));
    expect(noLongerVisible.filter(({ missing }) => missing.includes('ec2:DescribeSubnets')).length).toBe(noLongerVisible.length);
    expect(newlyUnknown.length).toBeGreaterThan(0);
    const { stdout } = await compare('broken.gz', 'denied.gz');
    expect(stdout).toContain('grant ec2:DescribeSubnets');
    expect(stdout).toContain('blocked → needs work, for want of sight: more is unknown');
  });
  test('only what was asked for', async () => {
    const one = await compareJson('sound.gz', 'broken.gz', '--rule', 'subnet-dns64-disabled');
    expect(linesOf(one)).toEqual([`new ${one.new[0]?.fingerprint} pass`]);
    expect(rulesIn((await compareJson('sound.gz', 'broken.gz', '--skip-rule', 'subnet-dns64-disabled')).new)).toEqual([
      'nat64-route-missing',
    ]);
    expect((await compareJson('sound.gz', 'broken.gz', '--target', 'dual-stack')).new).toEqual([]);
    expect((await compareJson('sound.gz', 'broken.gz', '--tag', 'Name=nobody')).new).toEqual([]);
    expect((await compareJson('sound.gz', 'broken.gz', '--vpc', 'vpc-0a254000000000001')).new.length).toBe(2);
  });
});

describe('reports', () => {
  test('say the same as the snapshots that they were made of', async () => {
    const whole = linesOf(await compareJson('sound.gz', 'broken.gz'));
    for (const [old, now] of [
      ['sound.json', 'broken.json'],
      ['sound.json', 'broken.gz'],
      ['sound.gz', 'broken.json'],
    ] as const)
      expect(linesOf(await compareJson(old, now, '--rule', 'subnet-dns64-disabled', '--rule', 'nat64-route-missing'))).toEqual(
        whole.filter((line) => line.startsWith('new ')),
      );
  });
  test('of other options: a warning, and nothing fixed that was hidden or left out', async () => {
    const { stdout, stderr } = await compare('broken.json', 'narrow.json', '--format', 'json');
    const { fixed, noLongerVisible, warnings, notComparable } = JSON.parse(stdout) as Diff;
    expect(fixed).toEqual([]);
    expect(new Set(noLongerVisible.map(({ reason }) => reason))).toEqual(new Set(['rule-left-out']));
    expect(notComparable.length).toBeGreaterThan(0);
    expect(warnings.length).toBe(3);
    expect(stderr).toBe(warnings.map((warning) => `ipv6-audit: ${warning}\n`).join(''));
    const plain = await compare('broken.json', 'narrow.json');
    expect(plain.stdout).toContain('Warning: The old file was judged for dual-stack, ipv6-only and the new one for');
    expect(plain.stderr).toBe('');
  });
});

describe('the exit code', () => {
  test.each([
    [['sound.gz', 'broken.gz', '--fail-on', 'blocker'], 10],
    [['sound.gz', 'broken.gz', '--fail-on', 'blocker', '--target', 'dual-stack'], 0],
    [['broken.gz', 'sound.gz', '--fail-on', 'info', '--fail-on-unknown'], 0],
    [['broken.gz', 'denied.gz', '--fail-on', 'info', '--fail-on-unknown'], 11],
    [['broken.gz', 'denied.gz'], 0],
  ] as const)('%j is %s', async ([old, now, ...args], code) => expect((await compare(old, now, ...args)).code).toBe(code));
});

describe('a mistake of the user gets one sentence and exit 2', () => {
  const report = { format: 'ipv6-audit-report', version: '1.0', tool: { name: 'ipv6-audit', version: '0.1.0' } };
  const files: Readonly<Record<string, readonly [content: () => string | Uint8Array, says: string]>> = {
    'empty.json': [
      () => '',
      'is not a whole ipv6-audit report: it is empty. Make a new one with: ipv6-audit scan --format json --output FILE',
    ],
    'text.txt': [() => 'hello\n', 'is neither a snapshot nor a report of ipv6-audit: it is neither gzip nor JSON'],
    'number.json': [() => '5', 'it does not begin as one does'],
    'null.json': [() => 'null', 'it does not begin as one does'],
    'other.json': [() => JSON.stringify({ format: 'sarif\u001b[2J' }), String.raw`it says that its format is sarif\u{1b}[2J`],
    'newer.json': [
      () => JSON.stringify({ ...report, version: '2.0' }),
      'is a report of format 2.0, made by ipv6-audit 0.1.0; this version reads format 1.0. Use that version',
    ],
    'short.json': [() => JSON.stringify(report), 'is not a whole ipv6-audit report: it must have required properties'],
    'cut.json': [() => readFileSync(at('sound.json'), 'utf8').slice(0, 5000), 'is not a whole ipv6-audit report: it is not whole JSON'],
    'edited.json': [() => readFileSync(at('sound.json'), 'utf8').replace(/"status": "(fail|pass)"/, '"status": "fine"'), '/status must be'],
    'cut.gz': [() => readFileSync(at('sound.gz')).subarray(0, 400), 'is not a whole ipv6-audit snapshot: its end is missing'],
    'other.gz': [() => gzipSync('hello\n'), 'is not a whole ipv6-audit snapshot'],
  };
  test.each(Object.entries(files))('%s', async (name, [content, says]) => {
    written(name, content());
    for (const [old, now] of [
      [name, 'sound.gz'],
      ['sound.gz', name],
    ] as const) {
      const { code, stdout, stderr } = await compare(old, now);
      expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
      expect(stderr).toContain(at(name));
      expect(stderr).toContain(says);
      expect(stderr.trimEnd().split('\n').length).toBe(1);
    }
  });
  test.each([
    [['none.json', 'sound.gz'], 'There is no file'],
    [['.', 'sound.gz'], 'There is no scan.json in'],
    [['sound.json', 'broken.gz', '--tag', 'Name'], 'is a report, which does not tell tags'],
    [['sound.gz', 'narrow.json', '--target', 'dual-stack'], 'There is nothing to compare for dual-stack'],
    [['sound.gz', 'broken.gz', '--vpc', 'vpc-1'], 'There is no VPC vpc-1 in either file'],
    [['sound.gz', 'broken.gz', '--rule', 'nat64-route-mising'], 'did you mean "nat64-route-missing"?'],
  ] as const)('%j', async ([old, now, ...args], says) => {
    const { code, stdout, stderr } = await compare(old, now, ...args);
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toContain(says);
  });
  test('one file', async () => expect((await runProgram(['diff', at('sound.gz')])).stderr).toContain('Missing 1 required arg'));
});
