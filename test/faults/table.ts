// docs/faults.md: the results of the matrix, and nothing that did not run.
import type { Call } from '../../src/aws/calls.ts';
import { bending, failing, faultNames } from './faults.ts';

/** What is wrong in each cell that was run; undefined where the fault cannot happen to the operation. */
export type Results = ReadonlyMap<string, readonly string[] | undefined>;

export const cellName = (call: Call, fault: string): string => `${call} | ${fault}`;

const markOf = (results: Results, name: string): string => {
  if (!results.has(name)) return 'not run';
  const found = results.get(name);
  if (found === undefined) return '–';
  return found.length === 0 ? '✔' : '✘';
};

const legend = faultNames.map((name, index) => `${index + 1}. ${name}`).join('\n');

export const tableOf = (calls: readonly Call[], results: Results): string => {
  const rows = calls.map((call) => `| \`${call}\` | ${faultNames.map((fault) => markOf(results, cellName(call, fault))).join(' | ')} |`);
  return `<!-- Written by \`npm run test:faults\` from its own results. -->

# Every operation under every fault

Each row is an operation that a scan may send, each column a fault. The collectors run against a replay server over HTTP, with an
account in which every operation is called; one operation goes wrong, and all rules judge what was read.

${legend}

✔ in columns 1 to ${failing.length}: the scan goes on and ends; what could not be read is a gap with the right reason and the right IAM action, and
what is found through it is one too; no other kind changes; every rule that needs what is missing says unknown; no other
verdict changes; \`--fail-on-unknown\` ends with 11.

✔ in columns ${failing.length + 1} to ${failing.length + bending.length}: an empty page and a resource listed twice change nothing; and whatever member is missing, whatever
value is new, whatever reference leads nowhere, nothing passes that failed or was unknown.

–: the fault cannot happen, as the answer has no pages or lists nothing. ✘: something is wrong.

| Operation | ${faultNames.map((_, index) => index + 1).join(' | ')} |
| --- | ${faultNames.map(() => '---').join(' | ')} |
${rows.join('\n')}
`;
};
