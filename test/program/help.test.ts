import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { runProgram } from '../support/program.ts';

interface Manifest {
  readonly commands: Readonly<
    Record<
      string,
      {
        readonly summary?: string;
        readonly description?: string;
        readonly examples?: readonly { readonly description: string; readonly command: string }[];
        readonly flags: Readonly<
          Record<string, { readonly char?: string; readonly summary?: string; readonly options?: readonly string[] }>
        >;
      }
    >
  >;
}
const { commands } = JSON.parse(readFileSync(new URL('../../oclif.manifest.json', import.meta.url), 'utf8')) as Manifest;
const homepage = (JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8')) as { readonly homepage: string })
  .homepage;

/** The runs of the program within an example, as the words of each. */
const runsIn = (example: string): readonly (readonly string[])[] =>
  [...example.matchAll(/<%= config\.bin %> ([^&|>)"]+)/g)].map(([, words = '']) => words.trim().split(/\s+/));

describe.each(Object.entries(commands))('%s', (id, { summary, description, examples = [], flags }) => {
  test('says what it does, with examples', () => {
    expect(summary).toMatch(/\.|\?$/);
    expect(description).toBeTruthy();
    expect(examples.length).toBeGreaterThan(0);
    for (const example of examples) expect(example.description).toBeTruthy();
    for (const flag of Object.values(flags)) expect(flag.summary).toBeTruthy();
  });
  test('has examples that it would take', () => {
    const runs = examples.flatMap(({ command }) => runsIn(command));
    expect(runs.length).toBeGreaterThanOrEqual(examples.length);
    for (const [command, ...words] of runs) {
      expect(command).toBe(id);
      for (const [index, word] of words.entries()) {
        if (!word.startsWith('--')) continue;
        const flag = flags[word.slice(2)];
        expect(flag, word).toBeDefined();
        if (flag?.options) expect(flag.options).toContain(words[index + 1]);
      }
    }
  });
  test('shows them, and where there is more to read', async () => {
    const { code, stdout, stderr } = await runProgram([id, '--help']);
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(stdout).toContain('EXAMPLES');
    const text = stdout.replaceAll(/\s+/g, ' ');
    for (const example of examples) expect(text).toContain(example.description);
    expect(stdout).toContain(homepage);
  });
});

test('without a command all of them are listed', async () => {
  const { stdout } = await runProgram(['--help']);
  for (const id of Object.keys(commands)) expect(stdout).toMatch(new RegExp(`^ {2}${id} `, 'm'));
  expect(stdout).toContain(homepage);
});
