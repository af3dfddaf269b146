import { globSync, readFileSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';
import { describe, expect, test } from 'vitest';

const root = new URL('../..', import.meta.url).pathname;

/** Which folders of src a folder may import from, beside itself. Data flows one way: aws → collect → model ← network ← rules ← audit → report. */
const allowed: Readonly<Record<string, readonly string[]>> = {
  model: [],
  knowledge: ['model'],
  network: ['model', 'knowledge'],
  aws: ['model'],
  collect: ['model', 'aws'],
  rules: ['model', 'network', 'knowledge'],
  audit: ['model', 'knowledge', 'network', 'rules'],
  plan: ['model', 'knowledge', 'network', 'rules', 'audit'],
  report: ['model'],
  // Where snapshots are read in S3.
  snapshot: ['model', 'aws'],
  redact: ['model', 'knowledge'],
  cli: ['model', 'collect', 'rules', 'audit', 'report', 'snapshot', 'redact'],
  commands: ['model', 'cli', 'network', 'rules', 'audit', 'plan', 'report', 'collect'],
  '.': ['cli'],
};

interface Import {
  readonly file: string;
  readonly from: string;
  readonly typeOnly: boolean;
}

const importsOf = (file: string): readonly Import[] =>
  [...readFileSync(join(root, 'src', file), 'utf8').matchAll(/(?:^(import|export)( type)?[^;]*?from |import\()'([^']+)'/gm)].map(
    ([, , type, from]) => ({
      file,
      from: from ?? '',
      typeOnly: type !== undefined,
    }),
  );

const folderOf = (path: string): string => (path.includes('/') ? (path.split('/')[0] ?? '.') : '.');

const files = globSync('**/*.ts', { cwd: join(root, 'src') });
const imports = files.flatMap(importsOf);

describe('layers', () => {
  test('every folder of src has its place in the table', () => {
    expect([...new Set(files.map(folderOf))].toSorted()).toEqual(Object.keys(allowed).toSorted());
  });
  test('no import crosses a layer', () => {
    const crossing = imports
      .filter(({ from }) => from.startsWith('.'))
      .map((each) => ({ ...each, to: folderOf(normalize(join(dirname(each.file), each.from))) }))
      .filter(({ file, to }) => to !== folderOf(file) && !allowed[folderOf(file)]?.includes(to));
    expect(crossing).toEqual([]);
  });
  test('only src/aws loads the SDK', () => {
    const loading = imports.filter(
      ({ file, from, typeOnly }) => /^@(aws-sdk|smithy)\//.test(from) && !typeOnly && folderOf(file) !== 'aws',
    );
    expect(loading).toEqual([]);
  });
  test('rules and the network model touch no clock, file, network or environment', () => {
    const pure = new Set(['rules', 'network', 'knowledge', 'model']);
    const impure = imports.filter(({ file, from }) => pure.has(folderOf(file)) && from.startsWith('node:'));
    const clocks = files.filter(
      (file) =>
        pure.has(folderOf(file)) &&
        /\b(Date\.now|new Date\(\)|process\.|performance\.|fetch\(|Math\.random)/.test(readFileSync(join(root, 'src', file), 'utf8')),
    );
    expect({ impure, clocks }).toEqual({ impure: [], clocks: [] });
  });
});
