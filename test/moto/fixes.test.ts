import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Checklist } from '../../src/model/checklist/checklist.ts';
import type { Report } from '../../src/model/report.ts';
import { runProgram } from '../support/program.ts';
import { pythonWithMoto } from '../support/python.ts';
import { type Moto, startMoto } from './moto.ts';

const folder = mkdtempSync(join(tmpdir(), 'ipv6-audit-fixes-'));
const region = ['--region', 'us-east-1', '--target', 'dual-stack', '--format', 'json', '--quiet'];
let moto: Moto;
let checklist: Checklist;
let before: readonly string[];
let printed: string;
let untouched: readonly string[];
let after: readonly string[];

const findings = async (): Promise<readonly string[]> => {
  const { stdout } = await runProgram(['scan', ...region], moto.env);
  const { verdicts } = JSON.parse(stdout) as Report;
  return verdicts.flatMap(({ status, rule, resource }) => (status === 'fail' && resource ? [`${rule} ${resource.id}`] : []));
};

/** Runs the script as its user would, with the real AWS CLI, which needs to be told where moto is: for RDS in us-east-1 it knows better. */
const run = (...args: readonly string[]) =>
  execFileSync(
    'bash',
    [
      '-c',
      'aws() { command aws --endpoint-url "$AWS_ENDPOINT_URL" "$@"; }; export -f aws; exec bash "$@"',
      'bash',
      join(folder, 'fixes.sh'),
      ...args,
    ],
    {
      env: { ...process.env, ...moto.env, PATH: `${dirname(pythonWithMoto())}:${process.env['PATH']}` },
      encoding: 'utf8',
    },
  );

/** What the script mends when it is applied, as `rule resource`: a comment with the step, then commands that are not comments. */
const mended = (): readonly string[] => {
  const script = readFileSync(join(folder, 'fixes.sh'), 'utf8');
  const byNumber = new Map(checklist.steps.map(({ number, rule }) => [number, rule]));
  return [...script.matchAll(/^# Step (\d+), ([^\n:]+(?::[^\s]+)*): .*\nrun /gm)].map(
    ([, step, resource]) => `${byNumber.get(Number(step))} ${resource}`,
  );
};

/** moto associates a subnet's block and then tells its state in a form of its own, so that no reader sees it as associated. */
const beyondMoto = (finding: string): boolean => finding.startsWith('subnet-ipv6-cidr-missing ');

beforeAll(async () => {
  moto = await startMoto();
  before = await findings();
  const { stdout, ...outcome } = await runProgram(['checklist', ...region, '--fix-dir', folder], moto.env);
  if (outcome.code !== 0) throw new Error(`checklist ended with ${outcome.code}: ${outcome.stderr}`);
  checklist = JSON.parse(stdout) as Checklist;
  printed = run();
  untouched = await findings();
  run('--apply');
  after = await findings();
});
afterAll(() => {
  moto?.close();
  rmSync(folder, { recursive: true });
});

describe('the safe fixes of the dual-stack checklist', () => {
  test('are printed and change nothing until --apply is given', () => {
    expect(printed).toMatch(/^\+ aws ec2 associate-vpc-cidr-block /m);
    expect(untouched).toEqual(before);
  });
  test('applied with the AWS CLI, make their findings go and bring no graver ones about', () => {
    const foretold = new Set(
      checklist.steps.flatMap(({ rule, items }) =>
        items.flatMap(({ when, resource }) => (when === 'later' ? [`${rule} ${resource?.id}`] : [])),
      ),
    );
    const now = mended().filter((finding) => !foretold.has(finding));
    expect(now.filter((finding) => !before.includes(finding))).toEqual([]);
    expect(now.filter((finding) => !beyondMoto(finding)).length).toBeGreaterThanOrEqual(3);
    expect(now.filter((finding) => !beyondMoto(finding) && after.includes(finding))).toEqual([]);
    // What a VPC with an IPv6 block newly lacks was announced as coming later.
    expect(after.filter((finding) => !before.includes(finding) && !foretold.has(finding))).toEqual([]);
  });
});
