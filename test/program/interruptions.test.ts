import { spawn, spawnSync } from 'node:child_process';
import {
  existsSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  watch,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { gunzipSync, gzipSync } from 'node:zlib';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { formats } from '../../src/report/render.ts';
import { type Outcome, runProgram } from '../support/program.ts';
import { type Replay, startReplay } from '../support/replay/server.ts';
import { playground } from './playground.ts';

const bin = new URL('../../bin/run.js', import.meta.url).pathname;
const folder = mkdtempSync(join(tmpdir(), 'ipv6-audit-'));
const work = join(folder, 'work');
const snapshot = join(folder, 'playground.gz');
const at = (name: string): string => join(work, name);
let replay: Replay;

beforeAll(async () => {
  replay = await startReplay({ fixture: playground() });
  await runProgram(['scan', '--quiet', '--save-snapshot', snapshot], replay.env);
}, 60_000);
beforeEach(() => {
  rmSync(work, { recursive: true, force: true });
  mkdirSync(work);
});
afterAll(async () => {
  await replay.close();
  rmSync(folder, { recursive: true });
});

/** Runs the program and sends Ctrl-C once the moment has come. */
const interrupted = async (
  args: readonly string[],
  env: Readonly<Record<string, string>>,
  moment: () => Promise<void>,
): Promise<Outcome & { readonly signal: NodeJS.Signals | null }> => {
  const child = spawn(process.execPath, [bin, ...args], { env: { PATH: process.env['PATH'] ?? '', ...env } });
  let stdout = '';
  let stderr = '';
  child.stdout.on('data', (text) => (stdout += String(text)));
  child.stderr.on('data', (text) => (stderr += String(text)));
  const ended = new Promise<{ readonly code: number | null; readonly signal: NodeJS.Signals | null }>((resolve) =>
    child.on('close', (code, signal) => resolve({ code, signal })),
  );
  await Promise.race([moment(), ended]);
  child.kill('SIGINT');
  const how = await ended;
  return { ...how, stdout, stderr };
};

/** When the first file of a name comes up. */
const appears = (name: RegExp, where = work): Promise<void> =>
  new Promise((resolve) => {
    const watcher = watch(where, { recursive: true }, (_event, file) => {
      if (!name.test(String(file))) return;
      watcher.close();
      resolve();
    });
  });

const requested =
  ({ requests }: Replay, count: number) =>
  async (): Promise<void> => {
    while (requests.length < count) await delay(5);
  };

describe('Ctrl-C while AWS is read', () => {
  test.each([
    ['before the first answer', 1],
    ['in the middle', 60],
  ])('%s ends with 130, says so, and leaves the old snapshot as it was', async (_when, requests) => {
    const slow = await startReplay({ fixture: playground(), faults: [{ after: requests - 1, fault: { latencyMs: 20_000 } }] });
    writeFileSync(at('old.gz'), 'old');
    const { code, stdout, stderr } = await interrupted(['scan', '--save-snapshot', at('old.gz')], slow.env, requested(slow, requests));
    await slow.close();
    expect({ code, stdout }).toEqual({ code: 130, stdout: '' });
    expect(stderr).toContain('Interrupted; no report was written.');
    expect(readdirSync(work)).toEqual(['old.gz']);
    expect(readFileSync(at('old.gz'), 'utf8')).toBe('old');
  });
});

/** The old file, or the new one in full; nothing between, and nothing left beside it. */
const isOldOrWhole = (name: string, isWhole: (text: string) => boolean): void => {
  expect(readdirSync(work).filter((each) => each.includes('partial'))).toEqual([]);
  const text = readFileSync(at(name), 'utf8');
  expect(text === 'old' || isWhole(text)).toBe(true);
};

/** The signal, or the end; or the signal during the end, when Node has taken down its handlers. */
const whoeverIsQuicker = [130, 0, 'SIGINT'];

describe('Ctrl-C while a file is written', () => {
  test.each(formats)('%s: the old file or the new one', async (format) => {
    writeFileSync(at('report'), 'old');
    const whole = await runProgram([
      'scan',
      '--snapshot',
      snapshot,
      '--quiet',
      '--fail-on',
      'none',
      '--format',
      format,
      '--output',
      join(folder, 'whole'),
    ]);
    expect(whole.code).toBe(0);
    const args = ['scan', '--snapshot', snapshot, '--quiet', '--fail-on', 'none', '--format', format, '--output', at('report')];
    const { code, signal } = await interrupted(args, {}, () => appears(/report.*partial/));
    expect(whoeverIsQuicker).toContain(code ?? signal);
    isOldOrWhole('report', (text) => text === readFileSync(join(folder, 'whole'), 'utf8'));
  });
  test('a snapshot: the old one or a whole one', async () => {
    writeFileSync(at('old.gz'), 'old');
    const { code, signal } = await interrupted(['scan', '--quiet', '--fail-on', 'none', '--save-snapshot', at('old.gz')], replay.env, () =>
      appears(/old\.gz.*partial/),
    );
    expect(whoeverIsQuicker).toContain(code ?? signal);
    isOldOrWhole('old.gz', () =>
      gunzipSync(readFileSync(at('old.gz')))
        .toString()
        .includes('"complete"'),
    );
  });
  test('the fixes of a checklist: whole files only', async () => {
    const args = ['checklist', '--target', 'ipv6-only', '--snapshot', snapshot, '--fix-dir', at('fixes'), '--output', at('list')];
    const { code, signal, stderr } = await interrupted(args, {}, () => appears(/\.tf|fixes\.sh/));
    expect(whoeverIsQuicker).toContain(code ?? signal);
    const left = existsSync(at('fixes')) ? readdirSync(at('fixes')) : [];
    expect([...left, ...readdirSync(work)].filter((each) => each.includes('partial'))).toEqual([]);
    if (code === 130) expect(stderr).toMatch(/Interrupted; (no report was|only .+ had been) written\.\n$/);
  });
});

const sentence = /^ipv6-audit: [^\n]+\n$/;

describe('where nothing can be written', () => {
  const write = ['scan', '--snapshot', snapshot, '--quiet', '--fail-on', 'none', '--format', 'json'];
  test('a full disk is one sentence, exit 2', async () => {
    const { code, stdout, stderr } = await runProgram([...write, '--output', '/dev/full']);
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toMatch(/^ipv6-audit: The report could not be written to \/dev\/full: ENOSPC[^\n]+\n$/);
  });
  test('a device is written to and stays one', async () => {
    expect(await runProgram([...write, '--output', '/dev/null'])).toEqual({ code: 0, stdout: '', stderr: '' });
    expect(lstatSync('/dev/null').isCharacterDevice()).toBe(true);
  });
  test('a link stays one, and what it leads to is replaced', async () => {
    writeFileSync(at('real.json'), 'old');
    symlinkSync(at('real.json'), at('link.json'));
    expect((await runProgram([...write, '--output', at('link.json')])).code).toBe(0);
    expect(lstatSync(at('link.json')).isSymbolicLink()).toBe(true);
    expect(readFileSync(at('real.json'), 'utf8')).toMatch(/^\{/);
  });
  test.each([
    ['a folder that is not there', ['--output', at('no/such/x')]],
    ['a folder in place of a file', ['--output', work]],
    ['a file in place of a folder', ['--output', '/etc/hostname/x']],
  ])('%s is one sentence, exit 2', async (_what, args) => {
    const { code, stderr } = await runProgram([...write, ...args]);
    expect(code).toBe(2);
    expect(stderr).toMatch(sentence);
  });
  test('standard output on a full disk is one sentence, and no success', () => {
    const shell = `"${process.execPath}" "${bin}" scan --snapshot "${snapshot}" --quiet --fail-on none --format json > /dev/full`;
    const { status, stderr } = spawnSync('sh', ['-c', shell], { encoding: 'utf8' });
    expect(status).toBe(2);
    expect(stderr).toMatch(sentence);
  });
  test.each(formats)('a reader that stops listening to %s is no error', (format) => {
    const shell = `{ "${process.execPath}" "${bin}" scan --snapshot "${snapshot}" --quiet --fail-on none --format ${format}; echo $? >&2; } | head -c 1 >/dev/null`;
    expect(spawnSync('sh', ['-c', shell], { encoding: 'utf8' }).stderr).toBe('0\n');
  });
  test.each([
    ['a HOME that cannot be written to', { HOME: '/proc' }],
    ['no HOME', { HOME: '' }],
    ['nothing but a PATH', {}],
  ])('%s is no matter', (_what, env) => {
    const { status, stderr } = spawnSync(process.execPath, [bin, ...write], {
      encoding: 'utf8',
      env: { PATH: process.env['PATH'] ?? '', ...env },
    });
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
  });
});

describe('snapshots that cannot be judged', () => {
  const lines = () => gunzipSync(readFileSync(snapshot)).toString().split('\n');
  const withHeader = (change: object) => {
    const [header = '{}', ...rest] = lines();
    return gzipSync([JSON.stringify({ ...(JSON.parse(header) as object), ...change }), ...rest].join('\n'));
  };
  const damaged: readonly (readonly [what: string, make: () => Uint8Array])[] = [
    ['of a newer format', () => withHeader({ version: 99 })],
    ['of something else', () => withHeader({ format: 'tar' })],
    ['cut in its bytes', () => readFileSync(snapshot).subarray(0, 500)],
    ['cut in its lines', () => gzipSync(lines().slice(0, 20).join('\n'))],
    [
      'without a record',
      () =>
        gzipSync(
          lines()
            .filter((_, index) => index !== 5)
            .join('\n'),
        ),
    ],
    ['with a flipped byte', () => readFileSync(snapshot).map((byte, index) => (index === 700 ? byte ^ 255 : byte))],
    ['that is empty', () => new Uint8Array()],
    ['that is text', () => Buffer.from('hello')],
    ['whose lines are no JSON', () => gzipSync('hello\n')],
    ['whose lines are numbers', () => gzipSync('1\n2\n')],
    ['whose header is null', () => gzipSync('null\n')],
  ];
  test.each(damaged)('one %s is one sentence, exit 2', async (_what, make) => {
    writeFileSync(at('bad.gz'), make());
    const { code, stdout, stderr } = await runProgram(['scan', '--snapshot', at('bad.gz')]);
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toMatch(sentence);
  });
});
