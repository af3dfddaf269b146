import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Asked, type Spoilt, startBuckets } from '../support/bucket.ts';
import { type Outcome, runProgram } from '../support/program.ts';
import { loadFixture } from '../support/replay/fixture.ts';
import { scan } from '../support/scan.ts';
import { playground } from './playground.ts';

/** Buckets are the folders in it. */
const work = mkdtempSync(join(tmpdir(), 'ipv6-audit-s3-'));
const temporary = join(work, 'temporary');
afterAll(() => rmSync(work, { recursive: true }));
const at = (name: string): string => join(work, name);
const stream = 'account=111122223333/region=us-east-1/slice.ndjson.gz';

beforeAll(async () => {
  mkdirSync(temporary);
  const save = (name: string, fixture: ReturnType<typeof playground>) => scan({ fixture }, ['--save-snapshot', at(name)]);
  await save('estate/demo/', await loadFixture(new URL('../../fixtures/accounts/demo', import.meta.url).pathname));
  await save('estate/demo.ndjson.gz', await loadFixture(new URL('../../fixtures/accounts/demo', import.meta.url).pathname));
  await save('estate/playground/', playground());
  for (const name of ['lacking', 'unended', 'other', 'cut', 'garbled'])
    cpSync(at('estate/playground'), at(`spoilt/${name}`), { recursive: true });
  const edit = (file: string, change: (bytes: Buffer) => string | Uint8Array) => writeFileSync(at(file), change(readFileSync(at(file))));
  rmSync(at(`spoilt/lacking/${stream}`));
  edit('spoilt/unended/scan.json', (bytes) => bytes.toString().replace('"complete": true', '"complete": false'));
  edit(`spoilt/other/${stream}`, () => readFileSync(at('estate/playground/account=111122223333/region=global/slice.ndjson.gz')));
  edit(`spoilt/cut/${stream}`, (bytes) => bytes.subarray(0, 500));
  edit('spoilt/garbled/scan.json', () => '{}');
}, 60_000);

interface Way {
  readonly spoil?: (asked: Asked) => Spoilt | undefined;
  readonly regions?: Readonly<Record<string, string>>;
  readonly env?: Readonly<Record<string, string>>;
}
const run = async (args: readonly string[], { env = {}, ...way }: Way = {}): Promise<Outcome & { readonly asked: readonly Asked[] }> => {
  const buckets = await startBuckets({ folder: work, ...way });
  try {
    const outcome = await runProgram(args, { ...buckets.env, TMPDIR: temporary, ...env });
    return { ...outcome, asked: buckets.asked };
  } finally {
    await buckets.close();
  }
};
const estate = 's3://estate/playground/';
const judge = (path: string, way?: Way) => run(['scan', '--snapshot', path, '--format', 'json', '--fail-on', 'none'], way);

describe('a snapshot in S3', () => {
  test.each(['demo/', 'demo', 'demo.ndjson.gz'])('%s is judged as on disk, to the byte, and only read', async (name) => {
    const here = await judge(at(`estate/${name}`));
    const there = await judge(`s3://estate/${name}`);
    expect(there).toMatchObject({ code: 0, stdout: here.stdout, stderr: '' });
    expect(here.asked).toEqual([]);
    expect(new Set(there.asked.map(({ method }) => method))).toEqual(new Set(['GET']));
    expect(readdirSync(temporary)).toEqual([]);
  });
  test.each([
    ['checklist', ['checklist', '--target', 'ipv6-only', '--format', 'json', '--snapshot', 'estate/demo/']],
    ['trace', ['trace', 'ipv6-only', 'internet', '--format', 'json', '--snapshot', 'estate/playground/']],
    ['diff', ['diff', '--format', 'json', 'estate/playground', 'estate/playground']],
  ])('is taken by %s', async (_, args) => {
    const [here, there] = [
      await run(args.map((arg) => arg.replace(/^estate/, at('estate')))),
      await run(args.map((arg) => arg.replace(/^estate/, 's3://estate'))),
    ];
    expect(there.stdout).toBe(here.stdout.replaceAll(at('estate'), 's3://estate'));
    expect(here.stdout.length).toBeGreaterThan(100);
  });
  test('is merged, an account at a time, and redacted', async () => {
    const merged = await run(['merge', 's3://estate/demo/', at('estate/playground'), '--output', at('both/')]);
    expect(merged.code).toBe(0);
    const alone = await run(['merge', at('estate/demo/'), at('estate/playground'), '--output', at('alone/')]);
    expect((await judge(at('both'))).stdout).toBe((await judge(at('alone'))).stdout);
    expect(merged.stderr).toBe(alone.stderr);
    expect((await run(['redact', 's3://estate/playground', '--output', at('redacted.gz')])).code).toBe(0);
  });
  test('is compared as a report is', async () => {
    writeFileSync(at('estate/report.json'), (await judge(at('estate/playground'))).stdout);
    const { code, stdout } = await run(['diff', 's3://estate/report.json', 's3://estate/playground/', '--format', 'json']);
    expect({ code, ...(JSON.parse(stdout) as object) }).toMatchObject({ code: 0, new: [], fixed: [] });
  });
  test('is read with a profile, which a configuration file may name', async () => {
    writeFileSync(at('credentials'), '[audit]\naws_access_key_id = testing\naws_secret_access_key = testing\n');
    const env = { AWS_ACCESS_KEY_ID: '', AWS_SECRET_ACCESS_KEY: '', AWS_SHARED_CREDENTIALS_FILE: at('credentials') };
    expect((await judge(estate, { env })).code).toBe(3);
    const config = at('config.json');
    writeFileSync(config, JSON.stringify({ snapshot: estate, profile: 'audit', failOn: 'none' }));
    for (const args of [
      ['--config', config],
      ['--snapshot', estate, '--profile', 'audit', '--fail-on', 'none'],
      ['--config', config, '--snapshot', at('estate/playground')],
    ])
      expect(await run(['scan', '--quiet', ...args], { env })).toMatchObject({ code: 0, stderr: '' });
  });
  test('in another region is read there, and asked for elsewhere only once', async () => {
    const { code, asked } = await judge('s3://estate/demo/', { regions: { estate: 'ap-southeast-2' } });
    expect(code).toBe(0);
    expect(asked.filter(({ region }) => region === 'us-east-1')).toHaveLength(1);
  });
  test('whose connections break comes whole all the same', async () => {
    const { code, stdout, asked } = await judge('s3://estate/demo/', {
      spoil: ({ key, before }) => (key !== '' && before < 2 ? 'cut' : undefined),
    });
    expect(code).toBe(0);
    expect(stdout).toBe((await judge(at('estate/demo/'))).stdout);
    expect(asked.filter(({ range }) => range !== undefined).length).toBeGreaterThan(4);
  });
});

const spoiling = (status: number, code: string, isMeant: (asked: Asked) => boolean = () => true): Way => ({
  spoil: (asked) => (isMeant(asked) ? { status, code } : undefined),
});
const isListing = ({ key }: Asked) => key === '';

describe('what stands against it is told in one sentence', () => {
  const cases: Readonly<Record<string, readonly [path: string, code: 2 | 3, says: string, way?: Way]>> = {
    'no address': [
      's3://',
      2,
      's3:// is no address in S3; write s3://BUCKET/PREFIX/ for a folder of snapshots and s3://BUCKET/KEY.gz for a file.',
    ],
    'no bucket': ['s3://nowhere/x/', 2, 'There is no bucket nowhere, which s3://nowhere/x/scan.json names; check the name.'],
    'no folder': [
      's3://estate/x',
      2,
      'There is no scan.json in s3://estate/x; make a folder of snapshots with: ipv6-audit scan --save-snapshot DIR/ && aws s3 sync DIR/ s3://estate/x/',
    ],
    'no file': [
      's3://estate/x.gz',
      2,
      'There is no snapshot at s3://estate/x.gz; make one with: ipv6-audit scan --save-snapshot FILE && aws s3 cp FILE s3://estate/x.gz',
    ],
    'no head': [
      's3://spoilt/garbled',
      2,
      's3://spoilt/garbled/scan.json is not the head of a folder of ipv6-audit snapshots; make a new one with: ipv6-audit scan --save-snapshot DIR/',
    ],
    'a missing stream': [
      's3://spoilt/lacking/',
      2,
      's3://spoilt/lacking/ holds an unfinished scan, which is not judged: 1 of 2 streams are missing: 111122223333/us-east-1. Finish it with: aws s3 sync s3://spoilt/lacking/ DIR/ && ipv6-audit scan --save-snapshot DIR/ --resume && aws s3 sync DIR/ s3://spoilt/lacking/',
    ],
    'an unfinished scan': ['s3://spoilt/unended/', 2, 'it ended before all that it set out for was begun'],
    'a stream that is another': ['s3://spoilt/other/', 2, `s3://spoilt/other/${stream} does not hold what its path says`],
    'a stream that was cut': ['s3://spoilt/cut/', 2, `s3://spoilt/cut/${stream} is not a whole ipv6-audit snapshot: its end is missing`],
    'no gzip': ['s3://estate/report.json', 2, 's3://estate/report.json is not a whole ipv6-audit snapshot: it is not gzip'],
    'a directory bucket': [
      's3://estate--use1-az4--x-s3/',
      2,
      'read in a session of s3:CreateSession alone, and this program only reads; copy it: aws s3 sync s3://estate--use1-az4--x-s3/ DIR/',
    ],
    denied: [
      estate,
      3,
      `${estate}scan.json could not be read: s3:GetObject must be allowed on it, and s3:ListBucket on the bucket estate, without which S3 does not tell whether it is there. (AccessDenied: AccessDenied it is)`,
      spoiling(403, 'AccessDenied'),
    ],
    'listing denied': [
      estate,
      3,
      'could not be read: for a folder s3:ListBucket must be allowed on the bucket estate. (AccessDenied',
      spoiling(403, 'AccessDenied', isListing),
    ],
    archived: [
      estate,
      3,
      `${estate}scan.json is archived (S3 Glacier or Intelligent-Tiering), and is read once it is restored: aws s3api restore-object --bucket estate --key playground/scan.json --restore-request Days=7`,
      spoiling(403, 'InvalidObjectState'),
    ],
    throttled: [estate, 3, 'S3 said too often that it is asked too fast; try again later. (SlowDown', spoiling(503, 'SlowDown')],
    'an error of S3': [
      estate,
      3,
      `${estate}scan.json could not be read: InternalError: InternalError it is`,
      spoiling(500, 'InternalError'),
    ],
    'expired credentials': [estate, 3, 'The credentials have expired; sign in again', spoiling(400, 'ExpiredToken')],
    'wrong keys': [estate, 3, 'No usable AWS credentials were found', spoiling(403, 'InvalidAccessKeyId')],
    'no credentials': [
      estate,
      3,
      'No usable AWS credentials were found; set AWS_PROFILE or --profile',
      { env: { AWS_ACCESS_KEY_ID: '', AWS_SECRET_ACCESS_KEY: '' } },
    ],
    'no network': [
      estate,
      3,
      'The connection to S3 failed; check the network, the proxy, the region and AWS_ENDPOINT_URL.',
      { env: { AWS_ENDPOINT_URL_S3: 'http://127.0.0.1:1' } },
    ],
    'a body that always breaks': [
      estate,
      3,
      `${stream} could not be read: The connection to S3 failed`,
      { spoil: ({ key }) => (key.endsWith(stream) ? 'cut' : undefined) },
    ],
    'replaced while it was read': [
      estate,
      3,
      'was replaced by another while it was read; try again.',
      { spoil: ({ range }) => (range === undefined ? 'cut' : { status: 412, code: 'PreconditionFailed' }) },
    ],
  };
  test.each(Object.entries(cases))('%s', async (_, [path, code, says, way]) => {
    const outcome = await judge(path, way);
    expect(outcome).toMatchObject({ code, stdout: '', stderr: expect.stringMatching(/^ipv6-audit: [^\n]+\n$/) as string });
    expect(outcome.stderr).toContain(says);
  });
  test.each([
    ['scan', '--save-snapshot', 's3://estate/new/'],
    ['merge', 's3://estate/demo/', '--output', 's3://estate/new/'],
    ['redact', 's3://estate/demo/', '--output', 's3://estate/new.gz'],
  ])('%s does not write there, and does not begin to', async (...args) => {
    const { code, stderr, asked } = await run(args);
    expect({ code, asked }).toEqual({ code: 2, asked: [] });
    expect(stderr).toMatch(
      /^ipv6-audit: --\S+ s3:\S+ would be written to S3, and this program only reads AWS; write a [^\n]*: aws s3 (sync DIR\/|cp FILE) s3:\S+\n$/,
    );
  });
  test.each([
    ['scan', '--snapshot', at('estate/demo/')],
    ['checklist', '--target', 'dual-stack', '--snapshot', at('estate/demo/')],
    ['trace', 'a', 'b', '--snapshot', at('estate/demo/')],
    ['diff', at('estate/demo/'), at('estate/playground/')],
    ['merge', at('estate/demo/'), '--output', at('never/')],
    ['redact', at('estate/demo/'), '--output', at('never.gz')],
  ])('%s takes no profile for what is on disk', async (...args) => {
    const { code, stderr } = await run([...args, '--profile', 'production']);
    expect({ code, stderr }).toEqual({
      code: 2,
      stderr: `ipv6-audit: --profile production is not used: ${at('estate/demo/')} is read without AWS; leave out --profile, or the snapshot.\n`,
    });
  });
});
