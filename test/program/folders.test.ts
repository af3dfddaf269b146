import { existsSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Diff } from '../../src/model/diff.ts';
import type { Report } from '../../src/model/report.ts';
import { runProgram } from '../support/program.ts';
import type { ReplayFixture } from '../support/replay/fixture.ts';
import { loadFixture } from '../support/replay/fixture.ts';
import { scan } from '../support/scan.ts';
import { type Playground, playground } from './playground.ts';

const work = mkdtempSync(join(tmpdir(), 'ipv6-audit-folders-'));
afterAll(() => rmSync(work, { recursive: true }));
const at = (name: string): string => join(work, name);
const account = '111122223333';
const stream = (name: string, region = 'us-east-1', of = account) => join(at(name), `account=${of}`, `region=${region}`, 'slice.ndjson.gz');
const head = (name: string) => JSON.parse(readFileSync(join(at(name), 'scan.json'), 'utf8')) as Record<string, unknown>;

const judge = async (path: string, ...more: readonly string[]) => {
  const { code, stdout, stderr } = await runProgram(['scan', '--snapshot', at(path), '--format', 'json', '--fail-on', 'none', ...more]);
  return { code, stderr, report: (stdout.startsWith('{') ? JSON.parse(stdout) : undefined) as Report };
};
const save = (name: string, options: Parameters<typeof scan>[0], ...more: readonly string[]) =>
  scan(options, ['--save-snapshot', at(name), '--fail-on', 'none', ...more]);

/** The playground in another account, whose VPC is lent to the first: this is what the participant sees of it. */
const central = '999900001111';
const reowned = (fixture: ReplayFixture, from: string, to: string): ReplayFixture =>
  JSON.parse(JSON.stringify(fixture).replaceAll(from, to)) as ReplayFixture;
const invisible = [
  'DescribeNatGateways',
  'DescribeInternetGateways',
  'DescribeEgressOnlyInternetGateways',
  'DescribeVpcEndpoints',
] as const;
const lists: Readonly<Record<(typeof invisible)[number], string>> = {
  DescribeNatGateways: 'NatGateways',
  DescribeInternetGateways: 'InternetGateways',
  DescribeEgressOnlyInternetGateways: 'EgressOnlyInternetGateways',
  DescribeVpcEndpoints: 'VpcEndpoints',
};
const borrowing = ({ ec2 }: Playground): void => {
  const owned = ec2 as unknown as Record<string, Record<string, { OwnerId?: string }[]>>;
  for (const operation of invisible) owned[operation] = { [lists[operation]]: [] };
  for (const [operation, list] of [
    ['DescribeVpcs', 'Vpcs'],
    ['DescribeSubnets', 'Subnets'],
    ['DescribeRouteTables', 'RouteTables'],
    ['DescribeNetworkAcls', 'NetworkAcls'],
  ] as const)
    for (const each of owned[operation]?.[list] ?? []) each.OwnerId = central;
};

beforeAll(async () => {
  const demo = await loadFixture(new URL('../../fixtures/accounts/demo', import.meta.url).pathname);
  await Promise.all([save('demo/', { fixture: demo }), save('demo.gz', { fixture: demo }), save('playground/', { fixture: playground() })]);
  await save('participant/', { fixture: playground(borrowing) });
  await save('owner/', { fixture: reowned(playground(), account, central) });
}, 60_000);

const plain = (report: Report) => JSON.stringify({ ...report, collectedAt: '', knowledge: '', statistics: '' });

describe('a folder of snapshots', () => {
  test('holds a stream for each region and a head, and is judged as the file is, to the byte', async () => {
    expect(head('demo')).toMatchObject({ format: 'ipv6-audit-scan', complete: true, expected: [{ account: '123456789012' }] });
    expect(statSync(stream('demo', 'eu-central-1', '123456789012')).mode & 0o777).toBe(0o600);
    const [folder, file] = [await judge('demo'), await judge('demo.gz')];
    expect(plain(folder.report)).toBe(plain(file.report));
    expect(folder.report.verdicts.some(({ status }) => status === 'pass')).toBe(true);
  });
  test('each stream is a snapshot of its own', async () => {
    expect((await judge('demo/account=123456789012/region=eu-central-1/slice.ndjson.gz')).report.scopes).toHaveLength(1);
  });
  test('a second scan does not go into it', async () => {
    const { code, stderr } = await save('playground/', { fixture: playground() });
    expect({ code, stderr: stderr.replace(/scan of \S+;/, 'scan of THEN;') }).toEqual({
      code: 2,
      stderr: `ipv6-audit: ${at('playground/')} holds the scan of THEN; give this one a folder of its own, or go on with that one by --resume.\n`,
    });
  });
  test('--resume without a folder is a mistake', async () => {
    const { code, stderr } = await save('x.gz', { fixture: playground() }, '--resume');
    expect({ code, stderr }).toEqual({
      code: 2,
      stderr: 'ipv6-audit: --resume goes on with a folder of snapshots; name it by --save-snapshot DIR/.\n',
    });
  });
});

describe('a scan that was cut off', () => {
  const cut = async (name: string, harm: () => void) => {
    await save(`${name}/`, { fixture: playground() });
    harm();
    const { mtimeMs } = statSync(stream(name, 'global'));
    const refused = await judge(name);
    const resumed = await save(`${name}/`, { fixture: playground() }, '--resume');
    return { refused, resumed, kept: statSync(stream(name, 'global')).mtimeMs === mtimeMs };
  };
  test('is not judged, and resumed reads what is missing and no more', async () => {
    const { refused, resumed, kept } = await cut('missing', () => rmSync(stream('missing')));
    expect(refused).toEqual({
      code: 2,
      report: undefined,
      stderr: `ipv6-audit: ${at('missing')} holds an unfinished scan, which is not judged: 1 of 2 streams are missing: ${account}/us-east-1. Finish it with: ipv6-audit scan --save-snapshot ${at('missing')} --resume\n`,
    });
    expect(kept).toBe(true);
    expect(plain(resumed.report)).toBe(plain((await judge('playground')).report));
  });
  test('also where a stream is damaged, or is of an earlier scan', async () => {
    const damaged = await cut('damaged', () => writeFileSync(stream('damaged'), readFileSync(stream('damaged')).subarray(0, 500)));
    expect([damaged.refused.code, damaged.kept, damaged.resumed.code]).toEqual([2, true, 0]);
    const old = await cut('old', () => {
      const file = join(at('old'), 'scan.json');
      writeFileSync(file, readFileSync(file, 'utf8').replace(/"startedAt": "\d{4}/, '"startedAt": "2999'));
    });
    expect(old.refused.stderr).toContain('before the scan of 2999');
    expect(old.kept).toBe(false);
  });
  test('also where it ended before all was begun', async () => {
    const { refused } = await cut('unended', () => {
      const file = join(at('unended'), 'scan.json');
      writeFileSync(file, readFileSync(file, 'utf8').replace('"complete": true', '"complete": false'));
    });
    expect(refused.stderr).toContain('it ended before all that it set out for was begun');
    expect((await judge('unended')).code).toBe(0);
  });
  test('what failed for a passing reason is read again, what was refused is not', async () => {
    const faults = [
      { operation: 'DescribeNatGateways', fault: 'throttling' as const },
      { operation: 'DescribeVpcEndpoints', fault: 'access-denied' as const },
    ];
    for (const [name, fault, isRead] of [
      ['throttled', faults[0], true],
      ['denied', faults[1], false],
    ] as const) {
      const before = await save(`${name}/`, { fixture: playground(), faults: fault ? [fault] : [] });
      expect(before.report.gaps.length).toBeGreaterThan(0);
      const after = await save(`${name}/`, { fixture: playground() }, '--resume');
      expect([name, after.report.gaps.length === 0]).toEqual([name, isRead]);
    }
  });
  test('is resumed with the same regions', async () => {
    const { code, stderr } = await save('playground/', { fixture: playground() }, '--resume', '--region', 'us-east-1');
    expect({ code, stderr }).toEqual({
      code: 2,
      stderr: `ipv6-audit: The scan in ${at('playground/')} was of all regions; resume it with the same, or scan into a new folder.\n`,
    });
  });
});

describe('merge', () => {
  const merge = (...args: readonly string[]) => runProgram(['merge', ...args.map((each) => (each.startsWith('--') ? each : at(each)))]);
  test('owner and participant of a shared VPC: what was unknown is decided, in a folder as in a file', async () => {
    expect((await merge('participant', 'owner/', '--output', 'both/')).code).toBe(0);
    expect((await merge('participant', 'owner/', '--output', 'both.gz')).code).toBe(0);
    const [alone, folder, file] = [await judge('participant'), await judge('both'), await judge('both.gz')];
    expect(plain(folder.report)).toBe(plain(file.report));
    const unknowns = ({ verdicts }: Report) =>
      verdicts.filter(({ status, resource }) => status === 'unknown' && resource?.vpcIds.length).length;
    expect(unknowns(alone.report)).toBeGreaterThan(0);
    expect(unknowns(folder.report)).toBe(unknowns((await judge('playground')).report));
    expect(folder.report.options.passes).toBe('counted');
    expect(folder.report.verdicts.some(({ status }) => status === 'pass')).toBe(false);
    const listed = await judge('both', '--passes');
    expect(listed.report.options.passes).toBeUndefined();
    expect(listed.report.verdicts.filter(({ status }) => status === 'pass')).toHaveLength(folder.report.summary.pass);
    const junit = await runProgram(['scan', '--snapshot', at('both'), '--format', 'junit', '--fail-on', 'none']);
    expect(junit.stdout).toMatch(/<testsuite name="passes by rule"[^]*<testcase classname="passes" name="[\w-]+: \d+ passed"/);
  });
  test('of the same account and region the newer is taken, and said', async () => {
    const { code, stderr } = await merge('participant/', 'playground/', '--output', 'newer/');
    expect(code).toBe(0);
    expect(stderr).toContain(
      `${account}/us-east-1 is in ${at('participant/')} and ${at('playground/')}; the one in ${at('participant/')} is newer and taken.`,
    );
    expect((await judge('newer')).report.readiness).toEqual((await judge('participant')).report.readiness);
  });
  test('an unfinished folder is refused', async () => {
    await save('half/', { fixture: playground() });
    rmSync(stream('half'));
    const { code, stderr } = await merge('half/', 'owner/', '--output', 'none/');
    expect([code, stderr.includes('unfinished scan'), existsSync(at('none'))]).toEqual([2, true, false]);
  });
});

test('diff never calls fixed what a report only counts', async () => {
  const reported = async (name: string, path: string, ...more: readonly string[]) => {
    writeFileSync(at(name), JSON.stringify((await judge(path, ...more)).report));
    return at(name);
  };
  const broken = ({ subnet }: Playground): void => void Object.assign(subnet('ipv6-only-a'), { EnableDns64: false });
  await save('broken/', { fixture: reowned(playground(broken), account, central) });
  await runProgram(['merge', at('participant/'), at('broken/'), '--output', at('before/')]);
  await runProgram(['merge', at('participant/'), at('owner/'), '--output', at('after/')]);
  const compare = async (old: string, now: string) => JSON.parse((await runProgram(['diff', old, now, '--format', 'json'])).stdout) as Diff;
  const listed = await compare(await reported('a.json', 'before', '--passes'), await reported('b.json', 'after', '--passes'));
  const counted = await compare(await reported('c.json', 'before'), await reported('d.json', 'after'));
  const folders = await compare(at('before'), at('after'));
  expect(listed.fixed.map(({ rule }) => rule)).toContain('subnet-dns64-disabled');
  expect(folders.fixed).toEqual(listed.fixed);
  expect(counted.fixed).toEqual([]);
  expect(counted.noLongerVisible.find(({ rule }) => rule === 'subnet-dns64-disabled')).toMatchObject({ reason: 'not-judged' });
  expect(counted.warnings.join()).toContain('only counts what passes');
  const back = await compare(at('d.json'), at('c.json'));
  expect(back.new.find(({ rule }) => rule === 'subnet-dns64-disabled')?.was).toBe('not-listed');
});

describe('--shard', () => {
  test.each(['0/2', '3/2', '1', 'a/b', '1/0'])('%s is no shard', async (text) => {
    const { code, stderr } = await runProgram(['scan', '--shard', text]);
    expect({ code, stderr }).toEqual({
      code: 2,
      stderr: `ipv6-audit: --shard ${text} is no part of a whole; write the second of eight as --shard 2/8.\n`,
    });
  });
  test('an account is read in one of the shards', async () => {
    const read = await Promise.all([1, 2].map((index) => scan({ fixture: playground() }, ['--shard', `${index}/2`, '--fail-on', 'none'])));
    expect(read.map(({ code, report }) => [code, report.scopes.length]).toSorted()).toEqual([
      [0, 2],
      [3, 0],
    ]);
  });
});
