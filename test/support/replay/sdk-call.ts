// Any operation of any service through the real JavaScript SDK, its answer in the fixture's form.
import { ConfiguredRetryStrategy } from '@smithy/core/retry';

import type { Replay } from './server.ts';
import { clients } from './services.ts';
import { isMembers, type Members } from './shapes.ts';

interface Client {
  readonly send: (command: object) => Promise<Members>;
}

export interface SdkOptions {
  readonly region?: string;
  readonly maxAttempts?: number;
  readonly credentials?: object;
}

type Exports = Readonly<Record<string, unknown>>;

/** A client costs more than a call; the server's close ends the connections they keep. */
const made = new WeakMap<Replay, Map<string, Client>>();

export async function callSdk(
  replay: Replay,
  service: string,
  operation: string,
  input: Members = {},
  options: SdkOptions = {},
): Promise<Members> {
  const exports: Exports = (await clients[service]?.()) ?? {};
  const known = made.get(replay) ?? new Map<string, Client>();
  made.set(replay, known);
  const key = JSON.stringify([service, options]);
  const client = known.get(key) ?? makeClient(replay, exports, options);
  known.set(key, client);
  const Command = exports[`${operation}Command`] as new (input: Members) => object;
  const { $metadata: _, ...output } = await client.send(new Command(input));
  return inFixtureForm(output) as Members;
}

function makeClient(replay: Replay, exports: Exports, options: SdkOptions): Client {
  const { region, maxAttempts = 1, credentials } = options;
  const name = Object.keys(exports).find((key) => /^[A-Z]\w*Client$/.test(key)) ?? '';
  const Client = exports[name] as new (options: object) => Client;
  return new Client({
    endpoint: replay.url,
    region: region ?? replay.env.AWS_REGION,
    credentials: credentials ?? {
      accessKeyId: replay.env.AWS_ACCESS_KEY_ID,
      secretAccessKey: replay.env.AWS_SECRET_ACCESS_KEY,
    },
    // The SDK's own rule for what to retry, without its delays.
    retryStrategy: new ConfiguredRetryStrategy(maxAttempts, 1),
  });
}

/** The name of the error that a call ends with, or what it answered. */
export async function errorName(answer: Promise<unknown>): Promise<string> {
  try {
    return `answered ${JSON.stringify(await answer)}`;
  } catch (error) {
    return error instanceof Error ? error.name : String(error);
  }
}

function inFixtureForm(value: unknown): unknown {
  if (value instanceof Date) return value.toISOString();
  if (Array.isArray(value)) return value.map(inFixtureForm);
  if (!isMembers(value)) return value;
  const present = Object.entries(value).filter(([, each]) => each !== undefined);
  return Object.fromEntries(present.map(([key, each]) => [key, inFixtureForm(each)]));
}
