import Ajv2020 from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import schema from '../../src/report/report-1.0.schema.json' with { type: 'json' };
import { runProgram } from '../support/program.ts';
import { loadFixture } from '../support/replay/fixture.ts';
import { scan } from '../support/scan.ts';

const ajv = new Ajv2020.default({ allErrors: true, strict: true });
addFormats.default(ajv);
const validate = ajv.compile(schema);

const root = new URL('../..', import.meta.url).pathname;
/** What differs from run to run, and from release to release. */
const settled = (text: string): string =>
  text
    .replace(/"collectedAt": ".*"/, '"collectedAt": "2026-11-23T00:00:00.000Z"')
    .replace(/,\n {2}"statistics": \{[^}]*\}/, '')
    .replace(/^Read with .* calls.*\n/m, '')
    .replace(/"version": "\d+\.\d+\.\d+[^"]*"/, '"version": "0.0.0"')
    .replace(/^ipv6-audit \S+ (.*), read .* UTC$/m, 'ipv6-audit 0.0.0 $1, read 2026-11-23 00:00 UTC');

/** So that the knowledge stays as old as it is, whenever the tests run. */
const asOf = ['--as-of', '2026-11-23'];

let folder = '';
const live = new Map<string, string>();
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'ipv6-audit-'));
});
afterAll(() => rm(folder, { recursive: true }));

describe.each(['demo', 'playground'])('the %s account', (scenario) => {
  const snapshot = () => join(folder, `${scenario}.ndjson.gz`);

  test('gives the golden report, valid against the published schema', async () => {
    const { stdout, report, problems } = await scan({ fixture: await loadFixture(`${root}fixtures/accounts/${scenario}`) }, [
      '--save-snapshot',
      snapshot(),
      ...asOf,
    ]);
    live.set(scenario, stdout);
    expect(problems).toEqual([]);
    validate(report);
    expect(validate.errors ?? []).toEqual([]);
    await expect(settled(stdout)).toMatchFileSnapshot(`${root}fixtures/reports/${scenario}.json`);
  });
  test('gives the same bytes from its snapshot, every time', async () => {
    const offline = () => runProgram(['scan', '--snapshot', snapshot(), '--format', 'json', ...asOf]);
    const [first, second] = [await offline(), await offline()];
    expect(first.stdout).toBe(second.stdout);
    expect(first.stdout).toBe(live.get(scenario));
    expect(first.stderr).toBe('');
  });
  test.each([80, 120])('fits %s columns, without escape sequences in a pipe', async (columns) => {
    const { stdout } = await runProgram(['scan', '--snapshot', snapshot(), ...asOf], { COLUMNS: String(columns) });
    // A quoted argument of a command stays whole, so that it can be copied.
    const breakable = (line: string) => /\S \S/.test(line.replace(/ \\$/, ''));
    expect(stdout.split('\n').filter((line) => line.length > columns && breakable(line))).toEqual([]);
    expect(stdout).not.toContain('\u001b');
    if (columns === 80) await expect(settled(stdout)).toMatchFileSnapshot(`${root}fixtures/reports/${scenario}.txt`);
  });
});
