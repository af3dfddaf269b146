import pLimit from 'p-limit';
import { getOrMake } from '../model/get-or-make.ts';
import type { Statistics } from '../model/statistics.ts';
import { bucketRegion } from './bucket-regions.ts';
import { type Call, type InputOf, type OutputOf, type Service, services } from './calls.ts';
import { classify } from './errors.ts';
import { guardReadOnly } from './guard.ts';
import { inFlight, type Lane, type Limits, limitsOf } from './limits.ts';
import { countRetries, type RetryStrategy } from './retries.ts';
import { assumeRole, type Role, type RoleSession } from './role.ts';
import { newTally, type Tally } from './statistics.ts';
import { openWire, type Wire } from './wire.ts';
import { fasten } from './protocol/fasten.ts';

export interface DoorOptions {
  readonly profile?: string | undefined;
  /** The calls that may leave. Anything else is refused before it is signed. */
  readonly allowed: ReadonlySet<Call>;
  /** Attempts per call, retries included. Default: AWS_MAX_ATTEMPTS, else 8. */
  readonly maxAttempts?: number | undefined;
  /** Requests per second in each region of each account. Default: as AWS lets. */
  readonly maxRate?: number | undefined;
  /** How long one attempt may take, in milliseconds. Default: a minute. */
  readonly requestTimeoutMs?: number | undefined;
  readonly userAgent: string;
}

/** The only way to AWS, as one identity. */
export interface Door {
  call<C extends Call>(region: string, call: C, input: InputOf<C>, lane?: Lane): Promise<OutputOf<C>>;
  /** The region of the environment or the profile, or us-east-1 where neither names one. */
  homeRegion(): Promise<string>;
  /** By how many milliseconds AWS's clock is ahead of this machine's, as the last answers told. The SDK signs accordingly. */
  clockOffset(): Promise<number>;
  /** Takes on the role, where there is one; throws what STS said against it. */
  signIn(): Promise<void>;
  /** What went through this door so far. */
  statistics(): Statistics;
  /**
   * To another account through its role, or to the own one without; `region` is that of the STS endpoint. `share`: of the calls
   * in flight, how many may be its own.
   */
  into(role: Role | undefined, region: string, share: number): Promise<Door>;
  /** The same way with clients and counts of its own, which can be forgotten when a region is read. */
  beside(): Door;
  /** Closes all doors of this way. */
  close(): void;
}

interface Client {
  readonly middlewareStack: unknown;
  readonly config: { region(): Promise<string>; readonly systemClockOffset?: number; readonly protocol?: { getShapeId(): string } };
  send(command: unknown): Promise<unknown>;
}
type ServiceModule = Record<string, new (input: unknown) => unknown> & { Client: new (config: object) => Client };

/** What the doors of a process share. */
interface Way {
  readonly options: DoorOptions;
  readonly own: () => Promise<object>;
  /** What clients are made with, whoever's they are. */
  readonly config: object;
  readonly wire: Wire;
  readonly checkAnswer: (schema: unknown, answer: unknown) => void;
  readonly limits: (share: number) => Limits;
  readonly retries: (tally: Tally) => RetryStrategy;
}

/** Opens the door with the SDK's default credential chain: environment, profile, SSO, container, instance. */
export const openDoor = async (options: DoorOptions): Promise<Door> => {
  const { AdaptiveRetryStrategy, fromNodeProviderChain } = await import('./services/credentials.ts');
  const { checkAnswer } = await import('./answer-shape.ts');
  const closing = new AbortController();
  const processLimit = pLimit(inFlight);
  const profile = options.profile === undefined ? {} : { profile: options.profile };
  const maxAttempts = options.maxAttempts ?? (Number(process.env['AWS_MAX_ATTEMPTS']) || 8);
  const way: Way = {
    options,
    own: fromNodeProviderChain(profile),
    // A logger that says nothing: the SDK otherwise builds a log record of every answer.
    config: { ...profile, maxAttempts, customUserAgent: options.userAgent, logger: {} },
    wire: await openWire(closing, options.requestTimeoutMs),
    checkAnswer,
    limits: (share) => limitsOf(processLimit, share, options.maxRate, closing.signal),
    retries: (tally) => countRetries(new AdaptiveRetryStrategy(maxAttempts), tally),
  };
  return doorOf(way, way.limits(inFlight), undefined);
};

const doorOf = (way: Way, limits: Limits, session: RoleSession | undefined): Door => {
  const tally = newTally();
  const credentials = session?.credentials ?? way.own;
  const configOf = (region: string) => ({
    ...way.config,
    region,
    requestHandler: way.wire.handler(() => limits.turn(region)),
    retryStrategy: way.retries(tally),
    streamCollector: way.wire.collector(tally),
  });
  const clients = new Map<string, ReturnType<typeof load>>();
  const client = (service: Service, region: string, lane: Lane) => {
    const key = `${service}/${region}/${lane}`;
    return getOrMake(clients, key, () => load(service, { ...configOf(region), credentials }, way.options.allowed));
  };
  const ask = async <C extends Call>(region: string, call: C, input: InputOf<C>, lane: Lane): Promise<OutputOf<C>> => {
    const [service, operation] = call.split(':') as [Service, string];
    const opened = await client(service, region, lane);
    const command = opened.module[`${operation}Command`];
    if (!command) throw new Error(`${call} has no command in src/aws/services/${service}.ts`);
    const sent = new command(input) as { readonly schema?: unknown };
    const answer = await renewing(session, tally, () => opened.client.send(sent));
    // The SDK makes the types of XML itself.
    if (opened.client.config.protocol?.getShapeId().includes('Json')) way.checkAnswer(sent.schema, answer);
    return answer as OutputOf<C>;
  };
  const bucketRegions = new Map<string, string>();
  return {
    call: (region, call, input, lane = 'listing') => {
      const [service = ''] = call.split(':');
      const { Bucket: bucket = '' } = input as { readonly Bucket?: string };
      return limits.run(region, service, lane, async () => {
        tally.calls += 1;
        const where = bucketRegions.get(bucket) ?? region;
        try {
          return await ask(where, call, input, lane);
        } catch (error) {
          const other = bucketRegion(error);
          if (other === undefined || other === where) throw error;
          bucketRegions.set(bucket, other);
          tally.retries += 1;
          return ask(other, call, input, lane);
        }
      });
    },
    homeRegion: async () => {
      const { Client } = (await services.sts()) as unknown as ServiceModule;
      // The SDK throws where nothing names a region.
      return new Client({ ...way.config, credentials }).config.region().catch(() => 'us-east-1');
    },
    clockOffset: async () => {
      const offsets = (await Promise.all(clients.values())).map(({ client }) => client.config.systemClockOffset ?? 0);
      return offsets.toSorted((a, b) => Math.abs(b) - Math.abs(a))[0] ?? 0;
    },
    signIn: async () => void (await session?.credentials()),
    statistics: () => ({ ...tally }),
    // The sessions of others are made by the own identity, whose turns they wait for.
    into: async (role, region, share) => doorOf(way, way.limits(share), role && (await assumeRole(role, way.own, configOf(region)))),
    beside: () => doorOf(way, limits, session),
    close: () => way.wire.close(),
  };
};

/** Once more with a new session, where AWS no longer takes the old one: it may end before its time, as by a changed trust policy. */
const renewing = async (session: RoleSession | undefined, tally: Tally, send: () => Promise<unknown>): Promise<unknown> => {
  if (!session) return send();
  const used = await session.credentials();
  try {
    return await send();
  } catch (error) {
    if (classify(error).reason !== 'credentials-expired') throw error;
    await session.renew(used);
    tally.retries += 1;
    return send();
  }
};

const load = async (service: Service, config: object, allowed: ReadonlySet<Call>) => {
  const module = (await services[service]()) as unknown as ServiceModule;
  const client = new module.Client(config);
  fasten(client.config);
  guardReadOnly(client.middlewareStack, service, allowed);
  return { module, client };
};
