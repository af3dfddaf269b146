import { Agent as HttpAgent } from 'node:http';
import { Agent as HttpsAgent } from 'node:https';
import { inFlight } from './limits.ts';
import type { Tally } from './statistics.ts';

const connectionTimeoutMs = 5_000;

interface Handler {
  handle(request: unknown, options?: unknown): Promise<unknown>;
}

/** What clients send their requests with. */
export interface Wire {
  /** For one client: each request waits for its turn. */
  readonly handler: (turn: () => Promise<void>) => Handler;
  /** Reads the answers' bodies and adds up their bytes. */
  readonly collector: (tally: Tally) => (body: never) => Promise<Uint8Array>;
  /** Nothing leaves any more. */
  readonly close: () => void;
}

/** One pool of connections for all accounts, regions and services; an attempt may take so many milliseconds. */
export const openWire = async (closing: AbortController, requestTimeoutMs = 60_000): Promise<Wire> => {
  const { NodeHttpHandler, streamCollector } = await import('./services/credentials.ts');
  // HTTPS_PROXY and NO_PROXY, where this Node knows how: https://nodejs.org/api/http.html#built-in-proxy-support
  const agentOptions = { keepAlive: true, maxSockets: inFlight, proxyEnv: process.env };
  const inner = new NodeHttpHandler({
    connectionTimeout: connectionTimeoutMs,
    requestTimeout: requestTimeoutMs,
    throwOnRequestTimeout: true,
    httpsAgent: new HttpsAgent(agentOptions),
    httpAgent: new HttpAgent(agentOptions),
  });
  const { signal } = closing;
  return {
    handler: (turn) => ({
      ...configurable(inner),
      handle: async (request, options) => {
        await turn();
        signal.throwIfAborted();
        return inner.handle(request as never, options as never);
      },
    }),
    collector: (tally) => async (body) => {
      const bytes = await streamCollector(body);
      tally.bytes += bytes.length;
      return bytes;
    },
    close: () => {
      closing.abort(new Error('the scan has ended'));
      inner.destroy();
    },
  };
};

/** What a client expects of a handler beside handling. */
const configurable = (inner: {
  readonly metadata: object;
  updateHttpClientConfig(key: never, value: never): void;
  httpHandlerConfigs(): object;
}) => ({
  metadata: inner.metadata,
  updateHttpClientConfig: (key: never, value: never) => inner.updateHttpClientConfig(key, value),
  httpHandlerConfigs: () => inner.httpHandlerConfigs(),
});
