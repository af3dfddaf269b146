import { createServer, request as send } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as delay } from 'node:timers/promises';

export interface Proxy {
  readonly url: string;
  /** Requests, and answers other than 2xx, since the last time. */
  readonly counted: () => { readonly calls: number; readonly refused: number };
  readonly close: () => void;
}

interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | readonly string[] | undefined>>;
  readonly body: Buffer;
}

/** moto 5.2.5 gives the state of a subnet's IPv6 block as a Python dictionary; AWS gives the word in it. */
const corrected = (body: Buffer): Buffer =>
  Buffer.from(body.toString().replaceAll("<state>{'State': 'associated'}</state>", '<state>associated</state>'));

const ask = (url: URL, method: string, headers: object, body: Buffer): Promise<Answer> =>
  new Promise((resolve, reject) => {
    const outgoing = send(url, { method, headers: { ...headers } }, (incoming) => {
      const parts: Buffer[] = [];
      incoming.on('data', (part: Buffer) => parts.push(part)).on('error', reject);
      incoming.on('end', () =>
        resolve({ status: incoming.statusCode ?? 500, headers: incoming.headers, body: corrected(Buffer.concat(parts)) }),
      );
    });
    outgoing.on('error', reject).end(body);
  });

/**
 * Counts the calls to a server behind it and answers, so many milliseconds late, what was asked before from memory: how
 * fast the server itself is then plays no part. What is asked must only read.
 */
export const startProxy = async (behind: string, latencyMs: number): Promise<Proxy> => {
  const known = new Map<string, Promise<Answer>>();
  let [calls, refused] = [0, 0];
  const server = createServer((incoming, response) => {
    void (async () => {
      const parts: Buffer[] = [];
      for await (const part of incoming) parts.push(part as Buffer);
      const body = Buffer.concat(parts);
      const [, scope = ''] = /Credential=[^/]+\/\d+\/([^,]+)/.exec(incoming.headers.authorization ?? '') ?? [];
      const key = [incoming.method, incoming.url, scope, incoming.headers['x-amz-target'], body.toString()].join('\n');
      const answer = known.get(key) ?? ask(new URL(incoming.url ?? '/', behind), incoming.method ?? 'GET', incoming.headers, body);
      known.set(key, answer);
      const [{ status, headers, body: text }] = await Promise.all([answer, delay(latencyMs)]);
      calls += 1;
      if (status >= 300) refused += 1;
      const type = headers['content-type'];
      response.writeHead(status, { ...(typeof type === 'string' ? { 'content-type': type } : {}), 'content-length': text.length });
      response.end(text);
    })().catch((error: unknown) => {
      process.stderr.write(`${String(error)}\n`);
      response.writeHead(502).end();
    });
  });
  // Longer than a client keeps a connection that it does not use, lest one be closed under a request.
  server.keepAliveTimeout = 120_000;
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const counted = () => {
    const now = { calls, refused };
    [calls, refused] = [0, 0];
    return now;
  };
  const close = () => {
    server.close();
    server.closeAllConnections();
  };
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, counted, close };
};
