import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Report } from '../../src/model/report.ts';
import { runProgram } from '../support/program.ts';
import { loadFixture } from '../support/replay/fixture.ts';
import { scan } from '../support/scan.ts';

const folder = mkdtempSync(join(tmpdir(), 'ipv6-audit-redact-'));
const at = (name: string): string => join(folder, name);
const redact = (name: string, ...args: readonly string[]) => runProgram(['redact', at('demo.gz'), '--output', at(name), ...args]);

beforeAll(async () => {
  await scan({ fixture: await loadFixture(new URL('../../fixtures/accounts/demo', import.meta.url).pathname) }, [
    '--save-snapshot',
    at('demo.gz'),
  ]);
  writeFileSync(at('key'), 'a key that nobody guesses\n');
  writeFileSync(at('short'), 'short');
}, 60_000);
afterAll(() => rmSync(folder, { recursive: true }));

const verdictsOf = async (name: string): Promise<readonly string[]> => {
  const { stdout } = await runProgram(['scan', '--snapshot', at(name), '--format', 'json']);
  return (JSON.parse(stdout) as Report).verdicts.map(({ rule, status, severity }) => JSON.stringify([rule, status, severity])).toSorted();
};

describe('a redacted snapshot', () => {
  test('gives the same verdicts and tells no name, account or network', async () => {
    // By a key that is drawn anew, one network in 256 keeps its name.
    expect(await redact('shared.gz', '--key-file', at('key'))).toMatchObject({ code: 0, stdout: '', stderr: '' });
    expect(await verdictsOf('shared.gz')).toEqual(await verdictsOf('demo.gz'));
    const text = gunzipSync(readFileSync(at('shared.gz'))).toString();
    for (const told of ['123456789012', 'shop', 'legacy', 'storefront', '10.20.', '0demo']) expect(text).not.toContain(told);
    expect(statSync(at('shared.gz')).mode & 0o077).toBe(0);
  });
  test('comes of scan --redact too, with a report of the same names', async () => {
    const toldBy = async (names: readonly string[]) => {
      const { stdout, stderr, code } = await scan(
        { fixture: await loadFixture(new URL('../../fixtures/accounts/demo', import.meta.url).pathname) },
        ['--redact', '--save-snapshot', at('direct.gz')],
      );
      expect({ code, stderr }).toEqual({ code: 10, stderr: '' });
      const text = stdout + gunzipSync(readFileSync(at('direct.gz'))).toString();
      return names.filter((told) => text.includes(told));
    };
    // The key is drawn anew, so that one may keep its name by chance; what is let through is told every time.
    const told = await toldBy(['123456789012', 'shop', 'storefront', '10.20.', '0demo']);
    expect(told.length > 0 ? await toldBy(told) : told).toEqual([]);
    expect(await verdictsOf('direct.gz')).toEqual(await verdictsOf('demo.gz'));
  });
  test.each([
    [['--vpc', 'vpc-1'], 'cannot also be provided'],
    [['--save-snapshot', 'dir/'], '--redact renames a scan as a whole'],
  ])('scan --redact %j is refused in one sentence', async (args, says) => {
    const { code, stdout, stderr } = await runProgram(['scan', '--redact', ...args]);
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toContain(says);
    expect(stderr.trim().split('\n').length).toBe(1);
  });
  test('is another one each time, and the same with a key', async () => {
    await redact('once.gz');
    await redact('again.gz');
    await redact('keyed.gz', '--key-file', at('key'));
    await redact('keyed-again.gz', '--key-file', at('key'));
    const read = (name: string) => gunzipSync(readFileSync(at(name))).toString();
    expect(read('again.gz')).not.toBe(read('once.gz'));
    expect(read('keyed.gz')).toBe(read('keyed-again.gz'));
  });
  test.each([
    ['a key that is short', ['redact', at('demo.gz'), '--output', at('x.gz'), '--key-file', at('short')], 'fewer than 16 characters'],
    ['no snapshot', ['redact', at('nothing.gz'), '--output', at('x.gz')], 'There is no snapshot at'],
  ] as const)('is not made with %s', async (_, args, says) => {
    const { code, stderr } = await runProgram(args);
    expect({ code, said: stderr.includes(says) }).toEqual({ code: 2, said: true });
  });
});
