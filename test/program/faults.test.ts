import fc from 'fast-check';
import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { findingsOf, subjectOf } from '../faults/cells.ts';
import { failing, faultNames } from '../faults/faults.ts';
import { type Laboratory, openLaboratory } from '../faults/laboratory.ts';
import { declaredCalls } from '../support/estate/estate.ts';
import type { Fault } from '../support/replay/faults.ts';
import { scan } from '../support/scan.ts';
import { playground } from './playground.ts';

const seed = Number(process.env['FAULT_SEED'] ?? 1);
const cells = declaredCalls.flatMap((call) => faultNames.map((fault) => [call, fault] as const));

describe('a sample of the matrix of npm run test:faults', () => {
  let laboratory: Laboratory;
  beforeAll(async () => {
    laboratory = await openLaboratory();
  }, 60_000);
  afterAll(() => laboratory.close());
  test.each(fc.sample(fc.constantFrom(...cells), { seed, numRuns: 40 }))('%s, %s', async (call, fault) => {
    expect((await findingsOf(await subjectOf(laboratory, call), fault)) ?? []).toEqual([]);
  });
});

test('docs/faults.md has every operation, and no cell that is wrong or was not run', () => {
  const rows = readFileSync(new URL('../../docs/faults.md', import.meta.url), 'utf8')
    .split('\n')
    .filter((line) => line.startsWith('| `'));
  expect(rows.map((row) => row.split('`')[1])).toEqual(declaredCalls);
  for (const row of rows) expect(row).toMatch(new RegExp(`^\\| \`[^\`]+\`( \\| [✔–]){${faultNames.length}} \\|$`));
});

/** A minute is how long the program waits for one answer: too long for here. */
const told = failing.flatMap(({ name, fault }) => (typeof fault === 'string' ? [[name, fault] as [string, Fault]] : []));
const one = ['--region', 'us-east-1', '--rule', 'nat64-gateway-unavailable', '--fail-on', 'none', '--fail-on-unknown'];

describe('the whole program', () => {
  test.each(told)('%s of one call: exit 11, and nothing to say beside the report', async (_name, fault) => {
    const { code, stderr, report } = await scan(
      { fixture: playground(), faults: [{ service: 'ec2', operation: 'DescribeNatGateways', fault }] },
      one,
    );
    expect({ code, stderr }).toEqual({ code: 11, stderr: '' });
    expect(report.gaps.map(({ action }) => action)).toEqual(['ec2:DescribeNatGateways']);
  });
  test.each(told.filter(([, fault]) => fault !== 'repeating-token'))('%s of every call: exit 3 and one sentence', async (_name, fault) => {
    const { code, stdout, stderr } = await scan({ fixture: playground(), faults: [{ fault }] }, one);
    expect({ code, stdout }).toEqual({ code: 3, stdout: '' });
    expect(stderr).toMatch(/^ipv6-audit: [^\n]+\n$/);
    expect(stderr).not.toMatch(/\bat .*\.js:\d/);
  });
});
