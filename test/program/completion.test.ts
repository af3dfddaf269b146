import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { shells } from '../../src/report/completion/render.ts';
import { catalogue } from '../../src/rules/catalogue.ts';
import { runProgram } from '../support/program.ts';

interface Manifest {
  readonly commands: Readonly<Record<string, { readonly flags: Readonly<Record<string, { readonly options?: readonly string[] }>> }>>;
}
const manifest = () => JSON.parse(readFileSync(new URL('../../oclif.manifest.json', import.meta.url), 'utf8')) as Manifest;

const scripts = new Map(await Promise.all(shells.map(async (shell) => [shell, (await runProgram(['completion', shell])).stdout] as const)));

describe.each(shells)('the script for %s', (shell) => {
  test('has every command, every flag with its values, and every rule', () => {
    const script = scripts.get(shell) ?? '';
    const words = new Set(script.match(/[\w-]+/g)?.map((word) => word.replace(/^-+/, '')));
    for (const [command, { flags }] of Object.entries(manifest().commands)) {
      expect(words).toContain(command);
      for (const [flag, { options = [] }] of Object.entries(flags)) for (const word of [flag, ...options]) expect(words).toContain(word);
    }
    for (const { id } of catalogue) expect(words).toContain(id);
  });
});

/** What bash would offer at the end of the line. It breaks words at `=` also. */
const complete = (line: string): readonly string[] => {
  const words = line.split(/(=)|\s/).filter((word) => word !== undefined && (word !== '' || line.endsWith(' ') || line.endsWith('=')));
  const quoted = words.map((word) => `'${word}'`).join(' ');
  const asking = `COMP_WORDS=(${quoted}); COMP_CWORD=${words.length - 1}; _ipv6_audit; printf '%s\\n' "\${COMPREPLY[@]}"`;
  return execFileSync('bash', ['-c', `${scripts.get('bash')}\n${asking}`], { encoding: 'utf8' })
    .split('\n')
    .filter(Boolean);
};

describe('bash completes', () => {
  test.each([
    ['ipv6-audit sc', ['scan']],
    ['ipv6-audit scan --targ', ['--target']],
    ['ipv6-audit scan --target ', ['dual-stack', 'ipv6-only', 'all']],
    ['ipv6-audit scan --target=', ['dual-stack', 'ipv6-only', 'all']],
    ['ipv6-audit scan --target=d', ['dual-stack']],
    ['ipv6-audit scan --quiet --fail-on bl', ['blocker']],
    ['ipv6-audit scan --rule nat64-route-mis', ['nat64-route-missing']],
    ['ipv6-audit explain nat64-route-mis', ['nat64-route-missing']],
    ['ipv6-audit explain nat64-route-missing --for', ['--format']],
    ['ipv6-audit completion ', [...shells]],
    ['ipv6-audit scan --output ', []],
    ['ipv6-audit scan --region ', []],
    ['ipv6-audit nosuch --ta', []],
  ])('%s', (line, words) => expect(complete(line)).toEqual(words));
});

test('a shell that is not known is a mistake of the user', async () => {
  const { code, stdout, stderr } = await runProgram(['completion', 'tcsh']);
  expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
  expect(stderr).toContain('bash, zsh, fish, powershell');
});
