import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';

export interface Ended {
  readonly seconds: number;
  /** The most memory that each process of the tree had at once, added up, in bytes. */
  readonly peak: number;
  readonly output: string;
}

/** Reads a file of /proc: nothing where the process is gone meanwhile. */
const proc = (path: string): string => {
  try {
    return readFileSync(`/proc/${path}`, 'utf8');
  } catch {
    // It ended between two looks; its peak so far is kept.
    return '';
  }
};

const look = (id: number, peaks: Map<number, number>): void => {
  const [, kilobytes] = /VmHWM:\s+(\d+)/.exec(proc(`${id}/status`)) ?? [];
  if (kilobytes) peaks.set(id, Number(kilobytes) * 1024);
  for (const child of proc(`${id}/task/${id}/children`).split(' ')) if (child) look(Number(child), peaks);
};

const everyMs = 20;

/** Runs a program to its end, with its time and, as Linux tells it, its memory. It must end with 0. */
export const runTree = (command: string, args: readonly string[], env: Readonly<Record<string, string>>): Promise<Ended> =>
  new Promise((resolve, reject) => {
    const peaks = new Map<number, number>();
    const start = performance.now();
    const child = spawn(command, args, { env: { PATH: process.env['PATH'] ?? '', ...env }, stdio: ['ignore', 'pipe', 'pipe'] });
    const timer = setInterval(() => look(child.pid ?? 0, peaks), everyMs);
    let [output, errors] = ['', ''];
    child.stdout.setEncoding('utf8').on('data', (text: string) => (output += text));
    child.stderr.setEncoding('utf8').on('data', (text: string) => (errors += text));
    child.on('error', reject).on('close', (code) => {
      clearInterval(timer);
      const seconds = (performance.now() - start) / 1000;
      if (code !== 0) return reject(new Error(`${command} ended with ${code}\n${output.slice(-1_000)}${errors.slice(-2_000)}`));
      resolve({ seconds, peak: [...peaks.values()].reduce((sum, each) => sum + each, 0), output });
    });
  });
