import { describe, expect, test } from 'vitest';

import { account, contractFixture, region } from './contract-fixture.ts';
import type { Fault, FaultRule } from './faults.ts';
import { callSdk, errorName } from './sdk-call.ts';
import { startReplay, type Replay } from './server.ts';

async function using<T>(faults: readonly FaultRule[], use: (replay: Replay) => Promise<T>): Promise<T> {
  const replay = await startReplay({ fixture: contractFixture, account, region, faults });
  try {
    return await use(replay);
  } finally {
    await replay.close();
  }
}

/** A listing of each protocol: EC2 query, AWS query, AWS JSON 1.1, REST JSON. */
const listings = [
  ['ec2', 'DescribeSubnets'],
  ['rds', 'DescribeDBInstances'],
  ['ecs', 'ListClusters'],
  ['eks', 'ListClusters'],
] as const;

const errors: readonly { readonly fault: Fault; readonly names: readonly string[] }[] = [
  { fault: 'throttling', names: ['RequestLimitExceeded', 'Throttling', 'ThrottlingException', 'ThrottlingException'] },
  { fault: 'internal-error', names: ['InternalError', 'InternalFailure', 'ServerException', 'ServerException'] },
  { fault: 'access-denied', names: ['UnauthorizedOperation', 'AccessDenied', 'AccessDeniedException', 'AccessDeniedException'] },
  { fault: 'expired-token', names: ['RequestExpired', 'ExpiredToken', 'ExpiredTokenException', 'ExpiredTokenException'] },
  { fault: 'opt-in-required', names: ['OptInRequired', 'OptInRequired', 'OptInRequired', 'OptInRequired'] },
  {
    fault: 'region-disabled',
    names: ['AuthFailure', 'InvalidClientTokenId', 'UnrecognizedClientException', 'UnrecognizedClientException'],
  },
  { fault: 'connection-reset', names: ['TimeoutError', 'TimeoutError', 'TimeoutError', 'TimeoutError'] },
  { fault: 'truncated-body', names: ['Error', 'Error', 'Error', 'Error'] },
  { fault: 'malformed-body', names: ['Error', 'Error', 'SyntaxError', 'SyntaxError'] },
  { fault: 'html-error-page', names: ['Error', 'Error', 'SyntaxError', 'SyntaxError'] },
];

test.each(errors)('$fault is what the SDK sees in every protocol', async ({ fault, names }) => {
  await using([{ fault }], async (replay) => {
    const seen = [];
    for (const [service, operation] of listings) {
      seen.push(await errorName(callSdk(replay, service, operation)));
    }
    expect(seen).toStrictEqual(names);
    expect(replay.requests).toHaveLength(4);
  });
});

const passing = ['throttling', 'internal-error', 'connection-reset', 'truncated-body', 'html-error-page'] as const;

describe.each(passing)('%s', (fault) => {
  test.each(listings)('twice, then the SDK’s retries reach the answer: %s %s', async (service, operation) => {
    await using([{ fault, times: 2 }], async (replay) => {
      const found = await callSdk(replay, service, operation, {}, { maxAttempts: 3 });
      expect(Object.values(found)[0]).not.toStrictEqual([]);
      expect(replay.requests).toHaveLength(3);
    });
  });
});

test.each(['access-denied', 'opt-in-required', 'region-disabled', 'malformed-body'] as const)('%s is not retried', async (fault) => {
  await using([{ fault }], async (replay) => {
    for (const [service, operation] of listings) {
      await errorName(callSdk(replay, service, operation, {}, { maxAttempts: 3 }));
    }
    expect(replay.requests).toHaveLength(4);
  });
});

test('the message of access-denied names the caller and the action', async () => {
  await using([{ fault: 'access-denied' }], async (replay) => {
    const answer = callSdk(replay, 'ec2', 'DescribeSubnets');
    const message = `User: arn:aws:iam::${account}:user/replay is not authorized to perform: ec2:DescribeSubnets`;
    await expect(answer).rejects.toThrow(message);
  });
});

test('rules choose by service, operation, region and account, and count with after and times', async () => {
  const denied = { fault: 'access-denied', service: 'ec2', operation: 'DescribeVpcs' } as const;
  const rules: readonly FaultRule[] = [
    { ...denied, region: 'us-east-2' },
    { ...denied, region: 'us-west-1', account: '999999999999' },
    { ...denied, region: 'us-west-2', after: 1, times: 1 },
  ];
  await using(rules, async (replay) => {
    const vpcs = (where: string) => errorName(callSdk(replay, 'ec2', 'DescribeVpcs', {}, { region: where }));
    const answered = 'answered {"Vpcs":[]}';
    expect(await vpcs('us-east-1')).toBe(answered);
    expect(await vpcs('us-east-2')).toBe('UnauthorizedOperation');
    expect(await vpcs('us-west-1')).toBe(answered);
    const thrice = [await vpcs('us-west-2'), await vpcs('us-west-2'), await vpcs('us-west-2')];
    expect(thrice).toStrictEqual([answered, 'UnauthorizedOperation', answered]);
    const other = callSdk(replay, 'ec2', 'DescribeSubnets', {}, { region: 'us-east-2' });
    expect(await errorName(other)).toBe('answered {"Subnets":[]}');
  });
});

test('latency delays the answer, or another fault', async () => {
  const latency = { fault: { latencyMs: 60 } };
  await using([latency, { fault: 'throttling', times: 1 }], async (replay) => {
    const start = performance.now();
    const found = callSdk(replay, 'eks', 'ListClusters', {}, { maxAttempts: 2 });
    expect(await found).toStrictEqual({ clusters: ['blue', 'green', 'red'] });
    expect(performance.now() - start).toBeGreaterThan(110);
  });
});
