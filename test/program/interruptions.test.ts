import { spawn } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { afterAll, describe, expect, test } from 'vitest';
import { startReplay } from '../support/replay/server.ts';
import { playground } from './playground.ts';

const bin = new URL('../../bin/run.js', import.meta.url).pathname;
const folder = mkdtempSync(join(tmpdir(), 'ipv6-audit-'));
afterAll(() => rmSync(folder, { recursive: true }));

describe('interruptions', () => {
  test('Ctrl-C in the middle of a scan ends with 130, says so, and leaves the old snapshot as it was', async () => {
    const replay = await startReplay({ fixture: playground(), faults: [{ fault: { latencyMs: 2_000 } }] });
    const snapshot = join(folder, 'old.gz');
    writeFileSync(snapshot, 'old');
    const child = spawn(process.execPath, [bin, 'scan', '--save-snapshot', snapshot], {
      env: { PATH: process.env['PATH'] ?? '', ...replay.env },
    });
    let stdout = '';
    let stderr = '';
    child.stdout.on('data', (text) => (stdout += String(text)));
    child.stderr.on('data', (text) => (stderr += String(text)));
    const ended = new Promise<number | null>((resolve) => child.on('close', resolve));
    while (replay.requests.length === 0) await delay(20);
    child.kill('SIGINT');
    expect(await ended).toBe(130);
    await replay.close();
    expect(stdout).toBe('');
    expect(stderr).toContain('Interrupted; no report was written.');
    expect(readdirSync(folder)).toEqual(['old.gz']);
  });
  test('a reader that stops listening is no error', async () => {
    const replay = await startReplay({ fixture: playground() });
    const child = spawn('sh', ['-c', `"${process.execPath}" "${bin}" scan --quiet --format json --fail-on none | head -c 20; echo`], {
      env: { PATH: process.env['PATH'] ?? '', ...replay.env },
    });
    let stderr = '';
    child.stderr.on('data', (text) => (stderr += String(text)));
    await new Promise((resolve) => child.on('close', resolve));
    await replay.close();
    expect(stderr).toBe('');
  });
});
