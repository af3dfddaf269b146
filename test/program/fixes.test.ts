import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import type { Checklist } from '../../src/model/checklist/checklist.ts';
import type { Report } from '../../src/model/report.ts';
import { targets } from '../../src/model/verdict.ts';
import { catalogue } from '../../src/rules/catalogue.ts';
import { type Commands, carryOut } from '../support/carry-out.ts';
import { runProgram } from '../support/program.ts';
import { loadFixture } from '../support/replay/fixture.ts';
import { startReplay } from '../support/replay/server.ts';

const folder = mkdtempSync(join(tmpdir(), 'ipv6-audit-'));
afterAll(() => rmSync(folder, { recursive: true }));

type Fixture = Awaited<ReturnType<typeof loadFixture>>;

const run = async (fixture: Fixture, ...args: readonly string[]) => {
  const replay = await startReplay({ fixture });
  try {
    return await runProgram([...args, '--quiet'], replay.env);
  } finally {
    await replay.close();
  }
};
const findings = async (fixture: Fixture, target: string): Promise<readonly string[]> => {
  const { stdout } = await run(fixture, 'scan', '--format', 'json', '--target', target);
  return (JSON.parse(stdout) as Report).verdicts.flatMap(({ status, rule, resource }) =>
    status === 'fail' ? [`${rule} ${resource?.id}`] : [],
  );
};

const standIn = String.raw`aws() { case "$2" in describe-*) echo 2600:1f14:abc:de00::/56 ;; *) printf '%s\0' "$@"; printf '\n' ;; esac; }`;

/** What the script would have run, word by word: `aws` stands for itself and notes its arguments. */
const commandsOf = (script: string): Commands =>
  execFileSync('bash', ['-c', `${standIn}; export -f aws; bash "$1" --apply | grep -a -v '^+'`, 'bash', script], { encoding: 'utf8' })
    .split('\n')
    .filter(Boolean)
    .map((line) => line.split('\0').slice(0, -1));

/** Rules that block the target wherever they find something. */
const blockersFor = (target: (typeof targets)[number]) =>
  new Set(catalogue.flatMap(({ id, severity }) => (severity[target] === 'blocker' ? [id] : [])));

/** What the script mends when it is applied, as `rule resource`, but for what these commands belong to. */
const mendedBy = (script: string, { steps }: Checklist, left: readonly string[]): readonly string[] =>
  [...script.matchAll(/^# Step (\d+), (.+?): .*\n((?:run .*\n)+)/gm)].flatMap(([, step, id, commands = '']) => {
    const isLeft = commands.split('\n').some((line) => left.includes(line.replace(/^run aws /, '').replaceAll("'", '')));
    return isLeft ? [] : [`${steps[Number(step) - 1]?.rule} ${id}`];
  });

// moto cannot hold NAT64 and DNS64: these fixes are carried out on the estate that the replay server answers from.
test.each(targets)(
  'the safe fixes of the %s checklist make their findings in the demo account go and bring no blocker about that was not foretold',
  async (target) => {
    const fixture = await loadFixture(new URL('../../fixtures/accounts/demo', import.meta.url).pathname);
    const dir = join(folder, target);
    const { stdout, ...outcome } = await run(fixture, 'checklist', '--target', target, '--fix-dir', dir, '--format', 'json');
    expect(outcome).toEqual({ code: 0, stderr: '' });
    const checklist = JSON.parse(stdout) as Checklist;
    const script = join(dir, 'fixes.sh');
    const before = await findings(fixture, target);
    const { left, fixture: mended } = carryOut(fixture, commandsOf(script));
    const after = await findings(mended, target);
    const blockers = blockersFor(target);
    const foretold = new Set(
      checklist.steps.flatMap(({ rule, items }) =>
        items.flatMap(({ when, resource }) => (when === 'later' ? [`${rule} ${resource?.id}`] : [])),
      ),
    );
    const gone = mendedBy(readFileSync(script, 'utf8'), checklist, left).filter((finding) => before.includes(finding));
    expect(gone.length).toBeGreaterThanOrEqual(8);
    expect(gone.filter((finding) => after.includes(finding))).toEqual([]);
    expect(
      after.filter((finding) => !before.includes(finding) && !foretold.has(finding) && blockers.has(finding.split(' ')[0] ?? '')),
    ).toEqual([]);
    expect(left).toEqual([]);
  },
  60_000,
);
