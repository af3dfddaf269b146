import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { afterAll, describe, expect, test } from 'vitest';
import { runProgram } from '../support/program.ts';
import type { Checklist } from '../../src/model/checklist/checklist.ts';
import type { Report } from '../../src/model/report.ts';
import { loadFixture } from '../support/replay/fixture.ts';
import { startReplay } from '../support/replay/server.ts';
import { playground } from './playground.ts';

const folder = mkdtempSync(join(tmpdir(), 'ipv6-audit-config-'));
const repository = join(folder, 'repository');
const below = join(repository, 'infra', 'network');
mkdirSync(below, { recursive: true });
mkdirSync(join(repository, '.git'));
afterAll(() => rmSync(folder, { recursive: true }));

const write = (name: string, value: unknown): string => {
  const file = join(folder, name);
  writeFileSync(file, typeof value === 'string' ? value : JSON.stringify(value));
  return file;
};
const demo = await loadFixture(new URL('../../fixtures/accounts/demo', import.meta.url).pathname);
const snapshot = join(folder, 'demo.gz');
const run = (args: readonly string[], cwd = folder) => runProgram(args, {}, cwd);
const scan = async (args: readonly string[], cwd = folder) => {
  const outcome = await run(['scan', '--snapshot', snapshot, '--format', 'json', ...args], cwd);
  return { ...outcome, report: JSON.parse(outcome.stdout || 'null') as Report };
};
const replay = await startReplay({ fixture: demo });
await runProgram(['scan', '--save-snapshot', snapshot, '--quiet'], replay.env);
await replay.close();

const sound = { rule: 'nat64-route-missing', reason: 'legacy', owner: 'ops', expires: '2027-01-31' };

describe('a mistake in a file gets one sentence and exit 2', () => {
  let count = 0;
  const configOf = (value: unknown, extension = 'json') => write(`c${(count += 1)}.${extension}`, value);
  test.for<readonly [value: unknown, says: string, extension?: string]>([
    [{ regoin: 'x' }, 'There is no key "regoin" in FILE; did you mean "region"?'],
    [{ 'fail-on': 'high' }, 'There is no key "fail-on" in FILE; did you mean "failOn"?'],
    [{ exclude: { tagz: [] } }, 'There is no key "exclude.tagz" in FILE; did you mean "tags"?'],
    [{ zzzzzzzzzzzzzzzz: 1 }, 'There is no key "zzzzzzzzzzzzzzzz" in FILE; the keys there are $schema, profile, '],
    [
      { failOn: 'hgih' },
      '"failOn" in FILE must be one of blocker, high, medium, low, info, none, not the text "hgih"; did you mean "high"?',
    ],
    [{ quiet: 'yes' }, '"quiet" in FILE must be true or false, not the text "yes".'],
    [{ region: 5 }, '"region" in FILE must be a text or a list of texts, not the number 5.'],
    [{ vpc: ['a', null] }, '"vpc[1]" in FILE must be a text, not nothing.'],
    [{ format: 'pdf' }, '"format" in FILE: There is no format "pdf"; the formats are terminal, json, '],
    [{ format: 5 }, '"format" in FILE must be a text such as "json" or a list of texts, not the number 5.'],
    [{ asOf: '2026-02-30' }, '"asOf" in FILE must be a day such as "2027-06-30", not the text "2026-02-30".'],
    [{ profile: {} }, '"profile" in FILE must be a text, not an object.'],
    [{ profile: '' }, '"profile" in FILE must be a text, not an empty text.'],
    [[], 'What FILE holds must be an object with '],
    [{ rule: 'nat64-route-mising' }, '"rule" in FILE: There is no rule "nat64-route-mising"; did you mean "nat64-route-missing"?'],
    [{ severityOverrides: { nope: 'low' } }, '"severityOverrides" in FILE: There is no rule "nope"'],
    [
      { severityOverrides: { 'nat64-route-missing': 'lo' } },
      '"severityOverrides.nat64-route-missing" in FILE must be one of blocker, high, medium, low, info, off or an object',
    ],
    [
      { severityOverrides: { 'nat64-route-missing': { 'dual-stack': 'low' } } },
      'in FILE has a severity for dual-stack, for which the rule says nothing.',
    ],
    [{ failOn: 'low', thresholds: { failOn: 'low' } }, 'FILE says both "failOn" and "thresholds.failOn", which are the same; keep one.'],
    [{ skipRule: [], skipRules: [] }, 'FILE says both "skipRule" and "skipRules"'],
    [{ saveSnapshot: 'a', snapshot: 'b' }, '"snapshot" and "saveSnapshot" in FILE exclude each other; keep one.'],
    [{ waivers: [{ ...sound, owner: undefined }] }, '"waivers[0]" in FILE must also have "owner", a text.'],
    [{ waivers: [{ ...sound, expires: undefined }] }, 'must also have "expires", a day such as "2027-06-30".'],
    [
      { waivers: [{ ...sound, expires: '31.1.2027' }] },
      '"waivers[0].expires" in FILE must be a day such as "2027-06-30", not the text "31.1.2027".',
    ],
    [{ waivers: [{ ...sound, reason: '' }] }, '"waivers[0].reason" in FILE must be a text, not an empty text.'],
    [
      { waivers: [{ ...sound, resource: 'subnet-1' }] },
      '"waivers[0].resource" in FILE must be a text such as "arn:aws:ec2:*:*:subnet/subnet-0a1b", not the text "subnet-1".',
    ],
    [{ waivers: [{ ...sound, tag: 'team' }] }, '"waivers[0].tag" in FILE must be a text such as "team=legacy", not the text "team".'],
    [{ waivers: [{ ...sound, rule: 'nat64' }] }, '"waivers[0].rule" in FILE: There is no rule "nat64"'],
    [{ waivers: [{ ...sound, rule: '*' }] }, '"waivers[0]" in FILE is for every rule and must have "resource" or "tag"'],
    [{ waivers: 'none.yaml' }, 'There is no waiver file at '],
    [{ baseline: 'none.json' }, 'There is no baseline at '],
    ['', 'The configuration file FILE is empty.'],
    ['{"a":', 'The configuration file FILE is not JSON'],
    ['# nothing\n', 'The configuration file FILE is empty.', 'yaml'],
    ['a: [', 'The configuration file FILE is not YAML (', 'yaml'],
    ['quiet: true\nquiet: false', 'duplicated mapping key at line 2', 'yml'],
    ['quiet: !run x', 'FILE is not YAML (unknown scalar tag', 'yaml'],
    ['export default {}', 'FILE is neither .json nor .yaml nor .yml; code is never run from it.', 'js'],
  ])('%j', async ([value, says, extension]) => {
    const file = configOf(value, extension);
    const { code, stdout, stderr } = await run([
      'scan',
      '--config',
      file,
      ...(JSON.stringify(value).includes('snapshot') ? [] : ['--snapshot', snapshot]),
    ]);
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toContain(says.replace('FILE', file));
    expect(stderr.trim().split('\n').length).toBe(1);
  });
  test.each([
    [['--config', 'none.json'], 'There is no configuration file at none.json.'],
    [['--config', 'none.json', '--no-config'], 'cannot also be provided'],
    [['--waivers', write('w1.yaml', 'waivers: 5')], '"waivers" in FILE must be a list of objects, not the number 5.'],
    [['--waivers', write('w2.yaml', '[5]')], '"[0]" in FILE must be an object with rule, '],
    [['--baseline', write('b0.json', '')], 'The baseline FILE is empty.'],
    [['--baseline', write('b1.json', { format: 'other' })], 'FILE is no baseline of ipv6-audit; make one with'],
    [
      ['--baseline', write('b2.json', { format: 'ipv6-audit-baseline', version: '2.0' })],
      'FILE is a baseline of format 2.0, and this version reads format 1.0',
    ],
    [['--baseline', write('b3.json', { format: 'ipv6-audit-baseline', version: '1.0' })], 'The baseline FILE is damaged ('],
    [
      [
        '--baseline',
        write('b4.json', {
          format: 'ipv6-audit-baseline',
          version: '1.0',
          findings: [{ rule: 'r', resource: 'arn:x', severity: {}, fingerprint: '0'.repeat(16) }],
        }),
      ],
      'the fingerprint 0000000000000000 is not that of r and its resource',
    ],
    [['--baseline', write('b5.json', '{"format":')], 'The baseline FILE is not JSON'],
  ] as const)('%j', async (args, says) => {
    const { code, stdout, stderr } = await run(['scan', '--snapshot', snapshot, ...args]);
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toContain(says.replace('FILE', args[1]));
  });
});

describe('where the configuration is found', () => {
  const config = join(repository, 'ipv6-audit.config.yaml');
  const target = async (args: readonly string[], cwd: string) => (await scan(args, cwd)).report.options.targets;
  test('upwards, as far as the root of the repository; a flag wins and --no-config leaves it', async () => {
    writeFileSync(join(folder, 'ipv6-audit.config.json'), '{"target":"dual-stack"}');
    expect(await target([], below)).toEqual(['dual-stack', 'ipv6-only']);
    writeFileSync(config, '$schema: ./node_modules/ipv6-audit/dist/config-1.0.schema.json\ntarget: ipv6-only\n');
    expect(await target([], below)).toEqual(['ipv6-only']);
    expect(await target(['--target', 'dual-stack'], below)).toEqual(['dual-stack']);
    expect(await target(['--no-config'], below)).toEqual(['dual-stack', 'ipv6-only']);
    expect((await scan([], below)).stderr).toContain('Settings from ../../ipv6-audit.config.yaml\n');
    rmSync(join(folder, 'ipv6-audit.config.json'));
  });
  test('paths in it are relative to it, and the other commands take what they have', async () => {
    writeFileSync(config, 'target: ipv6-only\nsnapshot: ../demo.gz\nformat: [json=report.json]\nquiet: true\nfailOn: none\n');
    const { code, stdout } = await run(['scan'], below);
    expect({ code, stdout }).toEqual({ code: 0, stdout: '' });
    expect(JSON.parse(readFileSync(join(repository, 'report.json'), 'utf8'))).toMatchObject({ options: { targets: ['ipv6-only'] } });
    expect((await run(['checklist'], below)).stdout).toContain('ipv6-only');
    expect((await run(['diff', snapshot, snapshot], below)).code).toBe(0);
    rmSync(config);
  });
  test('what is given on the command line also wins over what it excludes, and --no-fail-on-unknown over true', async () => {
    const file = write('wins.json', { profile: 'nobody', thresholds: { failOn: 'none', failOnUnknown: true } });
    expect((await scan(['--config', file])).code).toBe(11);
    expect((await scan(['--config', file, '--no-fail-on-unknown'])).code).toBe(0);
  });
});

describe('what is accepted', () => {
  const baseline = join(folder, 'baseline.json');
  const schema = new Ajv2020({ strict: false, formats: { date: true, 'date-time': true } }).compile(
    JSON.parse(readFileSync(new URL('../../dist/report-1.0.schema.json', import.meta.url), 'utf8')) as object,
  );
  test('a baseline is stable text, silences --fail-on and lets only the rest through', async () => {
    expect((await scan(['--save-baseline', baseline, '--fail-on', 'none'])).code).toBe(0);
    const first = readFileSync(baseline, 'utf8');
    const again = await scan(['--baseline', baseline, '--save-baseline', baseline, '--fail-on', 'info']);
    expect({ code: again.code, same: readFileSync(baseline, 'utf8') === first }).toEqual({ code: 0, same: true });
    expect(schema(again.report), JSON.stringify(schema.errors)).toBe(true);
    const lines = first.split('\n');
    const shorter = write('shorter.json', [...lines.slice(0, 4), ...lines.slice(5)].join('\n'));
    const { code, report } = await scan(['--baseline', shorter, '--fail-on', 'info']);
    expect(code).toBe(10);
    expect(report.verdicts.filter((each) => each.status === 'fail' && !each.baseline).length).toBe(1);
    const { stdout } = await run(['scan', '--snapshot', snapshot, '--baseline', shorter]);
    expect(stdout).toMatch(/of these \d+ in the\s+baseline/);
    expect(stdout).toMatch(/Baseline: \d+ known and not shown, 1 new, 0 fixed, 0 not seen\./);
  });
  test('other pages give the same baseline', async () => {
    const paged = await startReplay({ fixture: demo, pageSize: 1 });
    const file = join(folder, 'paged.json');
    await runProgram(['scan', '--save-baseline', file, '--quiet', '--fail-on', 'none'], paged.env);
    await paged.close();
    expect(readFileSync(file, 'utf8')).toBe(readFileSync(baseline, 'utf8'));
  });
  test('waivers, in the terminal and on standard error', async () => {
    const list = [
      'waivers:',
      '  - rule: "*"',
      '    resource: "arn:*"',
      '    reason: moving in spring',
      '    owner: ops',
      '    expires: 2027-01-31',
    ];
    const idle = ['  - { rule: nat64-route-missing, resource: "arn:none", reason: gone, owner: net, expires: 2027-01-31 }'];
    const file = write('waivers.yaml', [...list, ...idle].join('\n'));
    const { code, stdout, stderr } = await run(['scan', '--snapshot', snapshot, '--waivers', file, '--fail-on', 'info']);
    expect(code).toBe(0);
    expect(stdout).toMatch(/\d+ waived/);
    expect(stdout).toMatch(/Waivers: \d+ waived; 1 for nothing\./);
    expect(stderr).toContain('The waiver of nat64-route-missing for arn:none (net) is for nothing that this scan found.');
    const late = await run(['scan', '--snapshot', snapshot, '--waivers', file, '--as-of', '2027-02-01', '--fail-on', 'info']);
    expect(late.code).toBe(10);
    expect(late.stdout).toContain('the waiver of ops expired on 2027-01-31: moving in spring');
    expect(late.stderr).toMatch(/expired on 2027-01-31, and what it was for counts again: \d+\./);
    const { report } = await scan(['--waivers', file]);
    expect(schema(report), JSON.stringify(schema.errors)).toBe(true);
  });
  test('overrides and exclusions, and a diff of such reports', async () => {
    const { report } = await scan([]);
    const rule = report.verdicts[0]?.rule ?? '';
    const file = write('own.json', { severityOverrides: { [rule]: 'info' }, exclude: { vpcs: [report.readiness[0]?.vpcId] } });
    const own = await scan(['--config', file]);
    expect(schema(own.report), JSON.stringify(schema.errors)).toBe(true);
    expect(own.report.summary.leftOut).toBeGreaterThan(0);
    const [before, after] = [write('before.json', report), write('after.json', own.report)];
    const { code, stdout } = await run(['diff', before, after, '--format', 'json']);
    const { summary, warnings } = JSON.parse(stdout) as { summary: { fixed: object }; warnings: string[] };
    expect({ code, fixed: Object.values(summary.fixed) }).toEqual({ code: 0, fixed: [0, 0, 0, 0, 0] });
    expect(warnings.join(' ')).toContain('exclude different things');
    const off = write('off.json', { severityOverrides: { [rule]: 'off' } });
    expect((await scan(['--config', off])).report.options.rules).not.toContain(rule);
  });
});

test('a checklist heeds them as a scan does', async () => {
  const file = write(
    'plan.yaml',
    [
      'skipRules: [subnet-dns64-disabled]',
      'exclude: { tags: [nobody=here] }',
      'severityOverrides: { eigw-missing: off, nat64-route-missing: info }',
      'waivers:',
      '  - { rule: "*", resource: "arn:*", reason: moving, owner: ops, expires: 2027-01-31 }',
    ].join('\n'),
  );
  const checklist = async (...args: readonly string[]) => {
    const { code, stdout, stderr } = await run(['checklist', '--target', 'ipv6-only', '--snapshot', snapshot, '--format', 'json', ...args]);
    return { code, stderr, plan: JSON.parse(stdout) as Checklist };
  };
  const states = ({ steps }: Checklist) => new Set(steps.flatMap(({ rule, items }) => (rule ? items : []).map(({ state }) => state)));
  const { code, stderr, plan } = await checklist('--config', file);
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
  expect(plan.settings).toEqual({
    skippedRules: ['subnet-dns64-disabled', 'eigw-missing'],
    severityOverrides: { 'eigw-missing': 'off', 'nat64-route-missing': 'info' },
    exclude: { tags: ['nobody=here'] },
    leftOut: 0,
  });
  expect(states(plan)).toEqual(new Set(['check-by-hand', 'accepted', 'done']));
  const late = await checklist('--config', file, '--as-of', '2027-02-01');
  expect(late.stderr).toMatch(/The waiver of \* for arn:\* \(ops\) expired on 2027-01-31, and what it was for counts again: \d+\./);
  expect(states(late.plan)).toEqual(new Set(['to-do', 'check-by-hand', 'done']));
});

test('the example of the README holds', async () => {
  const { loadConfiguration } = await import('../../src/cli/config-file.ts');
  const readme = readFileSync(new URL('../../README.md', import.meta.url), 'utf8');
  const [, example = ''] = /```yaml\n(# yaml-language-server[^`]*)```/.exec(readme) ?? [];
  const { config } = (await loadConfiguration(write('readme.yaml', example))) ?? {};
  expect(config).toMatchObject({ target: 'ipv6-only', baseline: join(folder, 'ipv6-baseline.json'), waivers: [{ tag: 'team=payments' }] });
});

test('every flag of scan has its key', async () => {
  const { default: Scan } = await import('../../src/commands/scan.ts');
  const { keyOf } = await import('../../src/cli/configured.ts');
  const { properties } = JSON.parse(readFileSync(new URL('../../dist/config-1.0.schema.json', import.meta.url), 'utf8')) as {
    properties: object;
  };
  const flags = Object.keys(Scan.flags).filter((flag) => !['config', 'no-config'].includes(flag));
  expect(flags.map(keyOf).filter((key) => !(key in properties))).toEqual([]);
});

test('a scan of AWS takes its settings too', async () => {
  const server = await startReplay({ fixture: playground() });
  const file = write('aws.yaml', 'region: us-east-1\nrule: [subnet-ipv6-cidr-missing]\nformat: json\nquiet: true\n');
  const { stdout } = await runProgram(['scan', '--config', file], server.env);
  await server.close();
  expect(JSON.parse(stdout)).toMatchObject({ options: { rules: ['subnet-ipv6-cidr-missing'] } });
});
