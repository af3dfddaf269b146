import { execFile, execFileSync } from 'node:child_process';
import { chmodSync, existsSync, globSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import Scan from '../../src/commands/scan.ts';
import { runProgram } from '../support/program.ts';
import { startReplay } from '../support/replay/server.ts';
import { playground } from '../program/playground.ts';

const root = new URL('../..', import.meta.url).pathname;
const read = (file: string): string => readFileSync(root + file, 'utf8');
const folder = mkdtempSync(join(tmpdir(), 'ipv6-audit-action-'));
afterAll(() => rmSync(folder, { recursive: true }));

interface Step {
  readonly run?: string;
  readonly uses?: string;
  readonly env?: Readonly<Record<string, string>>;
}
interface Action {
  readonly inputs: Readonly<Record<string, { readonly description: string; readonly default: string }>>;
  readonly outputs: Readonly<Record<string, object>>;
  readonly runs: { readonly steps: readonly Step[] };
}
const action = parse(read('.github/actions/scan/action.yml')) as Action;
const step = action.runs.steps.find(({ run }) => run !== undefined);

/** Runs the action's own step, with an npx that starts the bundle, and says what came of it. */
const act = async (inputs: Readonly<Record<string, string>>, env: Readonly<Record<string, string>> = {}) => {
  const here = mkdtempSync(join(folder, 'run-'));
  const npx = join(here, 'npx');
  // What it is given, one to a line; then the program itself.
  writeFileSync(
    npx,
    `#!/bin/bash\nprintf '%s\\n' "$@" > "${here}/arguments"\nshift 4\nexec "${process.execPath}" "${root}bin/run.js" "$@"\n`,
  );
  chmodSync(npx, 0o755);
  const files = { GITHUB_OUTPUT: join(here, 'output'), GITHUB_STEP_SUMMARY: join(here, 'summary'), RUNNER_TEMP: here };
  const given = Object.entries(action.inputs).map(([name, { default: value }]) => [
    `INPUT_${name.toUpperCase().replaceAll('-', '_')}`,
    name === 'sarif' ? join(here, 'out.sarif') : (inputs[name] ?? value),
  ]);
  writeFileSync(join(here, 'script.sh'), step?.run ?? '');
  const outcome = await new Promise<{ code: number; stdout: string }>((resolve) => {
    // As GitHub starts it: https://docs.github.com/actions/reference/workflows-and-actions/workflow-syntax#jobsjob_idstepsshell
    const args = ['--noprofile', '--norc', '-eo', 'pipefail', join(here, 'script.sh')];
    const around = { PATH: `${here}:${process.env['PATH']}`, HOME: '/nonexistent', ...files, ...Object.fromEntries(given), ...env };
    execFile('bash', args, { env: around, cwd: here }, (error, stdout) => {
      resolve({ code: typeof error?.code === 'number' ? error.code : 0, stdout });
    });
  });
  const text = (file: string) => (existsSync(join(here, file)) ? readFileSync(join(here, file), 'utf8') : '');
  return { ...outcome, output: text('output'), summary: text('summary'), sarif: text('out.sarif'), given: text('arguments').split('\n') };
};

describe('the GitHub Action', () => {
  test('has an input for each flag of scan, but for those that it sets itself', () => {
    const flags = Object.keys(Scan.flags).filter((flag) => flag !== 'quiet' && flag !== 'output');
    expect(Object.keys(action.inputs).toSorted()).toEqual(['node-version', 'package', 'sarif', 'summary', ...flags].toSorted());
  });
  test('hands inputs over in the environment only: nothing that a user writes becomes script', () => {
    expect(step?.run).not.toContain('${{');
    for (const value of Object.values(step?.env ?? {})) expect(value).toMatch(/^\$\{\{ inputs\.[\w-]+ \}\}$/);
  });
  test('scans, tells the exit code, and leaves SARIF and a summary', async () => {
    const replay = await startReplay({ fixture: playground() });
    const { code, output, sarif, summary } = await act({ region: 'us-east-1', 'fail-on': 'info' }, replay.env);
    await replay.close();
    expect(code).toBe(10);
    expect(output).toMatch(/^exit-code=10\nsarif=.*out\.sarif\n$/);
    expect(JSON.parse(sarif)).toHaveProperty('version', '2.1.0');
    expect(summary).toContain('# ');
  });
  test('gives lists line by line, and switches as words', async () => {
    const rules = ' nat64-route-missing\n\nx; touch owned $(touch owned)';
    const { given } = await act({ rule: rules, 'fail-on-unknown': 'false', 'no-config': 'true', summary: 'false' });
    expect(given.slice(0, 5)).toEqual(['--yes', `--package=${action.inputs['package']?.default}`, '--', 'ipv6-audit', 'scan']);
    expect(given).toEqual(
      expect.arrayContaining(['--rule=nat64-route-missing', '--rule=x; touch owned $(touch owned)', '--no-fail-on-unknown', '--no-config']),
    );
    expect(globSync(`${folder}/**/owned`)).toEqual([]);
  });
  test('takes no switch that is neither true nor false', async () => {
    const { code, stdout } = await act({ 'fail-on-unknown': 'maybe' });
    expect({ code, stdout }).toEqual({ code: 2, stdout: '::error::fail-on-unknown is true or false, not maybe\n' });
  });
});

describe('what is handed out for CI', () => {
  const flagsIn = (text: string) => [...text.matchAll(/ --(\S+?)(?= |$|\n)/g)].map(([, flag]) => flag);
  test('the GitLab job scans with flags that there are, in forms that there are', async () => {
    const { 'ipv6-audit': job } = parse(read('docs/ci/gitlab.yml')) as { 'ipv6-audit': { script: readonly string[] } };
    const scan = job.script.at(-1)?.split(' -- ipv6-audit ')[1] ?? '';
    expect(flagsIn(` ${scan}`).length).toBeGreaterThan(3);
    const replay = await startReplay({ fixture: playground() });
    const args = scan.replaceAll(/=(ipv6-audit[\w.]+)/g, `=${folder}/$1`).split(/\s+/);
    const { code, stderr } = await runProgram([...args, '--region', 'us-east-1'], replay.env);
    await replay.close();
    expect({ stderr, code: [0, 10, 11].includes(code ?? 1) }).toEqual({ stderr: '', code: true });
  });
  test('all of it names the version of the package', () => {
    const { version } = JSON.parse(read('package.json')) as { readonly version: string };
    for (const file of ['docs/ci/gitlab.yml', '.github/actions/scan/action.yml']) expect(read(file)).toContain(`ipv6-audit@${version}`);
    expect(read('docs/ci/Dockerfile')).toContain(`ARG VERSION=${version}\n`);
  });
  test('the image runs as nobody in particular', () => expect(read('docs/ci/Dockerfile')).toMatch(/^USER [1-9]\d*/m));
});

describe.each(globSync('.github/workflows/*.yml', { cwd: root }))('%s', (file) => {
  const workflow = parse(read(file)) as {
    readonly permissions: Readonly<Record<string, string>>;
    readonly jobs: Readonly<Record<string, { readonly 'timeout-minutes'?: number; readonly steps: readonly Step[] }>>;
  };
  const steps = Object.values(workflow.jobs).flatMap((job) => job.steps);
  test('may do no more than read unless a job says so', () => expect(workflow.permissions).toEqual({ contents: 'read' }));
  test('ends', () => expect(Object.values(workflow.jobs).filter((job) => !job['timeout-minutes'])).toEqual([]));
  test('runs scripts of ours that there are', () => {
    const { scripts } = JSON.parse(read('package.json')) as { readonly scripts: Readonly<Record<string, string>> };
    const named = [...read(file).matchAll(/npm run ([\w:]+)/g)].map(([, name]) => name ?? '');
    expect(named.filter((name) => scripts[name] === undefined)).toEqual([]);
    for (const [local] of read(file).matchAll(/(?<=run: )\.ci\/\w+/g)) expect(existsSync(root + local)).toBe(true);
  });
  test('writes no expression into a script', () => {
    expect(steps.filter(({ run }) => run?.includes('${{'))).toEqual([]);
  });
});

test('changesets knows the package', () => {
  const stated = execFileSync(`${root}node_modules/.bin/changeset`, ['--help'], { cwd: root, encoding: 'utf8' });
  expect(stated).toContain('version');
  const { name } = JSON.parse(read('package.json')) as { readonly name: string };
  for (const file of globSync('.changeset/*.md', { cwd: root }).filter((each) => !each.endsWith('README.md')))
    expect(read(file)).toMatch(new RegExp(`^---\\n'${name}': (patch|minor|major)\\n---\\n\\n\\S`));
});
