import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { softwareBill } from '../../bin/sbom.ts';
import { bundledPackages, noticesFile } from '../../bin/third-party.ts';

const root = new URL('../..', import.meta.url).pathname;
const folder = mkdtempSync(join(tmpdir(), 'ipv6-audit-sbom-'));
afterAll(() => rmSync(folder, { recursive: true }));

const runNode = (...args: readonly string[]): string => execFileSync(process.execPath, args, { cwd: root, encoding: 'utf8' });

interface Locked {
  readonly resolved?: string;
  readonly integrity?: string;
  readonly link?: boolean;
  readonly hasInstallScript?: boolean;
}
const lock = JSON.parse(readFileSync(`${root}package-lock.json`, 'utf8')) as { readonly packages: Readonly<Record<string, Locked>> };
const { allowScripts } = JSON.parse(readFileSync(`${root}package.json`, 'utf8')) as {
  readonly allowScripts: Readonly<Record<string, boolean>>;
};

describe('the lock file', () => {
  const packages = Object.entries(lock.packages).filter(([path]) => path !== '');
  test('fixes every package by its hash', () => {
    expect(packages.length).toBeGreaterThan(300);
    expect(packages.filter(([, { integrity }]) => !integrity?.startsWith('sha512-')).map(([path]) => path)).toEqual([]);
  });
  test('takes none from a folder, a repository or a host: all come from the registry that npm is set to', () => {
    expect(packages.filter(([, { resolved, link }]) => resolved !== undefined || link === true).map(([path]) => path)).toEqual([]);
  });
  test('runs scripts on installation of no other packages than those that package.json allows', () => {
    const running = packages.flatMap(([path, { hasInstallScript }]) =>
      hasInstallScript === true ? [path.split('node_modules/').at(-1)] : [],
    );
    expect(running).toEqual(Object.keys(allowScripts));
  });
});

describe('what is in the bundle', () => {
  const bundled = bundledPackages(`${root}dist`);
  test('is named with its licences', () => {
    expect(bundled.length).toBeGreaterThan(100);
    for (const name of ['@aws-sdk/client-ec2@', '@oclif/core@', 'ipaddr.js@', 'preact@'])
      expect(bundled.some((id) => id.startsWith(name))).toBe(true);
    const notices = readFileSync(`${root}dist/${noticesFile}`, 'utf8');
    for (const words of ['TERMS AND CONDITIONS FOR USE, REPRODUCTION, AND DISTRIBUTION', 'Permission is hereby granted, free of charge'])
      expect(notices.split(words).length - 1).toBeGreaterThan(0);
  });
  test('is what the bill of materials lists, with hashes, and nothing else', () => {
    const file = join(folder, 'sbom.json');
    runNode('bin/sbom.ts', file);
    const bill = JSON.parse(readFileSync(file, 'utf8')) as ReturnType<typeof softwareBill> & { readonly bomFormat: string };
    expect(bill.bomFormat).toBe('CycloneDX');
    expect(bill.components.map((component) => component['bom-ref']).toSorted()).toEqual(bundled.toSorted());
    expect(bill.components).toEqual(bill.components.map(() => expect.objectContaining({ hashes: [expect.anything()], scope: 'required' })));
  });
  test('must be in the lock file', () => {
    const empty = { metadata: { component: { 'bom-ref': 'a@1', name: 'a' } }, components: [], dependencies: [] };
    expect(() => softwareBill(empty, ['left-pad@1.0.0'])).toThrow('left-pad@1.0.0');
  });
});
