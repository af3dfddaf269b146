import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { loadConfiguration } from '../../src/cli/config-file.ts';
import { argumentsOf } from '../../src/cli/configured.ts';
import { outletsOf } from '../../src/cli/outlets.ts';
import Scan from '../../src/commands/scan.ts';

const folder = mkdtempSync(join(tmpdir(), 'ipv6-audit-formats-'));
afterAll(() => rmSync(folder, { recursive: true }));
const file = join(folder, 'formats.json');

interface Given {
  readonly format?: string | readonly string[];
  readonly output?: string;
}
const outlets = (formats: readonly string[], output: string | undefined) =>
  outletsOf({ formats, output, others: [] }).map((each) => ({
    ...each,
    file: each.file === undefined ? null : resolve(folder, each.file),
  }));

const fromFlags = ({ format = [], output }: Given) => outlets([format].flat(), output);
const fromConfig = async (given: Given) => {
  writeFileSync(file, JSON.stringify(given));
  const configuration = await loadConfiguration(file);
  const values = (flag: string) =>
    (configuration ? argumentsOf(configuration, Scan.flags, new Set()) : []).flatMap((each) =>
      each.startsWith(`--${flag}=`) ? each.slice(flag.length + 3) : [],
    );
  return outlets(values('format'), values('output')[0]);
};
/** The places, or the one sentence, without the words that tell where the mistake stands. */
const said = async (outcome: () => unknown) => {
  try {
    return await outcome();
  } catch (error) {
    return (error as Error).message.replace(`"format" in ${file}: `, '').replaceAll(`${folder}/`, '');
  }
};

describe('formats of the configuration are those of the command line', () => {
  test.for<readonly [what: string, given: Given, expected: RegExp | readonly (readonly [string, string | null])[]]>([
    ['none', {}, [['terminal', null]]],
    ['one', { format: 'json' }, [['json', null]]],
    ['one in a list', { format: ['json'] }, [['json', null]]],
    ['one with a file', { format: 'json=a.json' }, [['json', 'a.json']]],
    ['one with --output', { format: 'sarif', output: 'a.sarif' }, [['sarif', 'a.sarif']]],
    ['a file with = in its name', { format: 'json=a=b.json' }, [['json', 'a=b.json']]],
    [
      'several with files',
      { format: ['json=a', 'sarif=b', 'html=c'] },
      [
        ['json', 'a'],
        ['sarif', 'b'],
        ['html', 'c'],
      ],
    ],
    [
      'several, one of them without',
      { format: ['json=a', 'terminal'] },
      [
        ['json', 'a'],
        ['terminal', null],
      ],
    ],
    [
      'one twice, in two files',
      { format: ['json=a', 'json=b'] },
      [
        ['json', 'a'],
        ['json', 'b'],
      ],
    ],
    [
      'two without a file',
      { format: ['json', 'sarif'] },
      /^Only one format can go to standard output, and json and sarif have no file; name one as in --format sarif=FILE\.$/,
    ],
    ['one file for two', { format: ['json=a', 'sarif=a'] }, /^a is taken twice; give the format sarif a file of its own\.$/],
    ['several with --output', { format: ['json=a', 'sarif'], output: 'b' }, /^--output is for a single format without a file of its own;/],
    ['a name and no file', { format: ['json='] }, /^--format json= names no file; write --format json or --format json=FILE\.$/],
    ['one that is not', { format: 'JSON' }, /^There is no format "JSON"; did you mean "json"\?$/],
  ])('%s', async ([, given, expected]) => {
    const configured = await said(() => fromConfig(given));
    expect(configured).toEqual(await said(() => fromFlags(given)));
    if (expected instanceof RegExp) expect(configured).toMatch(expected);
    else expect(configured).toEqual(expected.map(([format, path]) => ({ format, file: path === null ? null : join(folder, path) })));
  });
});
