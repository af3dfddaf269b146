import { describe, expect, test } from 'vitest';
import { services } from '../../src/aws/calls.ts';
import { guardReadOnly, RefusedCallError } from '../../src/aws/guard.ts';
import { allCalls } from '../../src/collect/inventory.ts';
import { snapshotCalls } from '../../src/snapshot/s3-files.ts';
import { startReplay } from '../support/replay/server.ts';

const modules = await Promise.all(Object.entries(services).map(async ([service, load]) => [service, Object.keys(await load())] as const));

describe('the calls that may leave', () => {
  test('only read, by their names', () => {
    expect([...allCalls, ...snapshotCalls].filter((call) => !/^[a-z0-9-]+:(Describe|List|Get|Search)[A-Z]/.test(call))).toEqual([]);
  });
  test('are exactly the commands that the program can load', () => {
    const loadable = modules.flatMap(([service, names]) =>
      names.filter((name) => name.endsWith('Command')).map((name) => `${service}:${name.replace(/Command$/, '')}`),
    );
    expect([...allCalls, ...snapshotCalls].toSorted()).toEqual(loadable.toSorted());
  });
});

test('no scan may read what buckets hold: that is for snapshots in S3 alone', () => {
  expect(snapshotCalls).toEqual(['s3:GetObject', 's3:ListObjectsV2']);
  expect(snapshotCalls.filter((call) => allCalls.has(call))).toEqual([]);
});

describe('the read-only guard', () => {
  const send = async (
    allowed: ReadonlySet<never> | typeof allCalls,
    command: 'TerminateInstances' | 'DescribeVpcs' | 'GetPasswordData',
  ) => {
    const ec2 = await import('@aws-sdk/client-ec2');
    const replay = await startReplay({ fixture: { '111122223333': { 'us-east-1': { ec2: {} } } } });
    const client = new ec2.EC2Client({
      region: 'us-east-1',
      endpoint: replay.url,
      credentials: { accessKeyId: 'AKIAREPLAY111122223333', secretAccessKey: 'x' },
    });
    guardReadOnly(client.middlewareStack, 'ec2', allowed);
    const commands = {
      TerminateInstances: () => new ec2.TerminateInstancesCommand({ InstanceIds: ['i-1'] }),
      DescribeVpcs: () => new ec2.DescribeVpcsCommand({}),
      GetPasswordData: () => new ec2.GetPasswordDataCommand({ InstanceId: 'i-1' }),
    };
    try {
      const error = await client.send(commands[command]() as InstanceType<typeof ec2.DescribeVpcsCommand>).then(
        () => undefined,
        (caught: unknown) => caught,
      );
      return { error, requests: replay.requests.length };
    } finally {
      await replay.close();
    }
  };
  test('lets a declared read through', async () => {
    expect(await send(allCalls, 'DescribeVpcs')).toEqual({ error: undefined, requests: 1 });
  });
  test.each(['TerminateInstances', 'GetPasswordData'] as const)('refuses %s before anything is sent', async (command) => {
    const { error, requests } = await send(allCalls, command);
    expect(error).toBeInstanceOf(RefusedCallError);
    expect(requests).toBe(0);
  });
  test('refuses a read that nobody declared', async () => {
    const { error, requests } = await send(new Set<never>(), 'DescribeVpcs');
    expect(error).toBeInstanceOf(RefusedCallError);
    expect(requests).toBe(0);
  });
});

describe('parameters of Systems Manager', () => {
  const ask = async (Name: string) => {
    const ssm = await import('@aws-sdk/client-ssm');
    const replay = await startReplay({ fixture: { '111122223333': { 'us-east-1': { ssm: { GetParameter: { Parameter: { Name } } } } } } });
    const client = new ssm.SSMClient({
      region: 'us-east-1',
      endpoint: replay.url,
      credentials: { accessKeyId: 'AKIAREPLAY111122223333', secretAccessKey: 'x' },
    });
    guardReadOnly(client.middlewareStack, 'ssm', allCalls);
    try {
      return await client.send(new ssm.GetParameterCommand({ Name })).then(
        () => 'sent',
        (error: unknown) => (error as Error).name,
      );
    } finally {
      await replay.close();
    }
  };
  test.each([
    ['/aws/service/global-infrastructure/services/apprunner', 'sent'],
    ['/production/database/password', 'RefusedCall'],
    ['/aws/servicex/secret', 'RefusedCall'],
    ['/aws/service/../../secret', 'RefusedCall'],
    ['arn:aws:ssm:us-east-1:111122223333:parameter/secret', 'RefusedCall'],
  ])('%s: %s', async (name, outcome) => expect(await ask(name)).toBe(outcome));
});
