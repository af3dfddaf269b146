import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, describe, expect, test } from 'vitest';
import { runProgram } from '../support/program.ts';
import { startReplay } from '../support/replay/server.ts';
import { scan } from '../support/scan.ts';
import { playground } from './playground.ts';

const folder = mkdtempSync(join(tmpdir(), 'ipv6-audit-'));
afterAll(() => rmSync(folder, { recursive: true }));

const header = {
  format: 'ipv6-audit-snapshot',
  version: 1,
  tool: { name: 'ipv6-audit', version: '0.1.0' },
  collectedAt: '2026-11-23T00:00:00.000Z',
};
const snapshotOf = (name: string, ...lines: readonly unknown[]): string => {
  const file = join(folder, name);
  writeFileSync(file, gzipSync(lines.map((line) => (typeof line === 'string' ? line : JSON.stringify(line))).join('\n')));
  return file;
};

describe('a mistake of the user gets one sentence and exit 2', () => {
  const truncated = join(folder, 'truncated.gz');
  writeFileSync(truncated, gzipSync(JSON.stringify(header).repeat(200)).subarray(0, 60));
  const text = join(folder, 'text.txt');
  writeFileSync(text, 'hello\n');
  test.each([
    [['scan', '--regoin', 'x'], 'did you mean --region?'],
    [['scan', '--as-of', 'yesterday'], 'ipv6-audit: --as-of "yesterday" is not a day such as 2026-11-23.\n'],
    [['scan', '--target', 'ipv5'], 'Expected --target=ipv5 to be one of: dual-stack, ipv6-only, all'],
    [['scan', '--rule', 'nat64-route-mising'], 'did you mean "nat64-route-missing"?'],
    [['scan', '--target', 'dual-stack', '--rule', 'nat64-route-missing'], 'No rule is left'],
    [['scan', '--snapshot', join(folder, 'none.gz')], 'There is no snapshot at'],
    [['scan', '--snapshot', text], 'it is not gzip'],
    [['scan', '--snapshot', truncated], 'its end is missing'],
    [['scan', '--snapshot', folder], 'There is no scan.json in'],
    [['scan', '--snapshot', snapshotOf('empty.gz')], 'it is empty'],
    [['scan', '--snapshot', snapshotOf('other.gz', { hello: 1 })], 'does not begin as a snapshot does'],
    [
      ['scan', '--snapshot', snapshotOf('newer.gz', { ...header, version: 2 })],
      'is a snapshot of format 2, made by ipv6-audit 0.1.0; this version reads format 1',
    ],
    [['scan', '--snapshot', snapshotOf('cut.gz', header)], 'its end is missing'],
    [['scan', '--snapshot', snapshotOf('broken.gz', header, '{')], 'not JSON'],
    [['scan', '--snapshot', snapshotOf('strange.gz', header, { odd: 1 })], 'of no known form'],
    [['scan', '--snapshot', snapshotOf('null.gz', header, 'null')], 'of no known form'],
    [
      [
        'scan',
        '--snapshot',
        snapshotOf(
          'short.gz',
          header,
          { slice: { account: '1', region: 'r', partition: 'aws', collected: [] } },
          { end: { resources: 1, gaps: 0 } },
        ),
      ],
      'records are missing',
    ],
    [
      ['scan', '--snapshot', snapshotOf('whole.gz', header, { complete: { slices: 0 } }), '--region', 'eu-north-1'],
      'holds no region "eu-north-1"',
    ],
    [['scan', '--snapshot', text, '--save-snapshot', text], 'cannot also be provided'],
    [['scna'], 'ipv6-audit: There is no command scna; did you mean scan? See: ipv6-audit --help'],
    [['scna', '--help'], 'did you mean scan?'],
    [['explian', 'nat64-route-missing'], 'There is no command explian; did you mean explain?'],
    [['help', 'scan'], 'ipv6-audit: There is no command help. See: ipv6-audit --help'],
    [['frobnicate', '--region', 'x'], 'ipv6-audit: There is no command frobnicate. See: ipv6-audit --help'],
    [['scan', '--as-of', '2026-02-30'], '--as-of "2026-02-30" is not a day such as 2026-11-23.'],
  ])('%j', async (args, says) => {
    const { code, stdout, stderr } = await runProgram(args);
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toContain(says);
    expect(stderr).not.toMatch(/^\s+at /m);
  });
  test('a region that is not enabled', async () => {
    const { code, stderr } = await scan({ fixture: playground() }, ['--region', 'us-eest-1']);
    expect({ code, stderr }).toEqual({
      code: 2,
      stderr: 'ipv6-audit: Region "us-eest-1" is not enabled for this account; did you mean "us-east-1"?\n',
    });
  });
  test('a VPC that is not there', async () => {
    const { code, stderr } = await scan({ fixture: playground() }, ['--vpc', 'vpc-1']);
    expect({ code, stderr }).toEqual({
      code: 2,
      stderr: 'ipv6-audit: There is no VPC vpc-1 in 111122223333/us-east-1; check the id and --region.\n',
    });
  });
  test('an output that cannot be written leaves nothing behind', async () => {
    const { code, stderr } = await scan({ fixture: playground() }, ['--output', join(folder, 'no/such/folder.json')]);
    expect(code).toBe(2);
    expect(stderr).toContain('The report could not be written to');
    expect(readdirSync(folder).filter((name) => name.includes('partial'))).toEqual([]);
  });
});

describe('nothing could be read: exit 3', () => {
  test('no credentials', async () => {
    const { code, stderr } = await runProgram(['scan', '--region', 'eu-central-1']);
    expect(code).toBe(3);
    expect(stderr).toMatch(/^ipv6-audit: No usable AWS credentials were found; .*\n$/);
  });
  test('a profile that does not exist', async () => {
    const { code, stderr } = await runProgram(['scan', '--region', 'eu-central-1', '--profile', 'nobody']);
    expect(code).toBe(3);
    expect(stderr).toContain('profile nobody');
  });
  test('no network', async () => {
    const env = { AWS_ENDPOINT_URL: 'http://127.0.0.1:9', AWS_ACCESS_KEY_ID: 'a', AWS_SECRET_ACCESS_KEY: 'b' };
    const { code, stderr } = await runProgram(['scan', '--region', 'eu-central-1'], env);
    expect(code).toBe(3);
    expect(stderr).toContain('AWS could not be reached');
  });
  test('expired credentials', async () => {
    const { code, stderr } = await scan({ fixture: playground(), faults: [{ fault: 'expired-token' }] });
    expect(code).toBe(3);
    expect(stderr).toContain('The credentials have expired');
  });
});

describe('what a scan sends and prints', () => {
  test('standard output carries the report alone, progress goes to standard error', async () => {
    const replay = await startReplay({ fixture: playground() });
    const { stdout, stderr } = await runProgram(['scan', '--format', 'json', '--as-of', '2026-11-23'], replay.env);
    await replay.close();
    expect(() => JSON.parse(stdout) as unknown).not.toThrow();
    const [first, ...rest] = stderr.split('\n');
    expect(first).toMatch(/^Reading account 111122223333: us-east-1, \d+ kinds of resource each$/);
    expect(rest.toSorted()).toEqual(['', 'Read global', 'Read us-east-1']);
  });
  test('only the calls that the chosen rules need', async () => {
    const { requests } = await scan({ fixture: playground() }, ['--rule', 'subnet-ipv6-cidr-missing']);
    expect(requests.map(({ operation }) => operation).toSorted()).toEqual([
      'DescribeRegions',
      'DescribeSubnets',
      'DescribeVpcs',
      'GetCallerIdentity',
    ]);
  });
  test('no call twice, and none per item where a listing answers', async () => {
    const { requests } = await scan({ fixture: playground() });
    const counts = Map.groupBy(requests, ({ service, operation }) => `${service}:${operation}`);
    const several = [...counts].flatMap(([call, { length }]) => (length > 1 ? [[call, length]] : []));
    // Two attributes of the one VPC; load balancers of both generations, by two APIs of one name; four types of IAM policy holders.
    expect(several.toSorted()).toEqual([
      ['ec2:DescribeVpcAttribute', 2],
      ['elasticloadbalancing:DescribeLoadBalancers', 2],
      ['iam:GetAccountAuthorizationDetails', 4],
    ]);
  });
  test('a file instead of standard output', async () => {
    const file = join(folder, 'report.json');
    const { stdout, code } = await scan({ fixture: playground() }, ['--output', file, '--fail-on', 'none']);
    expect({ stdout, code }).toEqual({ stdout: '', code: 0 });
    expect(readdirSync(folder)).toContain('report.json');
  });
});

describe('thresholds', () => {
  test.each([
    [['--fail-on', 'info'], 10],
    [['--fail-on', 'blocker', '--rule', 'rds-instance-ipv4-only'], 0],
    [['--fail-on', 'none'], 0],
    [['--severity', 'blocker', '--fail-on', 'info'], 10],
  ] as const)('%j', async (args, code) => expect((await scan({ fixture: playground() }, args)).code).toBe(code));
  test('--severity hides, and says how much it hid', async () => {
    const { report } = await scan({ fixture: playground() }, ['--severity', 'blocker']);
    expect(report.summary.hidden).toBeGreaterThan(0);
    expect(report.verdicts.filter(({ status }) => status === 'fail')).toEqual([]);
  });
  test('--tag keeps what carries it, itself or through its VPC', async () => {
    const resources = async (tag: string) =>
      new Set((await scan({ fixture: playground() }, ['--tag', tag])).report.verdicts.flatMap(({ resource }) => resource?.id ?? []));
    expect((await resources('Name=ipv6-only-a')).has('subnet-0a2540000000000a1')).toBe(false);
    expect((await resources('Name=ipv6-only-a')).has('subnet-0a2540000000000a6')).toBe(true);
    expect((await resources('Name=playground')).has('subnet-0a2540000000000a1')).toBe(true);
    expect((await resources('Name=nobody')).size).toBe(0);
  });
});
