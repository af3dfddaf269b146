import { spawn } from 'node:child_process';

/** One line of the table: what was measured, in its own words and units, and how far from its reference. */
export interface Row {
  readonly what: string;
  readonly measured: string;
  readonly reference: string;
  /** Measured over reference, both of this run. */
  readonly ratio: number;
  /** What the ratio is meant to be, at most unless said otherwise. */
  readonly target?: { readonly ratio: number; readonly atLeast?: boolean };
  /** A target that is no ratio, such as of memory, with whether it was met. */
  readonly further?: readonly { readonly text: string; readonly met: boolean }[];
}

type Size = 'full' | 'tiny';
export type Bench = (size: Size) => Promise<readonly Row[]>;

export const median = (values: readonly number[]): number => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;
export const seconds = (value: number): string => `${value.toFixed(value < 10 ? 2 : 1)} s`;
export const megabytes = (bytes: number): string => `${Math.round(bytes / 2 ** 20).toLocaleString('en-US')} MB`;
export const whole = (value: number): string => Math.round(value).toLocaleString('en-US');

/** Seconds of one run. */
export const time = async (run: () => unknown): Promise<number> => {
  const start = performance.now();
  await run();
  return (performance.now() - start) / 1000;
};

/** Runs each in turn, so many rounds, and gives each one's median: what else the machine does hits all alike. */
export const interleaved = async (rounds: number, runs: readonly (() => Promise<number>)[]): Promise<readonly number[]> => {
  const taken = runs.map((): number[] => []);
  for (let round = 0; round < rounds; round += 1) for (const [index, run] of runs.entries()) taken[index]?.push(await run());
  return taken.map(median);
};

// Not `maxRSS` of resourceUsage: to that counts also what the process had that started this one.
const sayPeak =
  "import{readFileSync,writeSync}from'node:fs';process.on('exit',()=>writeSync(3,/VmHWM:\\s*(\\d+)/.exec(readFileSync('/proc/self/status','utf8'))[1]))";

export interface Process {
  readonly seconds: number;
  /** The most memory it had at once, in bytes. */
  readonly peak: number;
  readonly output: string;
}

/** A process of Node's own, from its start to its end. It must end well: with 0, or what the program calls findings. */
export const runNode = (args: readonly string[], env: Readonly<Record<string, string>> = {}, memory = true): Promise<Process> =>
  new Promise((resolve, reject) => {
    const hook = memory ? ['--import', `data:text/javascript,${encodeURIComponent(sayPeak)}`] : [];
    const start = performance.now();
    const child = spawn(process.execPath, [...hook, ...args], {
      env: { PATH: process.env['PATH'] ?? '', HOME: '/nonexistent', AWS_EC2_METADATA_DISABLED: 'true', ...env },
      stdio: ['ignore', 'pipe', 'pipe', 'pipe'],
    });
    const texts = ['', '', ''];
    for (const [index, stream] of [child.stdout, child.stderr, child.stdio[3]].entries()) {
      (stream as NodeJS.ReadableStream | null)?.setEncoding('utf8').on('data', (text: string) => (texts[index] += text));
    }
    child.on('error', reject).on('close', (code) => {
      const [output = '', errors = '', peak = ''] = texts;
      if (code !== 0) return reject(new Error(`node ${args.join(' ')} ended with ${code}\n${errors.slice(-2_000)}`));
      resolve({ seconds: (performance.now() - start) / 1000, peak: Number(peak) * 1024, output });
    });
  });

export const program = new URL('../../../bin/run.js', import.meta.url).pathname;
