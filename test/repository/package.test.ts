import { execFileSync } from 'node:child_process';
import { cpSync, globSync, mkdtempSync, readFileSync, rmSync, symlinkSync, truncateSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { buildIn } from '../../bin/build.ts';
import { allModules, front } from '../../bin/packed-code.js';
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

/** In bytes, as npm downloads it. */
const largest = 500_000;

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
    const meant = [
      'LICENSE',
      'README.md',
      'bin/packed-code.js',
      'bin/run.js',
      'bin/unpack.js',
      'dist/THIRD-PARTY-NOTICES.txt',
      'dist/code.br',
      'dist/help.js',
      ...['checklist', 'config', 'diff', 'report'].map((name) => `dist/${name}-1.0.schema.json`),
      'oclif.manifest.json',
      'package.json',
    ];
    const there = files.map(({ path }) => path);
    expect(there.toSorted()).toEqual(meant.filter((path) => path !== 'LICENSE' || there.includes(path)).toSorted());
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

describe('the packed code', () => {
  /** The files of the package in a folder of this name. */
  const copied = (name: string): string => {
    const copy = join(mkdtempSync(join(folder, 'copy-')), name);
    for (const { path } of files) cpSync(root + path, join(copy, path));
    return copy;
  };
  const run = (options: readonly string[], program: string, ...args: readonly string[]): string =>
    execFileSync(process.execPath, [...options, program, ...args], { cwd: folder, encoding: 'utf8', env: { LANG: 'C' } });
  const explain = ['explain', 'nat64-route-missing'] as const;

  test('is the same whenever it is built', async () => {
    const again = join(folder, 'again');
    await buildIn(again);
    const built = globSync('{dist/**,oclif.manifest.json}', { cwd: again, withFileTypes: true }).filter((entry) => entry.isFile());
    expect(built.length).toBeGreaterThan(5);
    for (const { parentPath, name } of built) {
      const file = join(parentPath, name);
      expect(readFileSync(file).equals(readFileSync(file.replace(again, root))), file).toBe(true);
    }
  }, 120_000);
  test.each([
    ['in a folder with blanks and letters beyond ASCII', 'Prüf % 日本 #1', [], (bin: string) => bin],
    ['behind a symbolic link, as npm sets one', 'linked', [], (bin: string) => (symlinkSync(bin, `${bin}.link`), `${bin}.link`)],
    ['with source maps', 'mapped', ['--enable-source-maps'], (bin: string) => bin],
  ] as const)('runs %s', (_, name, options, binOf) => {
    const bin = binOf(join(copied(name), 'bin', 'run.js'));
    expect(run(options, bin, '--help')).toContain('nat64');
    expect(run(options, bin, ...explain)).toContain('nat64-route-missing');
  });
  test('needs no more than the front of it for help', () => {
    const copy = copied('front');
    truncateSync(join(copy, 'dist', 'code.br'), front);
    expect(run([], join(copy, 'bin', 'run.js'), '--help')).toContain('nat64');
    expect(() => run([], join(copy, 'bin', 'run.js'), ...explain)).toThrow('unexpected end of file');
  });
  test('is written out to be read, and is what runs', () => {
    const out = join(folder, 'out');
    run([], join(copied('unpacked'), 'bin', 'unpack.js'), out);
    expect(globSync('**/*.js', { cwd: out }).toSorted()).toEqual([...allModules().keys()].toSorted());
    expect(readFileSync(join(out, 'commands', 'scan.js')).equals(allModules().get('commands/scan.js') as Buffer)).toBe(true);
    expect(readFileSync(join(out, 'help.js'), 'utf8')).toBe(readFileSync(`${root}dist/help.js`, 'utf8'));
  });
});
