import { cpSync, globSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { CreateBucketCommand, PutObjectCommand, S3Client } from '@aws-sdk/client-s3';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { playground } from '../program/playground.ts';
import { runProgram } from '../support/program.ts';
import { loadFixture } from '../support/replay/fixture.ts';
import { scan } from '../support/scan.ts';
import { userWith } from './enforcement.ts';
import { launchMoto, type Moto } from './moto.ts';

const work = mkdtempSync(join(tmpdir(), 'ipv6-audit-moto-s3-'));
const at = (name: string): string => join(work, name);
let moto: Omit<Moto, 'ids'>;

beforeAll(async () => {
  moto = await launchMoto();
  for (const [name, value] of Object.entries(moto.env)) vi.stubEnv(name, value);
  const demo = await loadFixture(new URL('../../fixtures/accounts/demo', import.meta.url).pathname);
  for (const [name, fixture] of [
    ['run/shard-1/', demo],
    ['run/shard-2/', playground()],
    ['demo.ndjson.gz', demo],
  ] as const)
    await scan({ fixture }, ['--save-snapshot', at(name)]);
  cpSync(at('run/shard-2'), at('lacking'), { recursive: true });
  rmSync(at('lacking/account=111122223333/region=us-east-1'), { recursive: true });
  const s3 = new S3Client({ endpoint: moto.env['AWS_ENDPOINT_URL'] ?? '', forcePathStyle: true });
  await s3.send(new CreateBucketCommand({ Bucket: 'estate' }));
  for (const Key of globSync('**/*.{gz,json}', { cwd: work }))
    await s3.send(new PutObjectCommand({ Bucket: 'estate', Key, Body: readFileSync(at(Key)) }));
});
afterAll(() => {
  vi.unstubAllEnvs();
  moto?.close();
  rmSync(work, { recursive: true });
});

const judge = (path: string, env = moto.env) => runProgram(['scan', '--snapshot', path, '--format', 'json', '--fail-on', 'none'], env);

describe('snapshots that the SDK put into a bucket of moto', () => {
  test.each(['run/shard-1/', 'demo.ndjson.gz'])('%s is judged as on disk', async (name) => {
    const outcome = await judge(`s3://estate/${name}`);
    expect(outcome).toEqual(await judge(at(name)));
    expect(outcome.code).toBe(0);
  });
  test('the shards of a scan are merged as on disk', async () => {
    const merge = (from: string, to: string) =>
      runProgram(['merge', `${from}/run/shard-1/`, `${from}/run/shard-2/`, '--output', at(to), '--quiet'], moto.env);
    expect(await merge('s3://estate', 'there/')).toEqual({ code: 0, stdout: '', stderr: '' });
    expect((await merge(work, 'here/')).code).toBe(0);
    expect(await judge(at('there/'))).toEqual(await judge(at('here/')));
  });
  test.each([
    ['s3://estate/lacking/', 2, '1 of 2 streams are missing: 111122223333/us-east-1.'],
    ['s3://estate/none/', 2, 'There is no scan.json in s3://estate/none/;'],
    ['s3://estate/none.gz', 2, 'There is no snapshot at s3://estate/none.gz;'],
    ['s3://nowhere/none/', 2, 'There is no bucket nowhere, which s3://nowhere/none/scan.json names;'],
  ])('%s: exit %i', async (path, code, says) => {
    const outcome = await judge(path);
    expect(outcome).toMatchObject({ code, stdout: '' });
    expect(outcome.stderr).toContain(says);
  });
  test('are read with the permissions that the README names, and with no fewer', async () => {
    const keysWith = await userWith(moto, 'reader');
    const outcomeWith = async (...actions: readonly string[]) =>
      judge('s3://estate/run/shard-1/', { ...moto.env, ...(await keysWith(actions)) });
    expect((await outcomeWith('s3:GetObject', 's3:ListBucket')).code).toBe(0);
    expect(await outcomeWith('s3:ListBucket')).toMatchObject({
      code: 3,
      stdout: '',
      stderr: expect.stringContaining('s3:GetObject must be allowed') as string,
    });
    expect(await outcomeWith('s3:GetObject')).toMatchObject({
      code: 3,
      stdout: '',
      stderr: expect.stringContaining('s3:ListBucket must be allowed') as string,
    });
  });
});
