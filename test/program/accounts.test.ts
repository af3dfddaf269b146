import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import type { Report } from '../../src/model/report.ts';
import { caller, closed, first, inner, organization, outer, roleIn, second, third } from '../support/organization.ts';
import { runProgram } from '../support/program.ts';
import { type ReplayOptions, startReplay } from '../support/replay/server.ts';

const folder = mkdtempSync(join(tmpdir(), 'ipv6-audit-accounts-'));
afterAll(() => rmSync(folder, { recursive: true }));

const rule = ['--rule', 'subnet-ipv6-cidr-missing'];
const run = async (args: readonly string[], options: Partial<ReplayOptions> = {}) => {
  const replay = await startReplay({ fixture: organization(1, [second]), account: caller, ...options });
  try {
    return await runProgram(args, replay.env);
  } finally {
    await replay.close();
  }
};
const reportOf = ({ stdout }: { readonly stdout: string }) => JSON.parse(stdout) as Report;
const json = ['--format', 'json', '--quiet'];

describe('an organization of which one account is closed to the scan', () => {
  const snapshot = join(folder, 'organization.ndjson.gz');
  const forms = ['csv', 'github', 'html', 'json', 'junit', 'markdown', 'ndjson', 'ocsf', 'sarif'];
  const files = forms.map((form) => join(folder, `report.${form}`));
  const args = ['scan', '--organization', ...rule, '--save-snapshot', snapshot, '--fail-on', 'none', '--fail-on-unknown'];

  test('is read as far as it goes, and says so in every form', async () => {
    const outlets = forms.flatMap((form, index) => ['--format', `${form}=${files[index]}`]);
    const { code, stdout, stderr } = await run([...args, '--format', 'terminal', ...outlets]);
    expect(code).toBe(11);
    expect(stderr).toContain('Reading 4 accounts\n');
    expect(stderr).toContain(`Not read, since they are not active: ${closed} (old, SUSPENDED)\n`);
    expect(stderr).toContain('Read 4 of 4 accounts, ');
    expect(stdout.replaceAll(/\s+/g, ' ')).toContain(`everything: access denied; grant sts:AssumeRole in ${second}/all-regions`);
    expect(stdout).toMatch(/^Read with \d+ calls, \d+ kB\.$/m);
    const { readFileSync } = await import('node:fs');
    const silent = files.filter((file) => !/sts:AssumeRole/.test(readFileSync(file, 'utf8')));
    expect(silent).toEqual([]);
  });
  test('calls nothing of it ready, from its snapshot too', async () => {
    const live = reportOf(await run([...args, ...json]));
    const shut = live.readiness.filter(({ account }) => account === second);
    expect(new Set(shut.map(({ status }) => status))).toEqual(new Set(['unknown']));
    expect(live.scopes.filter(({ account }) => account === second).every(({ gaps }) => gaps > 0)).toBe(true);
    expect(live.statistics?.calls).toBeGreaterThan(10);
    expect(reportOf(await run(['scan', '--snapshot', snapshot, ...rule, ...json]))).toEqual(live);
    // The gap of an account whose regions are not known is about each region.
    const one = reportOf(await run(['scan', '--snapshot', snapshot, ...rule, ...json, '--region', 'us-east-1']));
    expect(one.gaps.map(({ account }) => account)).toContain(second);
  });
});

test('no account that could be read is exit 3', async () => {
  const { code, stdout } = await run(['scan', '--role-arn', roleIn(second), ...rule, ...json]);
  expect(code).toBe(3);
  expect(reportOf({ stdout }).summary.pass).toBe(0);
});

test('a list, roles, and a configuration file', async () => {
  writeFileSync(join(folder, 'accounts.yaml'), `- id: ${first}\n  regions: [us-east-1]\n- ${third}\n`);
  const config = join(folder, 'config.yaml');
  writeFileSync(
    config,
    `accounts: accounts.yaml\nroleArn: ${roleIn(first, 'other')}\nexternalId: shared\nmaxRate: 100\nsessionDuration: 900\n`,
  );
  const places = async (args: readonly string[]) =>
    reportOf(await run(['scan', ...rule, ...json, ...args])).scopes.map(({ account, region }) => `${account} ${region}`);
  const both = (account: string) => [`${account} eu-central-1`, `${account} us-east-1`];
  expect(await places(['--accounts', join(folder, 'accounts.yaml')])).toEqual([`${first} us-east-1`, ...both(third)]);
  expect(await places(['--config', config])).toEqual([...both(first), ...both(third)]);
});

test('checklist and trace read them too', async () => {
  const plan = await run([
    'checklist',
    '--target',
    'dual-stack',
    '--role-arn',
    roleIn(first),
    '--region',
    'us-east-1',
    '--format',
    'json',
    '--quiet',
  ]);
  expect({ code: plan.code, stderr: plan.stderr, isThere: plan.stdout.includes(first) }).toEqual({ code: 0, stderr: '', isThere: true });
  const trace = await run(['trace', 'subnet-11110000', 'internet', '--role-arn', roleIn(first), '--region', 'us-east-1', '--quiet']);
  expect({ code: trace.code, stderr: trace.stderr }).toEqual({ code: 10, stderr: '' });
});

describe('a mistake gets one sentence', () => {
  test.each([
    [['--ou', outer], 2, '--ou choose'],
    [['--role-name', 'x'], 2, '--role-name is for other accounts; add --organization, --accounts or --role-arn.'],
    [['--organization', '--ou', 'ou-1'], 2, '--ou "ou-1" is not the id of an organizational unit such as '],
    [['--organization', '--ou', 'ou-root-nothere0'], 2, 'There is no organizational unit or root "ou-root-nothere0" in this organization.'],
    [['--organization', '--ou', inner, '--skip-account', third], 2, 'No account is left to read'],
    [['--role-arn', 'arn:aws:iam::1:role/x'], 2, '--role-arn "arn:aws:iam::1:role/x" is not the ARN of a role such as '],
    [['--role-arn', roleIn(first), '--session-duration', '60'], 2, '--session-duration "60" is not a number of seconds from 900 to 43200.'],
    [['--max-rate', '0'], 2, '--max-rate "0" is not a number above 0.'],
    [['--organization', '--snapshot', 'x'], 2, 'cannot also be provided'],
    [['--accounts', join(folder, 'none')], 2, 'There is no list of accounts at '],
  ])('%j', async (args, code, says) => {
    const fixture = structuredClone(organization()) as Record<string, Record<string, Record<string, Record<string, unknown>>>>;
    const found = fixture[caller]?.['global']?.['organizations'] ?? {};
    const error = { code: 'ParentNotFoundException', message: 'no such parent' };
    found['ListAccountsForParent'] = [{ match: { ParentId: 'ou-root-nothere0' }, error }, ...(found['ListAccountsForParent'] as object[])];
    const outcome = await run(['scan', ...args], { fixture: fixture as never });
    expect({ code: outcome.code, stdout: outcome.stdout }).toEqual({ code, stdout: '' });
    expect(outcome.stderr).toContain(says);
    expect(outcome.stderr.trim().split('\n').length).toBe(1);
  });
});
