import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import { afterAll, afterEach, beforeAll, expect, test, vi } from 'vitest';
import { openDoor } from '../../src/aws/door.ts';
import { bytesOf } from '../../src/snapshot/files.ts';
import { startBuckets } from '../support/bucket.ts';

const folder = mkdtempSync(join(tmpdir(), 'ipv6-audit-regions-'));
const regions = { frankfurt: 'eu-central-1', sydney: 'ap-southeast-2', virginia: 'us-east-1' };
const keys = Array.from({ length: 20 }, (_, index) => `key-${index}`);

beforeAll(() => {
  for (const bucket of Object.keys(regions)) {
    mkdirSync(join(folder, bucket));
    for (const key of keys) writeFileSync(join(folder, bucket, key), `${bucket} ${key}`);
  }
});
afterAll(() => rmSync(folder, { recursive: true }));
afterEach(() => void vi.unstubAllEnvs());

test('buckets of several regions are read beside each other, each in its own', async () => {
  const { env, asked, close } = await startBuckets({ folder, regions });
  for (const [name, value] of Object.entries(env)) vi.stubEnv(name, value);
  const door = await openDoor({ allowed: new Set(['s3:GetObject']), userAgent: 'test', maxAttempts: 1 });
  const read = async (Bucket: string, Key: string) => {
    const { Body } = await door.call('us-east-1', 's3:GetObject', { Bucket, Key });
    return (await bytesOf(Body as unknown as Readable)).toString();
  };
  const all = Object.keys(regions).flatMap((bucket) => keys.map((key) => [bucket, key] as const));
  try {
    const texts = await Promise.all(all.map(([bucket, key]) => read(bucket, key)));
    expect(texts).toEqual(all.map((each) => each.join(' ')));
    const before = asked.length;
    await Promise.all(all.map(([bucket, key]) => read(bucket, key)));
    expect(asked.length - before).toBe(all.length);
    expect(door.statistics()).toMatchObject({ calls: 2 * all.length, retries: before - all.length });
  } finally {
    door.close();
    await close();
  }
});

test('a region that S3 names and that is none is not gone to', async () => {
  const { env, asked, close } = await startBuckets({ folder, regions: { sydney: 'x.example.org/' } });
  for (const [name, value] of Object.entries(env)) vi.stubEnv(name, value);
  const door = await openDoor({ allowed: new Set(['s3:GetObject']), userAgent: 'test', maxAttempts: 1 });
  try {
    await expect(door.call('us-east-1', 's3:GetObject', { Bucket: 'sydney', Key: 'key-1' })).rejects.toThrow('PermanentRedirect');
    expect(asked).toHaveLength(1);
  } finally {
    door.close();
    await close();
  }
});
