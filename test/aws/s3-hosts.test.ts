import { afterEach, describe, expect, test, vi } from 'vitest';
import { Client, GetObjectCommand } from '../../src/aws/services/s3.ts';

/** Where a request for an object would have gone. */
const hostOf = async (Bucket: string): Promise<string> => {
  let asked = '';
  const requestHandler = {
    handle: ({ protocol, hostname, path }: { readonly protocol: string; readonly hostname: string; readonly path: string }) => {
      asked = `${protocol}//${hostname}${path}`;
      return Promise.reject(new Error('not sent'));
    },
  };
  const credentials = { accessKeyId: 'a', secretAccessKey: 'b' };
  const client = new Client({ region: 'eu-west-1', credentials, requestHandler: requestHandler as never, maxAttempts: 1 });
  await expect(client.send(new GetObjectCommand({ Bucket, Key: 'a b/%2F?x#y+z.gz' }))).rejects.toThrow('not sent');
  return asked;
};

describe("an object's host", () => {
  afterEach(() => void vi.unstubAllEnvs());
  const key = 'a%20b/%252F%3Fx%23y%2Bz.gz';
  test.each([
    [undefined, 'estate', 'https://estate.s3.eu-west-1.amazonaws.com/'],
    [undefined, 'a.b.c', 'https://s3.eu-west-1.amazonaws.com/a.b.c/'],
    ['http://localhost:9000', 'estate', 'http://localhost/estate/'],
    ['https://minio.example.org/base', 'estate', 'https://minio.example.org/base/estate/'],
  ])('with AWS_ENDPOINT_URL_S3 %s, of %s: %s', async (url, bucket, host) => {
    vi.stubEnv('AWS_ENDPOINT_URL', undefined);
    vi.stubEnv('AWS_ENDPOINT_URL_S3', url);
    expect(await hostOf(bucket)).toBe(`${host}${key}`);
  });
});
