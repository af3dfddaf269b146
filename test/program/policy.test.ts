import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { type Call, iamActionOf } from '../../src/aws/calls.ts';
import type { PolicyDocument } from '../../src/model/policy.ts';
import { runProgram } from '../support/program.ts';
import { scan } from '../support/scan.ts';
import { playground } from './playground.ts';

const folder = mkdtempSync(join(tmpdir(), 'ipv6-audit-policy-'));
afterAll(() => rmSync(folder, { recursive: true }));

/** Both versions of API Gateway sign as one service, whose actions are HTTP methods. */
const actionOf = (service: string, operation: string): string =>
  service === 'apigateway' ? 'apigateway:GET' : iamActionOf(`${service}:${operation}` as Call);

const policy = async (...args: readonly string[]) => {
  const { stdout } = await runProgram(['policy', '--format', 'json', ...args]);
  return (JSON.parse(stdout) as PolicyDocument).Statement.flatMap(({ Action }) => Action);
};

describe('ipv6-audit policy', () => {
  test.each([[[]], [['--rule', 'nat64-route-missing']], [['--target', 'dual-stack']], [['--skip-rule', 'rds-instance-ipv4-only']]])(
    'allows all that scan %j sends',
    async (args) => {
      const allowed = new Set(await policy(...args));
      const { requests } = await scan({ fixture: playground() }, args);
      const sent = new Set(requests.map(({ service, operation }) => actionOf(service, operation)));
      expect([...sent].filter((action) => !allowed.has(action))).toEqual([]);
    },
  );
  test('of one rule is far smaller than of all', async () => {
    expect((await policy('--rule', 'nat64-route-missing')).length).toBeLessThan((await policy()).length / 3);
  });
  test('in files is as many as it needs, each a whole document', async () => {
    const { code, stdout, stderr } = await runProgram(['policy', '--format', 'json', '--output', join(folder, 'policy.json')]);
    expect({ code, stdout }).toEqual({ code: 0, stdout: '' });
    const files = readdirSync(folder).toSorted();
    expect(files).toEqual(['policy-1.json', 'policy-2.json']);
    for (const file of files) expect(stderr).toContain(file);
    const read = files.flatMap((file) => (JSON.parse(readFileSync(join(folder, file), 'utf8')) as PolicyDocument).Statement);
    expect(read.flatMap(({ Action }) => Action)).toEqual(await policy());
  });
  test('in one file where one is enough', async () => {
    const file = join(folder, 'small.json');
    const { stderr } = await runProgram(['policy', '--format', 'json', '--rule', 'nat64-route-missing', '--output', file]);
    expect(stderr).toBe('');
    expect(JSON.parse(readFileSync(file, 'utf8'))).toHaveProperty('Version', '2012-10-17');
  });
  test('knows the rules', async () => {
    const { code, stderr } = await runProgram(['policy', '--rule', 'nat64-route-mising']);
    expect(code).toBe(2);
    expect(stderr).toContain('did you mean "nat64-route-missing"?');
  });
});
