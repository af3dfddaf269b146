import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { dirname, join } from 'node:path';

const root = new URL('../..', import.meta.url).pathname;

interface Packed {
  readonly filename: string;
  readonly size: number;
  readonly unpackedSize: number;
  readonly files: readonly { readonly path: string; readonly size: number }[];
}

/** The environment of an npm with nothing of the surroundings: its cache is in the folder, and no registry can be reached but this. */
export const npmEnvironment = (folder: string, registry?: string): Readonly<Record<string, string>> => ({
  PATH: `${dirname(process.execPath)}:${process.env['PATH']}`,
  HOME: folder,
  npm_config_cache: join(folder, 'cache'),
  npm_config_registry: registry ?? 'http://127.0.0.1:9/',
  ...(registry === undefined ? { npm_config_offline: 'true' } : {}),
  npm_config_audit: 'false',
  npm_config_update_notifier: 'false',
});

export const npmIn =
  (folder: string) =>
  (cwd: string, ...args: readonly string[]): Promise<string> =>
    new Promise((resolve, reject) => {
      execFile('npm', args, { cwd, env: npmEnvironment(folder), maxBuffer: 2 ** 26 }, (error, stdout, stderr) =>
        error ? reject(new Error(`${error.message}\n${stderr}`)) : resolve(stdout),
      );
    });

/** Packs the package into the folder. The bundle is there already; scripts would make it anew while other tests run it. */
export const pack = async (folder: string): Promise<Packed> => {
  const out = await npmIn(folder)(root, 'pack', '--json', '--ignore-scripts', '--pack-destination', folder);
  const [packed] = JSON.parse(out) as readonly Packed[];
  if (packed === undefined) throw new Error('npm packed nothing');
  return packed;
};

/** A registry on loopback that has one package, packed, in the version of its manifest, and no other. */
export const startRegistry = async (tarball: string): Promise<{ readonly url: string; readonly close: () => void }> => {
  const content = readFileSync(tarball);
  const { name, version, bin } = JSON.parse(readFileSync(`${root}package.json`, 'utf8')) as Readonly<Record<string, string>>;
  const integrity = `sha512-${createHash('sha512').update(content).digest('base64')}`;
  const server = createServer(({ url }, response) => {
    const { port } = server.address() as AddressInfo;
    const dist = { tarball: `http://127.0.0.1:${port}/packed.tgz`, integrity };
    if (url === '/packed.tgz') response.end(content);
    else if (url === `/${name}`)
      response.end(JSON.stringify({ name, 'dist-tags': { latest: version }, versions: { [version ?? '']: { name, version, bin, dist } } }));
    else response.writeHead(404).end('{}');
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`, close: () => void server.close() };
};
