import { execFileSync, spawn } from 'node:child_process';
import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { setTimeout as delay } from 'node:timers/promises';
import { pythonWithMoto } from '../support/python.ts';

export interface Moto {
  readonly env: Readonly<Record<string, string>>;
  /** The ids that the seed script made, by the names it gave them. */
  readonly ids: Readonly<Record<string, string>>;
  readonly close: () => void;
}

const freePort = (): Promise<number> =>
  new Promise((resolve) => {
    const probe = createServer().listen(0, '127.0.0.1', () => {
      const { port } = probe.address() as AddressInfo;
      probe.close(() => resolve(port));
    });
  });

/** An empty moto server on loopback; `settings` are moto's own environment variables. */
export const launchMoto = async (settings: Readonly<Record<string, string>> = {}): Promise<Omit<Moto, 'ids'>> => {
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  const server = spawn(pythonWithMoto(), ['-m', 'moto.server', '-H', '127.0.0.1', '-p', String(port)], {
    stdio: 'ignore',
    env: { ...process.env, ...settings },
  });
  await untilAnswering(url);
  const env = {
    AWS_ENDPOINT_URL: url,
    AWS_ACCESS_KEY_ID: 'testing',
    AWS_SECRET_ACCESS_KEY: 'testing',
    AWS_REGION: 'us-east-1',
    AWS_DEFAULT_REGION: 'us-east-1',
  };
  return { env, close: () => server.kill() };
};

/** A moto server on loopback with the estate of seed.py, or of another script here. */
export const startMoto = async (script = 'seed.py'): Promise<Moto> => {
  const { env, close } = await launchMoto();
  const ids = JSON.parse(
    execFileSync(pythonWithMoto(), [new URL(script, import.meta.url).pathname], {
      env: { ...process.env, ...env },
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'inherit'],
    }),
  ) as Record<string, string>;
  return { env, ids, close };
};

const untilAnswering = async (url: string): Promise<void> => {
  for (let attempt = 0; attempt < 300; attempt += 1) {
    const answered = await fetch(`${url}/moto-api/`).then(
      (response) => response.ok,
      () => false,
    );
    if (answered) return;
    await delay(100);
  }
  throw new Error(`moto did not answer at ${url} within 30 s`);
};
