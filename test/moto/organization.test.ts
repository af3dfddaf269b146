import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Report } from '../../src/model/report.ts';
import { runProgram } from '../support/program.ts';
import { type Moto, startMoto } from './moto.ts';

let moto: Moto;
beforeAll(async () => {
  moto = await startMoto('seed-organization.py');
});
afterAll(() => moto?.close());

const scan = async (...args: readonly string[]) => {
  const rule = ['--rule', 'vpc-ipv6-cidr-missing', '--region', 'us-east-1', '--format', 'json', '--quiet'];
  const { stdout, stderr } = await runProgram(['scan', ...rule, ...args], moto.env);
  expect(stderr).toBe('');
  const { scopes, verdicts, gaps } = JSON.parse(stdout) as Report;
  // What moto 5.2.5 lacks of what the rule looks at.
  expect([...new Set(gaps.map(({ action }) => action))]).toEqual(['ec2:DescribeIpamPools']);
  const found = verdicts.flatMap(({ account, resource }) => (resource ? [`${account} ${resource.id}`] : []));
  return { accounts: scopes.map(({ account }) => account), found };
};

describe('an organization that boto3 built in moto', () => {
  test('is read whole, each account through its role', async () => {
    const { accounts, found } = await scan('--organization');
    const { first = '', second = '', 'first-vpc': firstVpc, 'second-vpc': secondVpc } = moto.ids;
    expect(accounts).toEqual(['123456789012', first, second].toSorted());
    expect(found).toEqual(expect.arrayContaining([`${first} ${firstVpc}`, `${second} ${secondVpc}`]));
    expect(found).not.toContain(`${first} ${secondVpc}`);
  });
  test('is read by nested units', async () => {
    const { outer = '', inner = '', first = '', second = '' } = moto.ids;
    expect((await scan('--organization', '--ou', outer)).accounts).toEqual([first, second].toSorted());
    expect((await scan('--organization', '--ou', outer, '--skip-ou', inner)).accounts).toEqual([first]);
  });
});
