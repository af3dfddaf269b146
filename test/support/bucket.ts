import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';

export interface Asked {
  readonly method: string;
  readonly bucket: string;
  /** Empty for the bucket itself. */
  readonly key: string;
  /** By which the request was signed. */
  readonly region: string;
  readonly range: string | undefined;
  /** How many were for the same before. */
  readonly before: number;
}

/** An error of S3, or a body that breaks off. */
export type Spoilt = { readonly status: number; readonly code: string } | 'cut';

export interface Buckets {
  readonly asked: readonly Asked[];
  readonly env: Readonly<Record<string, string>>;
  readonly close: () => Promise<void>;
}

interface Options {
  /** What buckets hold: the folders in this one. */
  readonly folder: string;
  /** Buckets that answer in this region alone; others answer in any. */
  readonly regions?: Readonly<Record<string, string>>;
  readonly spoil?: (asked: Asked) => Spoilt | undefined;
}

/**
 * An S3 of a folder's folders, as much as reads them, two keys to a page: for what moto does not do, which is to fail.
 * https://docs.aws.amazon.com/AmazonS3/latest/API/API_GetObject.html
 */
export const startBuckets = async ({ folder, regions = {}, spoil = () => undefined }: Options): Promise<Buckets> => {
  const asked: Asked[] = [];
  const server = createServer((request, response) => {
    const one = readRequest(request, asked);
    asked.push(one);
    const home = regions[one.bucket] ?? one.region;
    if (home !== one.region) return refuse(response, { status: 301, code: 'PermanentRedirect' }, { 'x-amz-bucket-region': home });
    const spoilt = spoil(one);
    if (spoilt !== undefined && spoilt !== 'cut') return refuse(response, spoilt);
    if (!existsSync(join(folder, one.bucket))) return refuse(response, { status: 404, code: 'NoSuchBucket' });
    if (one.key === '') return list(join(folder, one.bucket), new URL(request.url ?? '', 'http://s3').searchParams, response);
    if (!existsSync(join(folder, one.bucket, one.key))) return refuse(response, { status: 404, code: 'NoSuchKey' });
    give(response, readFileSync(join(folder, one.bucket, one.key)), one.range, spoilt === 'cut');
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    asked,
    env: { AWS_ENDPOINT_URL: url, AWS_ACCESS_KEY_ID: 'testing', AWS_SECRET_ACCESS_KEY: 'testing', AWS_REGION: 'us-east-1' },
    close: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
};

const readRequest = ({ method = '', url = '', headers }: IncomingMessage, asked: readonly Asked[]): Asked => {
  const [, bucket = '', ...parts] = new URL(url, 'http://s3').pathname.split('/').map(decodeURIComponent);
  const key = parts.join('/');
  const region = /Credential=[^/]+\/\d+\/([\w-]+)\/s3\//.exec(headers.authorization ?? '')?.[1] ?? '';
  const before = asked.filter((each) => each.bucket === bucket && each.key === key).length;
  return { method, bucket, key, region, range: headers.range, before };
};

const refuse = (response: ServerResponse, { status, code }: Exclude<Spoilt, 'cut'>, headers: Readonly<Record<string, string>> = {}) =>
  response
    .writeHead(status, { 'content-type': 'application/xml', ...headers })
    .end(`<Error><Code>${code}</Code><Message>${code} it is</Message></Error>`);

const pageSize = 2;

const list = (bucket: string, query: URLSearchParams, response: ServerResponse) => {
  const files = readdirSync(bucket, { recursive: true, withFileTypes: true }).filter((each) => each.isFile());
  const keys = files.map(({ parentPath, name }) => join(parentPath, name).slice(bucket.length + 1)).toSorted();
  const wanted = keys.filter((key) => key.startsWith(query.get('prefix') ?? ''));
  const from = Number(query.get('continuation-token') ?? 0);
  const contents = wanted.slice(from, from + pageSize).map((key) => `<Contents><Key>${key}</Key></Contents>`);
  const next = from + pageSize < wanted.length ? `<NextContinuationToken>${from + pageSize}</NextContinuationToken>` : '';
  response.writeHead(200, { 'content-type': 'application/xml' }).end(`<ListBucketResult>${contents.join('')}${next}</ListBucketResult>`);
};

const give = (response: ServerResponse, bytes: Buffer, range: string | undefined, isCut: boolean) => {
  const from = Number(/^bytes=(\d+)-$/.exec(range ?? '')?.[1] ?? 0);
  const body = bytes.subarray(from);
  const part = range === undefined ? {} : { 'content-range': `bytes ${from}-${bytes.length - 1}/${bytes.length}` };
  response.writeHead(range === undefined ? 200 : 206, { 'content-length': body.length, etag: '"1"', ...part });
  if (isCut) response.write(body.subarray(0, Math.ceil(body.length / 2)), () => response.destroy());
  else response.end(body);
};
