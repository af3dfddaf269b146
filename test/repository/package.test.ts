import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { npmIn, pack } from '../support/npm.ts';

const root = new URL('../..', import.meta.url).pathname;
const folder = mkdtempSync(join(tmpdir(), 'ipv6-audit-package-'));
afterAll(() => rmSync(folder, { recursive: true }));

interface Manifest {
  readonly version: string;
  readonly dependencies?: object;
  readonly optionalDependencies?: object;
  readonly peerDependencies?: object;
  readonly bundleDependencies?: object;
  readonly scripts: Readonly<Record<string, string>>;
}
const manifest = JSON.parse(readFileSync(`${root}package.json`, 'utf8')) as Manifest;

const npm = npmIn(folder);
const { files, size, unpackedSize, filename } = await pack(folder);

/** In bytes, as npm downloads it: what it is, with little room for more. */
const largest = 665_000;

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
