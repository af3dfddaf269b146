import { type Bench, megabytes, type Row, runNode, seconds, whole } from '../support/measure.ts';

const judgeMany = new URL('../support/judge-many.ts', import.meta.url).pathname;

interface Judged {
  readonly seconds: number;
  /** Seconds in which `JSON.parse` reads the same resources: what the machine is worth today. */
  readonly parsing: number;
  readonly resources: number;
  readonly verdicts: number;
}

/** Judging by all rules: many accounts one after the other, each released before the next, and all in one account. */
export const auditing: Bench = async (size) => {
  const run = async (accounts: number, vpcs: number) => {
    const { output, peak } = await runNode(['--max-old-space-size=8192', judgeMany, String(accounts), String(vpcs)]);
    return { ...(JSON.parse(output) as Judged), peak };
  };
  // Eight VPCs are about a thousand resources.
  const runs =
    size === 'full'
      ? ([
          [10, 8],
          [100, 8],
          [1_000, 8],
          [1, 77],
          [1, 770],
        ] as const)
      : ([
          [2, 1],
          [1, 2],
        ] as const);
  const rows: Row[] = [];
  let first: number | undefined;
  for (const [accounts, vpcs] of runs) {
    const { peak, ...judged } = await run(accounts, vpcs);
    const each = judged.seconds / judged.resources;
    first ??= each;
    const isMillion = accounts === 1_000;
    rows.push({
      what: `Judging ${whole(judged.resources)} resources in ${accounts === 1 ? 'one account' : `${whole(accounts)} accounts`}`,
      measured: `${seconds(judged.seconds)} (${(each * 1e6).toFixed(0)} µs each, ${(judged.seconds / judged.parsing).toFixed(1)} times as long as JSON.parse takes to read them), ${whole(judged.verdicts)} verdicts, ${megabytes(peak)} at most`,
      reference: `as long for each as in the first run: ${(first * 1e6).toFixed(0)} µs`,
      ratio: each / first,
      target: { ratio: 1.2 },
      ...(isMillion
        ? {
            further: [
              { text: 'at most 15 s', met: judged.seconds <= 15 },
              { text: 'at most 1 GB', met: peak <= 2 ** 30 },
            ],
          }
        : {}),
    });
  }
  return rows;
};
