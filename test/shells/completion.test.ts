import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { afterAll, describe, expect, test } from 'vitest';
import { runProgram } from '../support/program.ts';
import { pythonWith } from '../support/python.ts';

const folder = mkdtempSync(join(tmpdir(), 'ipv6-audit-shells-'));
writeFileSync(join(folder, 'plan.txt'), '');
afterAll(() => rmSync(folder, { recursive: true }));

/** A program of the name that says which words it was given. */
const stand = `ipv6-audit() { printf '[%s]' "$@"; echo DONE; }`;
const shells = {
  bash: { argv: ['bash', '--norc', '--noprofile'], setup: [stand] },
  zsh: { argv: ['zsh', '-f'], setup: ['autoload -U compinit; compinit -u -D', stand] },
  fish: {
    argv: ['fish', '--no-config', '--init-command', "function fish_prompt; printf 'READY>'; end"],
    setup: ["function ipv6-audit; printf '[%s]' $argv; echo DONE; end"],
  },
} as const;

/** What is typed, with TAB at the end, and the words that the program gets on Enter. */
const completed = [
  ['sc', '[scan]'],
  ['scan --for', '[scan][--format]'],
  ['scan --target d', '[scan][--target][dual-stack]'],
  ['scan --format ter', '[scan][--format][terminal]'],
  ['scan --quiet --fail-on bl', '[scan][--quiet][--fail-on][blocker]'],
  ['scan --rule nat64-route-mis', '[scan][--rule][nat64-route-missing]'],
  ['explain nat64-route-mis', '[explain][nat64-route-missing]'],
  ['checklist --target ipv6-only --skip-r', '[checklist][--target][ipv6-only][--skip-rule]'],
  ['scan --output pl', '[scan][--output][plan.txt]'],
  ['scan --region pl', '[scan][--region][pl]'],
  ['scan --nosuch', '[scan][--nosuch]'],
] as const;

/** What is typed, with TAB twice at the end, and the words of the list: all that is offered and, of other flags, none. */
const offered = [
  ['scan --target ', ['all', 'dual-stack', 'ipv6-only'], ['json', 'blocker']],
  ['completion ', ['bash', 'zsh', 'fish', 'powershell'], ['scan', 'plan.txt']],
  ['scan --fail-on', ['--fail-on', '--fail-on-unknown'], ['--format']],
] as const;

interface Typed {
  readonly words: readonly string[];
  readonly answer: string;
}
const python = `${pythonWith('test/shells/requirements.txt', '.venv-shells')}/python`;
const press = async (given: object): Promise<readonly Typed[]> => {
  const child = spawn(python, [new URL('press.py', import.meta.url).pathname], { stdio: ['pipe', 'pipe', 'inherit'] });
  child.stdin.end(JSON.stringify(given));
  const [out] = await Promise.all([text(child.stdout), once(child, 'close')]);
  return JSON.parse(out) as readonly Typed[];
};

const lines = [
  ...completed.map(([line]) => ({ typed: `ipv6-audit ${line}`, shows: [] })),
  ...offered.map(([line, all]) => ({ typed: `ipv6-audit ${line}`, shows: all })),
];

const typedIn = async (name: keyof typeof shells): Promise<readonly Typed[]> => {
  const { argv, setup } = shells[name];
  const script = join(folder, `script.${name}`);
  writeFileSync(script, (await runProgram(['completion', name])).stdout);
  const env = { PATH: process.env['PATH'], HOME: folder, PS1: 'READY>', TERM: 'xterm', LANG: 'C.UTF-8' };
  return press({ argv, cwd: folder, env, setup: [...setup, `source ${script}`], lines });
};

// A shell is mostly waited for: all at once take no longer than one.
const [bash, zsh, fish] = await Promise.all([typedIn('bash'), typedIn('zsh'), typedIn('fish')]);

describe.each(Object.entries({ bash, zsh, fish }))('%s', (_name, typed) => {
  test.each(completed.map((row, index) => [...row, index] as const))('%s TAB gives %s', (_line, words, index) => {
    expect(typed[index]?.answer).toContain(`${words}DONE`);
  });
  test.each(offered.map((row, index) => [...row, completed.length + index] as const))(
    '%s TAB TAB offers %s',
    (_line, all, others, index) => {
      const words = new Set(typed[index]?.words);
      expect(all.filter((word) => !words.has(word))).toEqual([]);
      expect(others.filter((word) => words.has(word))).toEqual([]);
    },
  );
});
