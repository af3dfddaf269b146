import { readFileSync } from 'node:fs';
import { availableParallelism, cpus, loadavg, totalmem } from 'node:os';
import { bundle } from '../../bin/build.ts';
import { accounts } from './benches/accounts.ts';
import { auditing } from './benches/audit.ts';
import { decode } from './benches/decode.ts';
import { heavyAccount } from './benches/heavy-account.ts';
import { snapshot } from './benches/snapshot.ts';
import { startup } from './benches/startup.ts';
import { throttled } from './benches/throttled.ts';
import { type Bench, megabytes, type Row } from './support/measure.ts';
import { writeHead } from './support/page.ts';

/** In the order of the table. */
export const benches: Readonly<Record<string, Bench>> = {
  startup,
  decode,
  'heavy-account': heavyAccount,
  throttled,
  accounts,
  audit: auditing,
  snapshot,
};

const verdictOf = ({ ratio, target, further = [] }: Row): string => {
  const met = target === undefined || (target.atLeast ? ratio >= target.ratio : ratio <= target.ratio);
  const aims = [
    ...(target ? [`${met ? 'met' : '**missed**'}: ${target.atLeast ? 'at least' : 'at most'} ${target.ratio}×`] : []),
    ...further.map((each) => `${each.met ? 'met' : '**missed**'}: ${each.text}`),
  ];
  return aims.join('; ');
};

export const tableOf = (rows: readonly Row[]): string =>
  [
    '| What | Measured | Reference | Ratio | Target |',
    '| --- | --- | --- | ---: | --- |',
    ...rows.map((row) => `| ${row.what} | ${row.measured} | ${row.reference} | ${row.ratio.toFixed(2)} | ${verdictOf(row)} |`),
    '',
  ].join('\n');

const versionOf = (name: string): string =>
  (JSON.parse(readFileSync(new URL(`../../node_modules/${name}/package.json`, import.meta.url), 'utf8')) as { version: string }).version;

const pageOf = (rows: readonly Row[], command: string, loadBefore: number): string =>
  [
    '# Benchmarks',
    '',
    `Written by \`${command}\` on ${new Date().toISOString().slice(0, 10)}; ratios compare with the reference in the same run, so that they hold on other machines too.`,
    '',
    `- Machine: ${availableParallelism()} cores of ${cpus()[0]?.model ?? 'unknown'}, ${megabytes(totalmem())}. Load average before the run: ${loadBefore.toFixed(1)}; above 0.5 something else ran too, and times are too long.`,
    `- Versions: Node.js ${process.versions.node}, @aws-sdk/client-ec2 ${versionOf('@aws-sdk/client-ec2')}.`,
    '- AWS is a server on loopback in a process of its own, which sends answers made before from memory, so many milliseconds late. The SDK, its signatures and its connections are real; TLS is not among it.',
    '',
    tableOf(rows),
  ].join('\n');

const main = async (names: readonly string[]): Promise<void> => {
  const [loadBefore = 0] = loadavg();
  const unknown = names.filter((name) => !Object.hasOwn(benches, name));
  if (unknown.length > 0) throw new Error(`no bench ${unknown.join(', ')}; there are ${Object.keys(benches).join(', ')}`);
  await bundle();
  const rows: Row[] = [];
  for (const [name, bench] of Object.entries(benches)) {
    if (names.length > 0 && !names.includes(name)) continue;
    process.stderr.write(`${name}…\n`);
    rows.push(...(await bench('full')));
    // After each, since all take a while.
    if (names.length === 0) writeHead(pageOf(rows, 'npm run bench', loadBefore));
  }
  process.stdout.write(tableOf(rows));
};

if (import.meta.main) await main(process.argv.slice(2));
