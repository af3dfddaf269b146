import { execFile } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';

const root = new URL('../..', import.meta.url).pathname;
const folder = mkdtempSync(join(tmpdir(), 'ipv6-audit-package-'));
afterAll(() => rmSync(folder, { recursive: true }));

interface Packed {
  readonly filename: string;
  readonly size: number;
  readonly unpackedSize: number;
  readonly files: readonly { readonly path: string; readonly size: number }[];
}
interface Manifest {
  readonly version: string;
  readonly dependencies?: object;
  readonly optionalDependencies?: object;
  readonly peerDependencies?: object;
  readonly bundleDependencies?: object;
  readonly scripts: Readonly<Record<string, string>>;
}
const manifest = JSON.parse(readFileSync(`${root}package.json`, 'utf8')) as Manifest;

/** npm with nothing of the surroundings: no registry can be reached, and its cache is empty. */
const npm = (cwd: string, ...args: readonly string[]) =>
  new Promise<string>((resolve, reject) => {
    const env = {
      PATH: `${dirname(process.execPath)}:${process.env['PATH']}`,
      HOME: folder,
      npm_config_cache: join(folder, 'cache'),
      npm_config_registry: 'http://127.0.0.1:9/',
      npm_config_offline: 'true',
      npm_config_audit: 'false',
    };
    execFile('npm', args, { cwd, env, maxBuffer: 2 ** 26 }, (error, stdout, stderr) =>
      error ? reject(new Error(`${error.message}\n${stderr}`)) : resolve(stdout),
    );
  });

// The bundle is there already; scripts would make it anew while other tests run it.
const [packed] = JSON.parse(await npm(root, 'pack', '--json', '--ignore-scripts', '--pack-destination', folder)) as readonly Packed[];
if (packed === undefined) throw new Error('npm packed nothing');
const { files, size, unpackedSize, filename } = packed;

/** In bytes, as npm downloads it: no more than what it was, until it is less. Of these 9,000 are other people's licences. */
const largest = 866_000;

describe('the package', () => {
  test('needs no other package', () => {
    const { dependencies, optionalDependencies, peerDependencies, bundleDependencies } = manifest;
    expect({ dependencies, optionalDependencies, peerDependencies, bundleDependencies }).toEqual({});
  });
  test('runs nothing when it is installed', () => {
    const installing = ['preinstall', 'install', 'postinstall', 'prepare', 'preprepare', 'postprepare', 'prepublish'];
    expect(installing.filter((name) => name in manifest.scripts)).toEqual([]);
  });
  test('holds what it is meant to, and nothing else', () => {
    const meant =
      /^(package\.json|README\.md|LICENSE|oclif\.manifest\.json|bin\/run\.js|dist\/(THIRD-PARTY-NOTICES\.txt|[\w-]+\.js|[\w.-]+\.schema\.json|commands\/[\w-]+\.js|chunks\/[\w-]+\.js))$/;
    expect(files.map(({ path }) => path).filter((path) => !meant.test(path))).toEqual([]);
    for (const path of ['bin/run.js', 'dist/main.js', 'dist/commands/scan.js', 'dist/THIRD-PARTY-NOTICES.txt', 'oclif.manifest.json'])
      expect(files.map((file) => file.path)).toContain(path);
  });
  test(`is at most ${largest} bytes`, () => {
    const heavy = files
      .toSorted((a, b) => b.size - a.size)
      .slice(0, 5)
      .map((file) => `${file.path} ${file.size}`);
    process.stdout.write(`packed ${size} bytes, unpacked ${unpackedSize}; largest: ${heavy.join(', ')}\n`);
    expect(size).toBeLessThanOrEqual(largest);
  });
});

describe('the packed package, in an empty folder and without a registry', () => {
  const run = (...args: readonly string[]) =>
    npm(mkdtempSync(join(folder, 'empty-')), 'exec', '--yes', `--package=${join(folder, filename)}`, '--', 'ipv6-audit', ...args);
  test('tells its version', async () => expect(await run('--version')).toMatch(new RegExp(`^ipv6-audit/${manifest.version} `)));
  test('explains a rule', async () => expect(await run('explain', 'nat64-route-missing')).toContain('nat64-route-missing'));
  test('translates an address', async () => expect(await run('nat64', '10.254.1.235')).toContain('64:ff9b::afe:1eb'));
});
