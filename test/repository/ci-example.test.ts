import { execFile, execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { loadFixture } from '../support/replay/fixture.ts';
import { npmEnvironment, pack, startRegistry } from '../support/npm.ts';
import { startReplay } from '../support/replay/server.ts';

// The examples for CI, run by hand in a repository that is not this one: their own shell, taken from the files that are handed
// out, with the npx of npm, the packed package from a registry on loopback, and AWS as the replay server plays it.

const root = new URL('../..', import.meta.url).pathname;
const read = (file: string): string => readFileSync(root + file, 'utf8');
const folder = mkdtempSync(join(tmpdir(), 'ipv6-audit-ci-'));
const registry = await startRegistry(join(folder, (await pack(folder)).filename));
const replay = await startReplay({ fixture: await loadFixture(`${root}fixtures/accounts/demo`) });
afterAll(async () => {
  registry.close();
  await replay.close();
  rmSync(folder, { recursive: true });
});

type Environment = Readonly<Record<string, string>>;

/** A fresh clone of a repository with nothing of ours in it, and what it has after a script. */
const inRepository = (name: string) => {
  const here = join(folder, name);
  mkdirSync(here);
  execFileSync('git', ['init', '--quiet', here]);
  const run = (shell: readonly [string, ...string[]], script: string, env: Environment) =>
    new Promise<{ readonly code: number; readonly stdout: string; readonly stderr: string }>((resolve) => {
      writeFileSync(join(folder, `${name}.sh`), script);
      const [program, ...args] = shell;
      const around = { ...npmEnvironment(folder, registry.url), ...replay.env, ...env };
      execFile(program, [...args, join(folder, `${name}.sh`)], { cwd: here, env: around, maxBuffer: 2 ** 26 }, (error, stdout, stderr) =>
        resolve({ code: typeof error?.code === 'number' ? error.code : error ? -1 : 0, stdout, stderr }),
      );
    });
  const text = (file: string) => (existsSync(join(here, file)) ? readFileSync(join(here, file), 'utf8') : '');
  return { here, run, text };
};

interface Step {
  readonly id?: string;
  readonly uses?: string;
  readonly run?: string;
  readonly env?: Environment;
  readonly with?: Environment;
}
interface Action {
  readonly inputs: Readonly<Record<string, { readonly default: string }>>;
  readonly outputs: Readonly<Record<string, { readonly value: string }>>;
  readonly runs: { readonly steps: readonly Step[] };
}

/** `${{ inputs.x }}`, `${{ steps.a.outputs.b }}` and nothing else of the expressions of GitHub. */
const evaluated = (text: string, values: Readonly<Record<string, string>>): string =>
  text.replaceAll(/\$\{\{ ([\w.-]+) \}\}/g, (_, name: string) => {
    const value = values[name];
    if (value === undefined) throw new Error(`nothing is known of ${name}`);
    return value;
  });

describe('the GitHub example of the README', () => {
  const [, block = ''] = /```yaml\n(permissions:[^`]*)```/.exec(read('README.md')) ?? [];
  const { steps } = parse(block) as { readonly steps: readonly Step[] };
  const audit = steps.find(({ uses }) => uses?.includes('/.github/actions/scan@'));
  const action = parse(read('.github/actions/scan/action.yml')) as Action;
  const scripts = action.runs.steps.filter(({ run }) => run !== undefined);

  /** Runs the steps of the action that are shell, and says what the step that uses it has for outputs. */
  const use = async (name: string, inputs: Environment) => {
    const { here, run, text } = inRepository(name);
    const given = Object.entries(action.inputs).map(([input, { default: value }]) => [`inputs.${input}`, inputs[input] ?? value]);
    const values = Object.fromEntries(given) as Record<string, string>;
    const files = { GITHUB_OUTPUT: join(here, 'output'), GITHUB_STEP_SUMMARY: join(here, 'summary'), RUNNER_TEMP: folder };
    let outcome = { code: -1, stdout: '', stderr: '' };
    for (const { id, run: script = '', env = {} } of scripts) {
      const own = Object.fromEntries(Object.entries(env).map(([key, value]) => [key, evaluated(value, values)]));
      // https://docs.github.com/actions/reference/workflows-and-actions/workflow-syntax#jobsjob_idstepsshell
      const shell = ['bash', '--noprofile', '--norc', '-eo', 'pipefail'] as const;
      outcome = await run([...shell], script, { ...files, GITHUB_ACTIONS: 'true', CI: 'true', ...own });
      for (const [, key, value] of text('output').matchAll(/^([\w-]+)=(.*)$/gm)) values[`steps.${id}.outputs.${key}`] = value ?? '';
    }
    const outputs = Object.fromEntries(Object.entries(action.outputs).map(([key, { value }]) => [key, evaluated(value, values)]));
    return { ...outcome, outputs, text };
  };

  test('annotates, leaves SARIF for the step after it and a summary, and fails on blockers', async () => {
    const { code, stdout, stderr, outputs, text } = await use('github', audit?.with ?? {});
    expect({ code, outputs, stderr: stderr.replaceAll(/^(Read|ipv6-audit: ).*\n/gm, '') }).toEqual({
      code: 10,
      outputs: { 'exit-code': '10', sarif: 'ipv6-audit.sarif' },
      stderr: '',
    });
    for (const line of stdout.trimEnd().split('\n')) expect(line).toMatch(/^::(error|warning|notice) title=/);
    expect(JSON.parse(text(outputs['sarif'] ?? ''))).toMatchObject({ version: '2.1.0' });
    expect(text('summary')).toMatch(/^#+ /);
    const after = steps.find(({ uses }) => uses?.startsWith('github/codeql-action/upload-sarif@'))?.with?.['sarif_file'] ?? '';
    const known = Object.entries(outputs).map(([key, value]) => [`steps.${audit?.id}.outputs.${key}`, value]);
    expect(evaluated(after, Object.fromEntries(known) as Environment)).toBe('ipv6-audit.sarif');
  });
  test('passes where nothing counts, with further forms', async () => {
    const { code, outputs, text } = await use('github-none', { 'fail-on': 'none', format: 'junit=junit.xml\njson=report.json' });
    expect({ code, exit: outputs['exit-code'] }).toEqual({ code: 0, exit: '0' });
    expect(text('junit.xml')).toMatch(/^<\?xml /);
    expect(JSON.parse(text('report.json'))).toMatchObject({ format: 'ipv6-audit-report' });
  });
});

interface Job {
  readonly variables: Environment;
  readonly script: readonly string[];
  readonly allow_failure: { readonly exit_codes: readonly number[] };
  readonly artifacts: { readonly paths: readonly string[]; readonly reports: { readonly junit: string } };
}

test('the GitLab job warns of findings and leaves its artifacts', async () => {
  const { 'ipv6-audit': job } = parse(read('docs/ci/gitlab.yml')) as { readonly 'ipv6-audit': Job };
  const { run, text } = inRepository('gitlab');
  const predefined = {
    CI: 'true',
    CI_BUILDS_DIR: folder,
    CI_PIPELINE_ID: '1',
    AWS_ID_TOKEN: 'token',
    IPV6_AUDIT_ROLE_ARN: 'arn:aws:iam::111122223333:role/x',
  };
  const expanded = Object.entries(job.variables).map(([name, value]) => [
    name,
    value.replaceAll(/\$(\w+)/g, (_, known: string) => (predefined as Environment)[known] ?? ''),
  ]);
  const { code, stdout } = await run(['sh', '-e'], job.script.join('\n'), {
    ...predefined,
    ...Object.fromEntries(expanded),
  } as Environment);
  expect(code).toBe(10);
  expect(job.allow_failure.exit_codes).toContain(code);
  expect(stdout).toContain('ipv6-only');
  for (const file of [...job.artifacts.paths, job.artifacts.reports.junit]) expect(text(file)).not.toBe('');
  expect(readFileSync(join(folder, '.aws-id-token'), 'utf8')).toBe('token');
});
