import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { TraceReport } from '../../src/model/trace.ts';
import { runProgram } from '../support/program.ts';
import { loadFixture } from '../support/replay/fixture.ts';
import { startReplay } from '../support/replay/server.ts';
import { scan } from '../support/scan.ts';
import { playground } from './playground.ts';

const folder = mkdtempSync(join(tmpdir(), 'ipv6-audit-'));
const snapshot = join(folder, 'playground.gz');
const demo = join(folder, 'demo.gz');
beforeAll(async () => {
  await scan({ fixture: playground() }, ['--save-snapshot', snapshot]);
  await scan({ fixture: await loadFixture(new URL('../../fixtures/accounts/demo', import.meta.url).pathname) }, ['--save-snapshot', demo]);
});
afterAll(() => rmSync(folder, { recursive: true }));

const trace = (...args: readonly string[]) => runProgram(['trace', ...args]);

describe('trace', () => {
  test('shows the lookup, the hops there and back, and the verdict', async () => {
    const { code, stdout, stderr } = await trace('i-0a2540000000000a6', '10.254.1.235:22', '--snapshot', snapshot);
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    await expect(stdout).toMatchFileSnapshot('../../fixtures/reports/trace.txt');
  });
  test('live, with only the calls that it needs', async () => {
    const replay = await startReplay({ fixture: playground() });
    const { code, stdout } = await runProgram(['trace', 'ipv6-only-a', 'database-1', '--format', 'json', '--quiet'], replay.env);
    await replay.close();
    expect(code).toBe(0);
    expect((JSON.parse(stdout) as TraceReport).traces.map(({ disposition }) => disposition)).toEqual(['delivered']);
    expect(replay.problems).toEqual([]);
    expect(replay.requests.map(({ operation }) => operation)).not.toContain('DescribeLaunchTemplateVersions');
  });
  test.each([
    ['i-0a2540000000000a6', 'internet', 0],
    ['eni-0a2540000000000a6', 'i-0a2540000000000b1:22', 0],
    ['i-0a2540000000000b1', '[2600:1f18:1234:5606::6]:22', 0],
    ['i-0a2540000000000a6', 'i-0a2540000000000b1:443', 10],
    ['ipv6-only', 'ipv4-only', 0],
    ['i-0a2540000000000a6', '10.254.3.9', 11],
  ])('%s to %s is exit %s', async (source, destination, code) => {
    expect((await trace(source, destination, '--snapshot', snapshot)).code).toBe(code);
  });
  test('an ECS service and an EKS node group send from each of their subnets', async () => {
    const { stdout, code } = await trace('storefront', 'orders', '--snapshot', demo, '--format', 'json');
    expect(code).toBe(0);
    expect((JSON.parse(stdout) as TraceReport).traces.map(({ source }) => source.name)).toEqual(['shop-app-a', 'shop-app-b']);
    expect((await trace('general', 'orders', '--snapshot', demo, '--format', 'json')).stdout).toContain('"disposition": "unknown"');
  });
  test('what IPv6-only subnets reach of what has IPv4 alone is told line by line', async () => {
    const { stdout, code } = await trace('ipv6-only', 'ipv4-only', '--snapshot', demo, '--format', 'json');
    const lines = (JSON.parse(stdout) as TraceReport).traces.map(
      ({ source, destination, disposition }) => `${source.name} ${destination}: ${disposition}`,
    );
    expect(code).toBe(10);
    expect(lines).toEqual([
      'shop-ipv6-only-a RDS orders (eni-0demo000000rds1): not-translated',
      'shop-ipv6-only-a VPC endpoint eni-0demo000000vpe1: not-translated',
      'shop-ipv6-only-b RDS orders (eni-0demo000000rds1): not-translated',
      'shop-ipv6-only-b VPC endpoint eni-0demo000000vpe1: not-translated',
      'shop-ipv6-only-c RDS orders (eni-0demo000000rds1): blackhole',
      'shop-ipv6-only-c VPC endpoint eni-0demo000000vpe1: blackhole',
    ]);
  });
  test.each([
    [['nobody', 'internet'], 'There is no instance, network interface, subnet, ECS service or EKS node group "nobody"'],
    [['ipv6-only-b', 'internet'], 'did you mean "ipv6-only-a"?'],
    [['ipv6-only-a', 'database-2'], 'did you mean "database-1"?'],
    [['ipv6-only-a', '10.0.0.1:99999'], 'The port 99999'],
    [['ipv6-only-a'], 'Missing 1 required arg'],
  ])('%j is one sentence and exit 2', async (args, says) => {
    const { code, stderr, stdout } = await trace(...args, '--snapshot', snapshot);
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toContain(says);
  });
});
