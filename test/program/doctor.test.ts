import { describe, expect, test } from 'vitest';
import { services } from '../../src/aws/calls.ts';
import type { Diagnosis } from '../../src/model/doctor.ts';
import { runProgram } from '../support/program.ts';
import type { FaultRule } from '../support/replay/faults.ts';
import { loadFixture } from '../support/replay/fixture.ts';
import { startReplay } from '../support/replay/server.ts';

const demo = await loadFixture(new URL('../../fixtures/accounts/demo', import.meta.url).pathname);

/** The demonstration account without the denial that is a part of it. */
const { DescribeDBProxies: _denied, ...rds } = demo['123456789012']?.['eu-central-1']?.['rds'] ?? {};
const fixture = { '123456789012': { ...demo['123456789012'], 'eu-central-1': { ...demo['123456789012']?.['eu-central-1'], rds } } };

const doctor = async (faults: readonly FaultRule[] = [], args: readonly string[] = []) => {
  const replay = await startReplay({ fixture, faults, region: 'eu-central-1' });
  try {
    const outcome = await runProgram(['doctor', ...(args.includes('--format') ? [] : ['--format', 'json']), ...args], replay.env);
    const diagnosis = (outcome.stdout.startsWith('{') ? JSON.parse(outcome.stdout) : undefined) as Diagnosis;
    const action = (name: string) => diagnosis.actions.find((each) => each.action === name);
    const check = (id: string) => diagnosis.checks.find((each) => each.id === id);
    return { ...outcome, diagnosis, action, check, requests: replay.requests };
  } finally {
    await replay.close();
  }
};

describe('an identity that may read everything', async () => {
  const { code, stderr, diagnosis, requests, action } = await doctor();
  test('lacks nothing: exit 0', () => {
    expect([...diagnosis.checks, ...diagnosis.actions].filter(({ status }) => status === 'lacking')).toEqual([]);
    expect({ code, stderr }).toEqual({ code: 0, stderr: 'Asking account 123456789012 in eu-central-1\n' });
  });
  test('is asked for the actions of `policy`, each a few times at most, and for nothing that was not granted', async () => {
    const { stdout } = await runProgram(['policy', '--format', 'json']);
    const { Statement } = JSON.parse(stdout) as { readonly Statement: readonly { readonly Action: readonly string[] }[] };
    expect(diagnosis.actions.map((each) => each.action)).toEqual(Statement.flatMap(({ Action }) => Action));
    const counts = Map.groupBy(requests, (request) => `${request.service}:${request.operation}`);
    expect(Math.max(...[...counts.values()].map(({ length }) => length))).toBeLessThanOrEqual(5);
  });
  test('is told what there was nothing to try on', () => {
    expect(action('ecs:DescribeServices')?.status).toBe('ok');
    expect(action('mq:DescribeBroker')).toMatchObject({ status: 'could-not-tell', detail: 'there was nothing here to try it on' });
  });
  test('is exit 11 with --fail-on-unknown', async () => expect((await doctor([], ['--fail-on-unknown', '--quiet'])).code).toBe(11));
});

describe('what is denied is lacking, with what becomes unknown: exit 10', () => {
  test('a listing', async () => {
    const { code, action, diagnosis } = await doctor([{ service: 'ec2', operation: 'DescribeRouteTables', fault: 'access-denied' }]);
    expect(code).toBe(10);
    const lacking = diagnosis.actions.filter(({ status }) => status === 'lacking');
    expect(lacking.map((each) => each.action)).toEqual(['ec2:DescribeRouteTables']);
    expect(action('ec2:DescribeRouteTables')?.kinds).toContain('route-table');
    expect(action('ec2:DescribeRouteTables')?.unknown).toContain('nat64-route-missing');
    expect(lacking[0]?.detail).toContain('is not authorized to perform: ec2:DescribeRouteTables');
  });
  test('something that others are found through', async () => {
    const { action } = await doctor([{ service: 'ecs', operation: 'ListClusters', fault: 'access-denied' }]);
    expect(action('ecs:ListClusters')?.kinds).toEqual(expect.arrayContaining(['ecs-cluster', 'ecs-service']));
    expect(action('ecs:ListServices')?.status).toBe('could-not-tell');
  });
  test('a little of it', async () => {
    const { code, action } = await doctor([
      { service: 'ec2', operation: 'DescribeVpcAttribute', after: 1, times: 1, fault: 'access-denied' },
    ]);
    expect(code).toBe(10);
    expect(action('ec2:DescribeVpcAttribute')).toMatchObject({
      status: 'lacking',
      detail: expect.stringMatching(/^denied for some/) as string,
    });
  });
  test('the regions', async () => {
    const { code, check } = await doctor([{ operation: 'DescribeRegions', fault: 'access-denied' }]);
    expect(code).toBe(10);
    expect(check('regions')).toMatchObject({ status: 'lacking', detail: expect.stringContaining('named with --region') as string });
  });
  test('in the terminal says so in words', async () => {
    const { stdout } = await doctor(
      [{ service: 'rds', operation: 'DescribeDBInstances', fault: 'access-denied' }],
      ['--format', 'terminal'],
    );
    expect(stdout.replaceAll(/\s+/g, ' ')).toMatch(/lacks rds:DescribeDBInstances .* unknown then: db-instance.* rds-instance-ipv4-only/);
  });
});

describe('what no answer tells is not taken for granted', () => {
  test.each(['throttling', 'internal-error', 'connection-reset', 'html-error-page'] as const)('%s', async (fault) => {
    const { code, action } = await doctor([{ service: 'ec2', operation: 'DescribeNatGateways', fault }], ['--rule', 'nat64-route-missing']);
    expect(action('ec2:DescribeNatGateways')?.status).toBe('could-not-tell');
    expect(code).toBe(0);
  });
});

describe('nothing could be read: exit 3', () => {
  const credentials = { AWS_ACCESS_KEY_ID: 'a', AWS_SECRET_ACCESS_KEY: 'b' };
  const run = async (env: Readonly<Record<string, string>>) => {
    const { code, stdout, stderr } = await runProgram(['doctor', '--format', 'json', '--region', 'eu-central-1'], env);
    const { checks, actions } = JSON.parse(stdout) as Diagnosis;
    return { code, stderr, actions, lacking: checks.filter(({ status }) => status === 'lacking').map(({ id }) => id) };
  };
  test('no credentials', async () => {
    expect(await run({})).toEqual({ code: 3, stderr: '', actions: [], lacking: ['credentials', 'identity'] });
  });
  test('no network', async () => {
    const env = { ...credentials, AWS_ENDPOINT_URL: 'http://127.0.0.1:9' };
    expect(await run(env)).toEqual({ code: 3, stderr: '', actions: [], lacking: ['identity'] });
  });
  test('everything denied', async () => {
    const denied = Object.keys(services).filter((service) => service !== 'sts');
    const { code, diagnosis } = await doctor(denied.map((service) => ({ service, fault: 'access-denied' })));
    expect(code).toBe(3);
    expect(diagnosis.actions.filter(({ status }) => status === 'ok').map(({ action }) => action)).toEqual(['sts:GetCallerIdentity']);
  });
});

test('a region that is not enabled is a mistake of the user', async () => {
  const { code, stderr } = await doctor([], ['--region', 'eu-centrol-1']);
  expect({ code, stderr }).toEqual({
    code: 2,
    stderr: 'ipv6-audit: Region "eu-centrol-1" is not enabled for this account; did you mean "eu-central-1"?\n',
  });
});
