import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { formats } from '../../src/report/render.ts';
import { runProgram } from '../support/program.ts';
import { loadFixture } from '../support/replay/fixture.ts';
import { startReplay } from '../support/replay/server.ts';
import { scan } from '../support/scan.ts';

const folder = mkdtempSync(join(tmpdir(), 'ipv6-audit-'));
const demo = join(folder, 'demo.ndjson.gz');
const nothing = join(folder, 'nothing.ndjson.gz');
const fixture = await loadFixture(new URL('../../fixtures/accounts/demo', import.meta.url).pathname);
const at = (name: string): string => join(folder, name);

beforeAll(async () => {
  await scan({ fixture }, ['--save-snapshot', demo]);
  const header = {
    format: 'ipv6-audit-snapshot',
    version: 1,
    tool: { name: 'ipv6-audit', version: '0.1.0' },
    collectedAt: '2026-11-23T00:00:00.000Z',
  };
  writeFileSync(nothing, gzipSync([header, { complete: { slices: 0 } }].map((line) => JSON.stringify(line)).join('\n')));
});
afterAll(() => rmSync(folder, { recursive: true }));

const outcomes = [
  ['nothing at or above the threshold', ['--fail-on', 'none'], 0],
  ['findings', ['--fail-on', 'blocker'], 10],
  ['unknowns', ['--fail-on', 'none', '--fail-on-unknown'], 11],
] as const;

const everyFile = formats.flatMap((format) => ['--format', `${format}=${at(`all.${format}`)}`]);
const ways = [
  ['no format named', []],
  ...formats.map((format) => [format, ['--format', format]] as const),
  ['a file of each', everyFile],
  ['files, and one on standard output', ['--format', 'github', '--format', `sarif=${at('x.sarif')}`, '--format', `csv=${at('x.csv')}`]],
] as const;

describe.each(outcomes)('exit code for %s', (_what, thresholds, code) => {
  test.each(ways)('the same with %s', async (_way, wanted) => {
    const outcome = await runProgram(['scan', '--snapshot', demo, '--quiet', ...thresholds, ...wanted]);
    expect({ code: outcome.code, stderr: outcome.stderr }).toEqual({ code, stderr: '' });
  });
});

test.each(ways)('exit code 3 where nothing was read, with %s', async (_way, wanted) => {
  expect((await runProgram(['scan', '--snapshot', nothing, '--quiet', ...wanted])).code).toBe(3);
});

describe('several formats at once', () => {
  test('are the same texts as each alone', async () => {
    const run = (...args: string[]) => runProgram(['scan', '--snapshot', demo, '--quiet', ...args]);
    expect((await run(...everyFile)).stdout).toBe('');
    for (const format of formats.filter((each) => each !== 'terminal'))
      expect((await run('--format', format)).stdout).toBe(readFileSync(at(`all.${format}`), 'utf8'));
  });
  test('a lone format may take --output', async () => {
    await runProgram(['scan', '--snapshot', demo, '--quiet', '--format', 'csv', '--output', at('lone.csv')]);
    expect(readFileSync(at('lone.csv'), 'utf8')).toMatch(/^status,dual_stack,/);
  });
  test('leave nothing half written, and standard output empty, where a file cannot be written', async () => {
    const { code, stdout, stderr } = await runProgram([
      'scan',
      '--snapshot',
      demo,
      '--quiet',
      '--format',
      'json',
      '--format',
      `csv=${at('no/such/x.csv')}`,
    ]);
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toMatch(/^ipv6-audit: The report could not be written to .*\n$/);
    expect(readdirSync(folder).filter((name) => name.includes('partial'))).toEqual([]);
  });
});

describe('formats that cannot be: one sentence, exit 2, before anything is read', () => {
  const sentences: readonly (readonly [args: readonly string[], says: string])[] = [
    [['--format', 'sarfi'], 'There is no format "sarfi"; did you mean "sarif"?'],
    [['--format', 'JSON=x'], 'There is no format "JSON"; did you mean "json"?'],
    [['--format', 'spreadsheet'], 'There is no format "spreadsheet"; the formats are terminal, json, '],
    [
      ['--format', 'json', '--format', 'sarif'],
      'Only one format can go to standard output, and json and sarif have no file; name one as in --format sarif=FILE.',
    ],
    [['--format', 'json=a', '--format', 'sarif=./a'], './a is taken twice; give the format sarif a file of its own.'],
    [['--format', 'json=a', '--save-snapshot', 'a'], 'a is taken twice; give the format json a file of its own.'],
    [['--format', 'json='], '--format json= names no file; write --format json or --format json=FILE.'],
    [['--format', 'json=a', '--output', 'b'], '--output is for a single format without a file of its own; '],
    [['--format', 'json', '--format', 'csv=a', '--output', 'b'], '--output is for a single format without a file of its own; '],
  ];
  test.each(sentences)('%j', async (args, says) => {
    const { code, stdout, stderr } = await runProgram(['scan', ...args]);
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr.startsWith(`ipv6-audit: ${says}`)).toBe(true);
    expect(stderr.split('\n').length).toBe(2);
  });
});

describe('every documented exit code of every command comes about', async () => {
  const playground = at('playground.gz');
  await scan({ fixture: await loadFixture(new URL('../../fixtures/accounts/playground', import.meta.url).pathname) }, [
    '--save-snapshot',
    playground,
  ]);
  const client = 'i-0a2540000000000a6';
  const inS3 = 's3://estate/demo.gz';
  const plan = ['--target', 'ipv6-only', '--quiet'];
  /** The arguments by which a code comes about; live where there is a server to ask, with no credentials where there is none. */
  const ways: Readonly<Record<string, Readonly<Record<number, readonly string[]>>>> = {
    checklist: { 0: [...plan, '--snapshot', demo], 2: [], 3: [...plan, '--snapshot', nothing] },
    completion: { 0: ['bash'], 2: [] },
    diff: {
      0: [demo, demo, '--fail-on', 'info'],
      2: [demo],
      3: [demo, inS3],
      10: [nothing, demo, '--fail-on', 'info'],
      11: [demo, nothing, '--fail-on-unknown'],
    },
    doctor: {
      0: ['--rule', 'nat64-route-missing'],
      2: ['--rule', 'nosuch'],
      3: [],
      10: ['--region', 'eu-central-1'],
      11: ['--rule', 'dax-network-type-ipv4', '--fail-on-unknown'],
    },
    merge: {
      0: [demo, '--output', at('merged.gz')],
      2: [at('none.gz'), '--output', at('merged.gz')],
      3: [inS3, '--output', at('merged.gz')],
    },
    redact: {
      0: [demo, '--output', at('redacted.gz')],
      2: [at('none.gz'), '--output', at('redacted.gz')],
      3: [inS3, '--output', at('redacted.gz')],
    },
    explain: { 0: ['nat64-route-missing'], 2: ['nosuch'] },
    nat64: { 0: ['10.254.1.235'], 2: ['10.254.1'] },
    policy: { 0: [], 2: ['--rule', 'nosuch'] },
    rules: { 0: [], 2: ['--topic', 'nosuch'] },
    scan: {
      0: ['--snapshot', demo, '--fail-on', 'none'],
      2: ['--snapshot', at('none.gz')],
      3: [],
      10: ['--snapshot', demo],
      11: ['--snapshot', demo, '--fail-on', 'none', '--fail-on-unknown'],
    },
    services: { 0: ['rds'], 2: ['nosuchservice'] },
    trace: {
      0: [client, 'internet', '--snapshot', playground],
      2: [client, 'nowhere', '--snapshot', playground],
      3: [client, 'internet', '--snapshot', nothing],
      10: [client, 'i-0a2540000000000b1:443', '--snapshot', playground],
      11: [client, '10.254.3.9', '--snapshot', playground],
    },
  };
  const manifest = JSON.parse(readFileSync(new URL('../../oclif.manifest.json', import.meta.url), 'utf8')) as {
    readonly commands: Readonly<Record<string, { readonly description: string }>>;
  };
  test.each(Object.entries(manifest.commands))('%s', async (id, { description }) => {
    const [, told = ''] = /Exit codes: (.*)/.exec(description) ?? [];
    // 1 is a bug of ours: one that is known is mended.
    const documented = [...told.matchAll(/(?:^|; )(\d+)/g)].map(([, code]) => Number(code)).filter((code) => code !== 1);
    expect(documented).toEqual(Object.keys(ways[id] ?? {}).map(Number));
    for (const code of documented) {
      const args = [id, ...(ways[id]?.[code] ?? [])];
      const server = code === 3 ? undefined : await startReplay({ fixture });
      const outcome = await runProgram(args, server?.env ?? {});
      await server?.close();
      expect({ args, code: outcome.code }).toEqual({ args, code });
    }
  });
});
