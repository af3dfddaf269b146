import type { Report } from '../../src/model/report.ts';
import { runProgram, type Outcome } from './program.ts';
import { type ReplayOptions, startReplay } from './replay/server.ts';

export interface Scan extends Outcome {
  readonly report: Report;
  readonly requests: readonly { readonly service: string; readonly operation: string; readonly region: string }[];
  readonly problems: readonly string[];
}

/** The whole program over the real wire: a replay server, the built bundle, its JSON. */
export const scan = async (
  options: ReplayOptions,
  args: readonly string[] = [],
  env: Readonly<Record<string, string>> = {},
): Promise<Scan> => {
  const replay = await startReplay(options);
  try {
    const outcome = await runProgram(['scan', '--format', 'json', '--quiet', ...args], { ...replay.env, ...env });
    const report = (outcome.stdout.startsWith('{') ? JSON.parse(outcome.stdout) : undefined) as Report;
    return { ...outcome, report, requests: replay.requests, problems: replay.problems };
  } finally {
    await replay.close();
  }
};

/** The findings as `rule resource`, in a fixed order. */
export const findingsOf = (report: Report): readonly string[] =>
  report.verdicts.flatMap(({ status, rule, resource }) => (status === 'fail' ? [`${rule} ${resource?.id}`] : [])).toSorted();
