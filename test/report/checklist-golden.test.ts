import Ajv2020 from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { targets } from '../../src/model/verdict.ts';
import schema from '../../src/report/checklist-1.0.schema.json' with { type: 'json' };
import { terraformProblems } from '../support/terraform/check.ts';
import { runProgram } from '../support/program.ts';
import { loadFixture } from '../support/replay/fixture.ts';
import { startReplay } from '../support/replay/server.ts';

const ajv = new Ajv2020.default({ allErrors: true, strict: true });
addFormats.default(ajv);
const validate = ajv.compile(schema);

const root = new URL('../..', import.meta.url).pathname;
const folder = mkdtempSync(join(tmpdir(), 'ipv6-audit-checklist-'));
afterAll(() => rmSync(folder, { recursive: true }));

/** What differs from run to run, and from release to release. */
const settled = (text: string): string =>
  text.replace(/ipv6-audit \d+\.\d+\.\d+\S*, from what was read on [\d-]+/, 'ipv6-audit 0.0.0, from what was read on 2026-11-23');

const estates = ['demo', 'playground'].flatMap((scenario) => targets.map((target) => ({ scenario, target })));

describe.each(estates)('the way of the $scenario account to $target', ({ scenario, target }) => {
  const snapshot = join(folder, `${scenario}.ndjson.gz`);
  const fixes = join(folder, `${scenario}-${target}`);
  const offline = (...args: readonly string[]) => runProgram(['checklist', '--target', target, '--snapshot', snapshot, ...args]);

  test('is the golden checklist, read live', async () => {
    const replay = await startReplay({ fixture: await loadFixture(`${root}fixtures/accounts/${scenario}`) });
    try {
      const args = ['checklist', '--target', target, '--format', 'markdown', '--quiet', '--save-snapshot', snapshot];
      const { code, stdout, stderr } = await runProgram(args, replay.env);
      expect({ code, stderr, problems: replay.problems }).toEqual({ code: 0, stderr: '', problems: [] });
      await expect(settled(stdout)).toMatchFileSnapshot(`${root}fixtures/reports/checklist-${scenario}-${target}.md`);
    } finally {
      await replay.close();
    }
  });
  test('is valid against the published schema, and the same from the snapshot every time', async () => {
    const [first, second] = [await offline('--format', 'json'), await offline('--format', 'json')];
    expect(first).toEqual(second);
    validate(JSON.parse(first.stdout));
    expect(validate.errors ?? []).toEqual([]);
  });
  test('comes with Terraform of which the provider knows every argument, and with a script', async () => {
    expect(await offline('--fix-dir', fixes, '--output', join(folder, 'checklist.txt'))).toEqual({ code: 0, stdout: '', stderr: '' });
    const files = readdirSync(fixes);
    expect(files).toContain('fixes.sh');
    for (const file of files.filter((each) => each.endsWith('.tf'))) {
      const text = readFileSync(join(fixes, file), 'utf8');
      expect(await terraformProblems(text), file).toEqual([]);
      await expect(text).toMatchFileSnapshot(`${root}fixtures/reports/fixes-${scenario}-${target}/${file}`);
    }
  });
  test.each([80, 120])('fits %s columns', async (columns) => {
    const { stdout } = await runProgram(['checklist', '--target', target, '--snapshot', snapshot], { COLUMNS: String(columns) });
    const breakable = (line: string) => /\S \S/.test(line.replace(/ \\$/, ''));
    expect(stdout.split('\n').filter((line) => line.length > columns && breakable(line))).toEqual([]);
  });
});
