import type { Call } from '../aws/calls.ts';
import { type Door, openDoor } from '../aws/door.ts';
import { RepeatingTokenError } from '../aws/errors.ts';
import type { Access, Files } from './files.ts';
import { isS3Folder, parseS3, withinS3 } from './s3-address.ts';
import { type Part, steadily } from './s3-body.ts';
import { s3Failure } from './s3-failure.ts';

/** What reading snapshots from S3 may send. No scan may: its role need not be able to read what buckets hold. */
export const snapshotCalls = ['s3:GetObject', 's3:ListObjectsV2'] as const satisfies readonly Call[];

/** The objects of S3 by the credentials and the region of the environment or the profile; each bucket is read in its own region. */
export const s3Files = async ({ profile, tool }: Access): Promise<Files> => {
  const door = await openDoor({ profile, allowed: new Set(snapshotCalls), userAgent: `${tool.name}/${tool.version}` });
  const region = await door.homeRegion();
  return {
    // While one is decoded the answers to others are under way.
    atOnce: 4,
    isFolder: (path) => Promise.resolve(isS3Folder(path)),
    within: (folder, ...names) => withinS3(folder, names),
    open: (file) => openObject(door, region, file),
    there: (files) => listed(door, region, files),
    making: (path) =>
      isS3Folder(path)
        ? `ipv6-audit scan --save-snapshot DIR/ && aws s3 sync DIR/ ${path}`
        : `ipv6-audit scan --save-snapshot FILE && aws s3 cp FILE ${path}`,
    finishing: (folder) =>
      `aws s3 sync ${folder} DIR/ && ipv6-audit scan --save-snapshot DIR/ --resume && aws s3 sync DIR/ ${withinS3(folder, [''])}`,
  };
};

const openObject = async (door: Door, region: string, file: string): ReturnType<Files['open']> => {
  const { bucket: Bucket, key: Key } = parseS3(file);
  const told = (error: unknown) => s3Failure(file, 's3:GetObject', error);
  const ask = (more: { readonly Range?: string; readonly IfMatch?: string | undefined } = {}) =>
    door.call(region, 's3:GetObject', { Bucket, Key, ...more });
  const rest = (first: Part) => (from: number) =>
    ask({ Range: `bytes=${from}-`, IfMatch: first.ETag }).catch((error: unknown) => {
      throw told(error);
    });
  try {
    const first = await ask();
    return steadily(first, rest(first), told);
  } catch (error) {
    if (error instanceof Error && error.name === 'NoSuchKey') return undefined;
    throw told(error);
  }
};

/** As a folder is listed, a thousand of its files with each call. */
const listed = async (door: Door, region: string, files: readonly string[]): ReturnType<Files['there']> => {
  const [first, ...others] = files;
  if (first === undefined) return new Set();
  const prefix = others.reduce(commonStart, first);
  const { bucket: Bucket, key: Prefix } = parseS3(prefix);
  const keys = new Set<string>();
  let token: string | undefined;
  try {
    do {
      const page = await door.call(region, 's3:ListObjectsV2', { Bucket, Prefix, ContinuationToken: token });
      for (const { Key = '' } of page.Contents ?? []) keys.add(Key);
      if (token !== undefined && page.NextContinuationToken === token) throw new RepeatingTokenError('s3:ListObjectsV2');
      token = page.NextContinuationToken;
    } while (token !== undefined);
  } catch (error) {
    throw s3Failure(prefix, 's3:ListObjectsV2', error);
  }
  return new Set(files.filter((file) => keys.has(parseS3(file).key)));
};

const commonStart = (a: string, b: string): string => {
  let length = 0;
  while (length < a.length && a[length] === b[length]) length += 1;
  return a.slice(0, length);
};
