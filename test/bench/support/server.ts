import { fork } from 'node:child_process';
import { once } from 'node:events';
import type { EstateSize } from './estate/place.ts';

export interface ServerOptions {
  readonly account: string;
  readonly regions: readonly string[];
  /** Of each region. */
  readonly size: EstateSize;
  readonly latencyMs: number;
  /** How EC2 throttles; by default it does not. */
  readonly bucket?: { readonly size: number; readonly perSecond: number };
}

/** One request that was answered. */
export interface Served {
  readonly region: string;
  readonly service: string;
  readonly operation: string;
  /** What it asked for, without the page. */
  readonly selecting: string;
  /** The whole input, as JSON. */
  readonly input: string;
  readonly bytes: number;
  readonly items: number;
  readonly throttled: boolean;
}

export interface BenchServer {
  readonly env: Readonly<Record<string, string>>;
  /** What was served since the last time. */
  readonly served: () => Promise<readonly Served[]>;
  readonly close: () => void;
}

/** Starts a server of an estate's answers in a process of its own, so that it takes no time from what is measured. */
export const startServer = async (options: ServerOptions): Promise<BenchServer> => {
  const child = fork(new URL('serve.ts', import.meta.url), [JSON.stringify(options)], {
    execArgv: ['--disable-warning=ExperimentalWarning', '--max-old-space-size=8192'],
  });
  const message = async () => (await once(child, 'message'))[0] as { env: Record<string, string>; served: Served[] };
  const { env } = await message();
  return {
    env,
    served: async () => {
      const next = message();
      child.send('served');
      return (await next).served;
    },
    close: () => void child.kill(),
  };
};

export const allRegions = [
  'us-east-1',
  'us-east-2',
  'us-west-1',
  'us-west-2',
  'ca-central-1',
  'sa-east-1',
  'eu-central-1',
  'eu-west-1',
  'eu-west-2',
  'eu-west-3',
  'eu-north-1',
  'ap-south-1',
  'ap-northeast-1',
  'ap-northeast-2',
  'ap-northeast-3',
  'ap-southeast-1',
  'ap-southeast-2',
];
