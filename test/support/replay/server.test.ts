import { describe, expect, test } from 'vitest';

import { account, contractCalls, contractErrors, contractFixture, region } from './contract-fixture.ts';
import type { ReplayFixture } from './fixture.ts';
import { callSdk, errorName } from './sdk-call.ts';
import { startReplay, type ReplayOptions, type Replay } from './server.ts';

async function using<T>(options: ReplayOptions, use: (replay: Replay) => Promise<T>): Promise<T> {
  const replay = await startReplay({ region, ...options });
  try {
    return await use(replay);
  } finally {
    await replay.close();
  }
}

const contract = { fixture: contractFixture };

test('the SDK decodes what the fixture says, in every protocol', async () => {
  await using(contract, async (replay) => {
    for (const { service, operation, input, output } of contractCalls) {
      const found = await callSdk(replay, service, operation, input);
      expect(found, `${service} ${operation}`).toStrictEqual(output);
    }
    expect(replay.problems).toStrictEqual([]);
  });
});

test('unknown ids and scripted errors get the service’s own error', async () => {
  await using(contract, async (replay) => {
    const found = [];
    for (const { service, operation, input } of contractErrors) {
      found.push(await errorName(callSdk(replay, service, operation, input)));
    }
    expect(found).toStrictEqual([
      'InvalidSubnetID.NotFound',
      'DBInstanceNotFoundFault',
      'LoadBalancerNotFoundException',
      'InvalidParameterException',
      'ResourceNotFoundException',
      'AccessDeniedException',
    ]);
  });
});

test('the log holds every request with its decoded input', async () => {
  await using(contract, async (replay) => {
    const filters = [{ Name: 'tag:Name', Values: ['a.b', 'c'] }];
    await callSdk(replay, 'ec2', 'DescribeSubnets', { Filters: filters, MaxResults: 7 });
    await callSdk(replay, 'ec2', 'DescribeNatGateways', { Filter: filters });
    await callSdk(replay, 'autoscaling', 'DescribeAutoScalingGroups', { Filters: filters });
    await callSdk(replay, 'autoscaling', 'DescribeAutoScalingGroups', { AutoScalingGroupNames: [] });
    await callSdk(replay, 'ecs', 'DescribeClusters', { clusters: ['x'], include: ['TAGS'] });
    await callSdk(replay, 'eks', 'ListClusters', { maxResults: 2, include: ['all'] });
    const seen = replay.requests.map(({ operation, input }) => [operation, input]);
    expect(seen).toStrictEqual([
      ['DescribeSubnets', { Filters: filters, MaxResults: 7 }],
      ['DescribeNatGateways', { Filter: filters }],
      ['DescribeAutoScalingGroups', { Filters: filters }],
      ['DescribeAutoScalingGroups', { AutoScalingGroupNames: [] }],
      ['DescribeClusters', { clusters: ['x'], include: ['TAGS'] }],
      ['ListClusters', { maxResults: 2, include: ['all'] }],
    ]);
    expect(replay.requests[0]).toMatchObject({ account, region, service: 'ec2' });
  });
});

test('REST labels come decoded, and constant routes win over labels', async () => {
  const fixture = {
    [account]: { [region]: { eks: { ListTagsForResource: { tags: { a: 'b' } } } } },
  };
  await using({ fixture }, async (replay) => {
    const resourceArn = `arn:aws:eks:${region}:${account}:nodegroup/a b/ü`;
    const found = await callSdk(replay, 'eks', 'ListTagsForResource', { resourceArn });
    expect(found).toStrictEqual({ tags: { a: 'b' } });
    await callSdk(replay, 'eks', 'DescribeClusterVersions', { defaultOnly: true });
    expect(replay.requests.map(({ input }) => input)).toStrictEqual([{ resourceArn }, { defaultOnly: true }]);
  });
});

describe('what the fixture lacks', () => {
  test('is an empty list for a listing', async () => {
    await using(contract, async (replay) => {
      expect(await callSdk(replay, 'ec2', 'DescribeVpcs')).toStrictEqual({ Vpcs: [] });
      const elsewhere = await callSdk(replay, 'ec2', 'DescribeSubnets', {}, { region: 'us-east-2' });
      expect(elsewhere).toStrictEqual({ Subnets: [] });
    });
  });

  test('is a problem when strict, and for the description of one thing', async () => {
    await using({ ...contract, strict: true }, async (replay) => {
      expect(await errorName(callSdk(replay, 'ec2', 'DescribeVpcs'))).toBe('ReplayProblem');
    });
    await using(contract, async (replay) => {
      const input = { nodegroupName: 'n', clusterName: 'c' };
      const answer = callSdk(replay, 'eks', 'DescribeNodegroup', input);
      expect(await errorName(answer)).toBe('ReplayProblem');
      expect(replay.problems).toHaveLength(1);
    });
  });

  test('is looked up in `global`, and for DescribeRegions in every region', async () => {
    const fixture = {
      [account]: {
        global: { ec2: { DescribeVpcs: { Vpcs: [{ VpcId: 'vpc-1' }] } } },
        'us-east-1': { ec2: { DescribeRegions: { Regions: [{ RegionName: 'eu-west-1' }] } } },
      },
    };
    await using({ fixture }, async (replay) => {
      const vpcs = await callSdk(replay, 'ec2', 'DescribeVpcs');
      expect(vpcs).toStrictEqual({ Vpcs: [{ VpcId: 'vpc-1' }] });
      const regions = await callSdk(replay, 'ec2', 'DescribeRegions');
      expect(regions).toStrictEqual({ Regions: [{ RegionName: 'eu-west-1' }] });
    });
  });
});

describe('accounts', () => {
  const other = '444455556666';
  const roleArn = (name: string, id = other) => `arn:aws:iam::${id}:role/path/${name}`;
  const denied = { code: 'AccessDenied', status: 403 };
  const fixture: ReplayFixture = {
    [account]: {
      global: { sts: { AssumeRole: [{ match: { RoleArn: roleArn('closed') }, error: denied }] } },
    },
    [other]: { [region]: { ec2: { DescribeVpcs: { Vpcs: [{ VpcId: 'vpc-other' }] } } } },
  };

  test('come from the access key, through an assumed role too', async () => {
    await using({ fixture }, async (replay) => {
      const self = await callSdk(replay, 'sts', 'GetCallerIdentity');
      expect(self).toMatchObject({ Account: account, Arn: `arn:aws:iam::${account}:user/replay` });
      const credentials = await assume(replay, 'audit');
      const assumed = await callSdk(replay, 'sts', 'GetCallerIdentity', {}, { credentials });
      const arn = `arn:aws:sts::${other}:assumed-role/audit/me`;
      expect(assumed).toMatchObject({ Account: other, Arn: arn });
      const vpcs = await callSdk(replay, 'ec2', 'DescribeVpcs', {}, { credentials });
      expect(vpcs).toStrictEqual({ Vpcs: [{ VpcId: 'vpc-other' }] });
      expect(await errorName(assume(replay, 'closed'))).toBe('AccessDenied');
    });
  });

  async function assume(replay: Replay, role: string): Promise<object> {
    const input = { RoleArn: roleArn(role), RoleSessionName: 'me' };
    const { Credentials } = await callSdk(replay, 'sts', 'AssumeRole', input);
    const keys = Credentials as Readonly<Record<string, string>>;
    return {
      accessKeyId: keys.AccessKeyId,
      secretAccessKey: keys.SecretAccessKey,
      sessionToken: keys.SessionToken,
    };
  }
});

test('close ends open connections at once', async () => {
  const faults = [{ fault: { latencyMs: 60_000 } }];
  const replay = await startReplay({ ...contract, faults });
  const name = errorName(callSdk(replay, 'ec2', 'DescribeVpcs'));
  await expect.poll(() => replay.requests.length).toBe(1);
  const start = performance.now();
  await replay.close();
  expect(performance.now() - start).toBeLessThan(1000);
  expect(await name).toBe('TimeoutError');
});

test('a service beyond the table is a problem', async () => {
  await using(contract, async (replay) => {
    const scope = `Credential=${replay.env.AWS_ACCESS_KEY_ID}/20250101/${region}/polly/aws4_request`;
    const headers = { authorization: `AWS4-HMAC-SHA256 ${scope}` };
    const response = await fetch(replay.url, { method: 'POST', headers });
    expect(response.status).toBe(400);
    expect(replay.problems).toStrictEqual(['replay: service polly is not in the table of services']);
  });
});

test('a request without keys is refused', async () => {
  await using(contract, async (replay) => {
    const response = await fetch(replay.url, { method: 'POST' });
    expect(response.status).toBe(403);
    expect(replay.requests).toStrictEqual([]);
  });
});
