import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Report } from '../../src/model/report.ts';
import { runProgram } from '../support/program.ts';
import { scan } from '../support/scan.ts';
import { playground } from './playground.ts';

const folder = mkdtempSync(join(tmpdir(), 'ipv6-audit-'));
const snapshot = join(folder, 'playground.gz');
beforeAll(() => scan({ fixture: playground() }, ['--save-snapshot', snapshot]));
afterAll(() => rmSync(folder, { recursive: true }));

const judge = async (...args: readonly string[]) => {
  const { stdout, stderr } = await runProgram(['scan', '--snapshot', snapshot, '--format', 'json', ...args]);
  return { stdout, stderr, report: JSON.parse(stdout) as Report };
};

describe('the age of what the report rests on', () => {
  test('is counted from the day on which AWS was read', async () => {
    const { report } = await judge();
    expect(report.knowledge.asOf).toBe(report.collectedAt.slice(0, 10));
  });
  test('says nothing while everything is fresh', async () => {
    const { report, stderr } = await judge('--as-of', '2026-11-23');
    expect({ knowledge: report.knowledge, stderr }).toEqual({ knowledge: { asOf: '2026-11-23', stale: [] }, stderr: '' });
  });
  test('warns once on standard error, and lists all in the report', async () => {
    const { report, stderr } = await judge('--as-of', '2036-01-01');
    const [oldest] = report.knowledge.stale;
    expect(stderr).toMatch(/^ipv6-audit: \d+ things this report rests on [^\n]*\n$/);
    expect(stderr).toContain(`${oldest?.name} for ${oldest?.ageInDays};`);
    const names = report.knowledge.stale.map(({ name }) => name);
    expect(names).toContain('nat64-route-missing');
    expect(names).toContain('registries.registries');
  });
  test('--quiet keeps it to the report, which is the same every time', async () => {
    const [first, second] = [await judge('--as-of', '2036-01-01', '--quiet'), await judge('--as-of', '2036-01-01')];
    expect(first.stderr).toBe('');
    expect(first.stdout).toBe(second.stdout);
  });
  test('only rules that were run count', async () => {
    const { report } = await judge('--as-of', '2036-01-01', '--rule', 'subnet-ipv6-cidr-missing');
    const names = report.knowledge.stale.map(({ name }) => name);
    expect(names).toContain('subnet-ipv6-cidr-missing');
    expect(names).not.toContain('nat64-route-missing');
  });
});
