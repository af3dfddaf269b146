import fc from 'fast-check';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { withoutCommands } from '../../src/report/workflow-commands.ts';
import { writeSnapshot } from '../../src/snapshot/write.ts';
import { build, inventory } from '../support/build.ts';
import { runProgram } from '../support/program.ts';

/**
 * As the runner looks for them, with the characters that its comparison passes over:
 * https://github.com/actions/runner/blob/main/src/Runner.Common/ActionCommand.cs
 */
const commandsIn = (text: string): readonly string[] =>
  text.split('\n').filter((line) => {
    const seen = line.replaceAll(/[\p{Default_Ignorable_Code_Point}\p{Cf}\p{Cc}]/gu, '').trimStart();
    return seen.startsWith('::') || seen.includes('##[');
  });

test('no text has a command in it, and one without stays as it is', () => {
  const piece = fc.constantFrom(':', '::', '#', '##[', '[', ']', ' ', '\t', '\n', '\u00ad', '\u200b', '\u001b[31m', 'error', 'x');
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 12 }), (pieces) => {
      const text = pieces.join('');
      const harmless = withoutCommands(text);
      expect(commandsIn(harmless)).toEqual([]);
      if (commandsIn(text).length === 0) expect(harmless).toBe(text);
      expect(JSON.parse(withoutCommands(JSON.stringify({ text }, null, 2)))).toEqual({ text });
    }),
    { numRuns: 5000 },
  );
});

describe('what stands in a log of GitHub Actions', () => {
  const folder = mkdtempSync(join(tmpdir(), 'ipv6-audit-log-'));
  afterAll(() => rmSync(folder, { recursive: true }));
  const snapshot = join(folder, 'hostile.gz');
  // Long words before them: each is at the beginning of a line at some width.
  const names = ['::error::x', '::stop-commands::x', '##[error]x', '\u00ad::add-mask::y'];
  const resources = names.flatMap((name, index) => {
    const Tags = [{ Key: 'Name', Value: `${'x'.repeat(30 + index)} ${`${name} `.repeat(8)}` }];
    return [
      build('vpc', { VpcId: `vpc-${index}`, CidrBlock: '10.0.0.0/16', Tags }),
      build('subnet', { SubnetId: `subnet-${index} ${name}`, VpcId: `vpc-${index}`, CidrBlock: '10.0.0.0/24', Ipv6Native: true, Tags }),
    ];
  });
  const run = async (args: readonly string[], env: Readonly<Record<string, string>>) => {
    const { slices, ...head } = inventory(resources);
    await writeSnapshot(head, slices, snapshot);
    return (await runProgram([...args, '--snapshot', snapshot, '--quiet'], { COLUMNS: '44', ...env })).stdout;
  };
  test('the terminal form wraps commands to the beginning of a line, outside', async () => {
    expect(commandsIn(await run(['scan'], {}))).not.toEqual([]);
  });
  const forms = [
    ...['terminal', 'markdown', 'csv', 'junit'].map((form) => ['scan', '--format', form]),
    ...['terminal', 'markdown'].map((form) => ['checklist', '--target', 'ipv6-only', '--format', form]),
  ];
  test.each(forms.map((args) => [args.join(' '), args] as const))('%s has none', async (_words, args) => {
    expect(commandsIn(await run(args, { GITHUB_ACTIONS: 'true' }))).toEqual([]);
  });
  test.each(['json', 'sarif', 'ocsf'])('%s has none, and says the same', async (format) => {
    const [inside, outside] = [
      await run(['scan', '--format', format], { GITHUB_ACTIONS: 'true' }),
      await run(['scan', '--format', format], {}),
    ];
    expect(commandsIn(inside)).toEqual([]);
    expect(JSON.parse(inside)).toEqual(JSON.parse(outside));
  });
  test('the form for GitHub has its own, and those only', async () => {
    const text = await run(['scan', '--format', 'github'], { GITHUB_ACTIONS: 'true' });
    for (const line of text.trimEnd().split('\n')) expect(line).toMatch(/^::(error|warning|notice) title=/);
  });
});
