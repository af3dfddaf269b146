import { Agent as HttpAgent } from 'node:http';
import { Agent as HttpsAgent } from 'node:https';
import pLimit from 'p-limit';
import { type Call, type InputOf, type OutputOf, type Service, services } from './calls.ts';
import { guardReadOnly } from './guard.ts';
import { fasten } from './protocol/fasten.ts';

export interface DoorOptions {
  readonly profile?: string | undefined;
  /** The calls that may leave. Anything else is refused before it is signed. */
  readonly allowed: ReadonlySet<Call>;
  /** Attempts per call, retries included. Default: AWS_MAX_ATTEMPTS, else 8. */
  readonly maxAttempts?: number | undefined;
  readonly userAgent: string;
}

/** The only way to AWS. */
export interface Door {
  call<C extends Call>(region: string, call: C, input: InputOf<C>): Promise<OutputOf<C>>;
  /** The region of the environment or the profile, or us-east-1 where neither names one. */
  homeRegion(): Promise<string>;
  /** By how many milliseconds AWS's clock is ahead of this machine's, as the last answers told. The SDK signs accordingly. */
  clockOffset(): Promise<number>;
  close(): void;
}

interface Client {
  readonly middlewareStack: unknown;
  readonly config: { region(): Promise<string>; readonly systemClockOffset?: number; readonly protocol?: unknown };
  send(command: unknown): Promise<unknown>;
}
type ServiceModule = Record<string, new (input: unknown) => unknown> & { Client: new (config: object) => Client };

/** Calls in flight at once; about what one core decodes. */
const inFlight = 100;
const connectionTimeoutMs = 5_000;
const requestTimeoutMs = 60_000;

/** Opens the door with the SDK's default credential chain: environment, profile, SSO, container, instance. */
export const openDoor = async (options: DoorOptions): Promise<Door> => {
  const { fromNodeProviderChain, NodeHttpHandler } = await import('./services/credentials.ts');
  // HTTPS_PROXY and NO_PROXY, where this Node knows how: https://nodejs.org/api/http.html#built-in-proxy-support
  const agentOptions = { keepAlive: true, maxSockets: inFlight, proxyEnv: process.env };
  const handler = new NodeHttpHandler({
    connectionTimeout: connectionTimeoutMs,
    requestTimeout: requestTimeoutMs,
    throwOnRequestTimeout: true,
    httpsAgent: new HttpsAgent(agentOptions),
    httpAgent: new HttpAgent(agentOptions),
  });
  const shared = {
    ...(options.profile === undefined ? {} : { profile: options.profile }),
    credentials: fromNodeProviderChain(options.profile === undefined ? {} : { profile: options.profile }),
    requestHandler: handler,
    retryMode: 'adaptive' as const,
    maxAttempts: options.maxAttempts ?? (Number(process.env['AWS_MAX_ATTEMPTS']) || 8),
    customUserAgent: options.userAgent,
    // A logger that says nothing: the SDK otherwise builds a log record of every answer.
    logger: {},
  };
  const clients = new Map<string, Promise<{ readonly module: ServiceModule; readonly client: Client }>>();
  const client = (service: Service, region: string) => {
    const key = `${service}/${region}`;
    const known = clients.get(key) ?? load(service, region, shared, options.allowed);
    clients.set(key, known);
    return known;
  };
  const limit = pLimit(inFlight);
  return {
    call: <C extends Call>(region: string, call: C, input: InputOf<C>) =>
      limit(async () => {
        const [service, operation] = call.split(':') as [Service, string];
        const opened = await client(service, region);
        const command = opened.module[`${operation}Command`];
        if (!command) throw new Error(`${call} has no command in src/aws/services/${service}.ts`);
        return (await opened.client.send(new command(input))) as OutputOf<C>;
      }),
    homeRegion: async () => {
      const { Client } = (await services.sts()) as unknown as ServiceModule;
      // The SDK throws where nothing names a region.
      return new Client(shared).config.region().catch(() => 'us-east-1');
    },
    clockOffset: async () => {
      const offsets = (await Promise.all(clients.values())).map(({ client }) => client.config.systemClockOffset ?? 0);
      return offsets.toSorted((a, b) => Math.abs(b) - Math.abs(a))[0] ?? 0;
    },
    close: () => handler.destroy(),
  };
};

const load = async (service: Service, region: string, shared: object, allowed: ReadonlySet<Call>) => {
  const module = (await services[service]()) as unknown as ServiceModule;
  const client = new module.Client({ ...shared, region });
  fasten(client.config);
  guardReadOnly(client.middlewareStack, service, allowed);
  return { module, client };
};
