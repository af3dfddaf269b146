import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { availableParallelism, cpus, loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { bundle } from '../../bin/build.ts';
import { launchMoto } from '../moto/moto.ts';
import { pythonWithMoto } from '../support/python.ts';
import { type Ended, runTree } from './rivals/process-tree.ts';
import { type Proxy, startProxy } from './rivals/proxy.ts';
import { makeTools, rules, type Tool, type Verdicts } from './rivals/tools.ts';
import { median, megabytes, seconds, whole } from './support/measure.ts';
import { writeSection } from './support/page.ts';

const { values } = parseArgs({
  options: {
    vpcs: { type: 'string', default: '20' },
    regions: { type: 'string', default: 'us-east-1' },
    rounds: { type: 'string', default: '3' },
    latency: { type: 'string', default: '50' },
  },
});
const regions = values.regions.split(',');
const [vpcs, rounds, latencyMs] = [values.vpcs, values.rounds, values.latency].map(Number) as [number, number, number];

interface Truth {
  readonly public: boolean;
  /** By the main table of its VPC, not by one of its own. */
  readonly byMain: boolean;
}
type Truths = Readonly<Record<string, Truth>>;

interface Run extends Ended {
  readonly calls: number;
  readonly refused: number;
  readonly verdicts: Verdicts;
  readonly remark: string;
}

const runTool = async (tool: Tool, proxy: Proxy, env: Readonly<Record<string, string>>): Promise<Run> => {
  const folder = mkdtempSync(join(tmpdir(), 'ipv6-audit-rivals-'));
  try {
    proxy.counted();
    const ended = await runTree(tool.command, tool.args(folder, regions), { ...env, HOME: folder, AWS_ENDPOINT_URL: proxy.url });
    return { ...ended, ...proxy.counted(), verdicts: tool.verdicts(folder, ended.output), remark: tool.remark(ended.output) };
  } finally {
    rmSync(folder, { recursive: true });
  }
};

/** Of the subnets of one sort, how many a tool calls what they are. */
const rightOf = (tool: Tool, verdicts: Verdicts, truths: Truths, sort: (truth: Truth) => boolean): string => {
  const asked = Object.entries(truths).filter(([, truth]) => sort(truth));
  const right = asked.filter(([id, truth]) => (verdicts.get(id) ?? tool.silence) === truth.public);
  return `${right.length} of ${asked.length}`;
};

interface Measured {
  readonly tool: Tool;
  readonly seconds: number;
  readonly peak: number;
  readonly last: Run;
}

const rowOf = ({ tool, seconds: taken, peak, last }: Measured, first: Measured): string =>
  `| ${tool.name} | ${seconds(taken)} | ${(taken / first.seconds).toFixed(1)}× | ${megabytes(peak)} | ${(peak / first.peak).toFixed(1)}× | ${whole(last.calls)} | ${whole(last.refused)} |`;

const sorts: readonly (readonly [string, (truth: Truth) => boolean])[] = [
  ['public, own table', (truth) => truth.public && !truth.byMain],
  ['private, own table', (truth) => !truth.public && !truth.byMain],
  ['public, main table', (truth) => truth.public && truth.byMain],
  ['private, main table', (truth) => !truth.public && truth.byMain],
];

const versionsOf = (): string =>
  ['prowler', 'custodian']
    .map((name) => readFileSync(new URL(`rivals/${name}.txt`, import.meta.url), 'utf8').trim())
    .concat(
      readFileSync(new URL('../moto/requirements.txt', import.meta.url), 'utf8')
        .split('\n')
        .slice(0, 1),
    )
    .join(', ');

const aim = (measured: readonly Measured[]): string => {
  const [own, prowler] = measured as [Measured, Measured];
  const [time, memory] = [prowler.seconds / own.seconds, prowler.peak / own.peak];
  const say = (ratio: number, least: number, what: string) =>
    `${ratio >= least ? 'met' : '**missed**'}: at least ${least}× ${what} than Prowler (${ratio.toFixed(1)}×)`;
  return `${say(time, 10, 'faster')}; ${say(memory, 5, 'less memory')}.`;
};

const sectionOf = (measured: readonly Measured[], truths: Truths, loadBefore: number): readonly string[] => [
  `Written by \`npm run bench:rivals -- --vpcs ${vpcs} --regions ${regions.join(',')} --rounds ${rounds} --latency ${latencyMs}\` on ${new Date().toISOString().slice(0, 10)}.`,
  '',
  `- Machine: ${availableParallelism()} cores of ${cpus()[0]?.model ?? 'unknown'}, Node.js ${process.versions.node}; load average before the run ${loadBefore.toFixed(1)}.`,
  `- Versions: ${versionsOf()}.`,
  `- AWS is a moto server with ${vpcs} VPCs in each region, each with 10 subnets, 5 route tables, 10 security groups, 15 instances and 3 load balancers (\`test/bench/rivals/seed.py\`), behind a proxy that counts the calls and answers from memory ${latencyMs} ms late, so that moto's own speed plays no part; no TLS.`,
  `- ipv6-audit runs its ${rules.length} rules about VPC, EC2 and Elastic Load Balancing; Prowler all its checks of \`vpc ec2 elb elbv2\`; Cloud Custodian the ${policiesCount()} policies of \`test/bench/rivals/policies.yml\`. They do not look for the same: Prowler's checks are about security, and Custodian's policies are few and say nothing of reasons or order.`,
  `- Time is the median of ${rounds} interleaved rounds after one that fills the proxy, memory the largest sum of each process's VmHWM. Refused are calls that moto does not know or denies.`,
  '',
  '| Tool | Time | Ratio | Memory | Ratio | Calls | Refused |',
  '| --- | ---: | ---: | ---: | ---: | ---: | ---: |',
  ...measured.map((each) => rowOf(each, measured[0] as Measured)),
  '',
  aim(measured),
  '',
  ...measured.flatMap(({ tool, last }) => (last.remark ? [`${tool.name}: ${last.remark}.`, ''] : [])),
  'Public subnets told from private ones, of those in dual-stack VPCs. A subnet without a route table of its own follows the main table of its VPC.',
  '',
  `| Tool | ${sorts.map(([name]) => name).join(' | ')} | Compared by |`,
  `| --- | ${sorts.map(() => '---:').join(' | ')} | --- |`,
  ...measured.map(
    ({ tool, last }) =>
      `| ${tool.name} | ${sorts.map(([, sort]) => rightOf(tool, last.verdicts, truths, sort)).join(' | ')} | ${tool.comparedBy} |`,
  ),
];

const policiesCount = (): number =>
  readFileSync(new URL('rivals/policies.yml', import.meta.url), 'utf8').match(/^ {2}- name:/gm)?.length ?? 0;

const measure = async (tools: readonly Tool[], proxy: Proxy, env: Readonly<Record<string, string>>): Promise<readonly Measured[]> => {
  const runs = tools.map((): Run[] => []);
  for (let round = 0; round <= rounds; round += 1) {
    for (const [index, tool] of tools.entries()) {
      const run = await runTool(tool, proxy, env);
      process.stderr.write(`${tool.name}: ${seconds(run.seconds)}, ${megabytes(run.peak)}, ${run.calls} calls\n`);
      if (round > 0) runs[index]?.push(run);
    }
  }
  return tools.map((tool, index) => {
    const own = runs[index] ?? [];
    return {
      tool,
      seconds: median(own.map((run) => run.seconds)),
      peak: Math.max(...own.map(({ peak }) => peak)),
      last: own.at(-1) as Run,
    };
  });
};

const main = async (): Promise<void> => {
  const [loadBefore = 0] = loadavg();
  await bundle();
  const tools = makeTools();
  // Without the public images and snapshots that moto adds by itself: 1,300 that only Prowler asks about, one by one.
  const moto = await launchMoto({ MOTO_EC2_LOAD_DEFAULT_AMIS: 'false' });
  try {
    const seed = [new URL('rivals/seed.py', import.meta.url).pathname, String(vpcs), ...regions];
    const truths = JSON.parse(
      execFileSync(pythonWithMoto(), seed, {
        env: { ...process.env, ...moto.env },
        encoding: 'utf8',
        stdio: ['ignore', 'pipe', 'inherit'],
      }),
    ) as Truths;
    const proxy = await startProxy(moto.env['AWS_ENDPOINT_URL'] ?? '', latencyMs);
    try {
      writeSection('Other tools on the same account', sectionOf(await measure(tools, proxy, moto.env), truths, loadBefore));
    } finally {
      proxy.close();
    }
  } finally {
    moto.close();
  }
};

await main();
