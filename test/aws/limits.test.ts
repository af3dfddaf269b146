import pLimit from 'p-limit';
import { describe, expect, test } from 'vitest';
import type { Call } from '../../src/aws/calls.ts';
import type { Door } from '../../src/aws/door.ts';
import { limitsOf } from '../../src/aws/limits.ts';
import { countRetries, type RetryStrategy } from '../../src/aws/retries.ts';
import { newTally } from '../../src/aws/statistics.ts';
import { collectors } from '../../src/collect/collectors.ts';
import { collectSlice } from '../../src/collect/run.ts';
import { home } from '../support/build.ts';

describe('limits', () => {
  test('an account whose calls do not end leaves the others their places', async () => {
    const [process, { signal }] = [pLimit(4), new AbortController()];
    const [stuck, other] = [limitsOf(process, 2, undefined, signal), limitsOf(process, 2, undefined, signal)];
    for (let call = 0; call < 20; call += 1) void stuck.run('us-east-1', `s${call}`, 'listing', () => new Promise(() => {}));
    const answers = [1, 2, 3].map((answer) => other.run('us-east-1', 'ec2', 'listing', () => Promise.resolve(answer)));
    expect(await Promise.all(answers)).toEqual([1, 2, 3]);
    expect(process.activeCount).toBe(2);
  });
  test('what is asked item by item is asked in a lane of its own', async () => {
    const lanes = new Set<string>();
    const call = (_region: string, name: Call, _input: object, lane?: string) => {
      lanes.add(`${name} ${lane}`);
      return Promise.resolve({ Vpcs: [{ VpcId: 'vpc-1' }] });
    };
    const used = collectors.filter(({ kind }) => kind === 'vpc' || kind === 'vpc-attributes');
    await collectSlice({ call } as unknown as Door, home, used);
    expect([...lanes]).toEqual(['ec2:DescribeVpcs listing', 'ec2:DescribeVpcAttribute item']);
  });
});

describe('retries', () => {
  test.each([
    ['ENOTFOUND', 'TRANSIENT', { calls: 0, retries: 0, throttles: 0, bytes: 0 }],
    ['EAI_AGAIN', 'TRANSIENT', { calls: 0, retries: 1, throttles: 0, bytes: 0 }],
    [undefined, 'THROTTLING', { calls: 0, retries: 1, throttles: 1, bytes: 0 }],
  ])('of %s, %s', async (code, errorType, counted) => {
    const tally = newTally();
    const inner = { mode: 'adaptive', refreshRetryTokenForRetry: () => Promise.resolve({}) } as unknown as RetryStrategy;
    const error = Object.assign(new Error('failed'), { code });
    const again = countRetries(inner, tally).refreshRetryTokenForRetry({}, { errorType, error });
    await again.catch((thrown: unknown) => expect(thrown).toBe(error));
    expect(tally).toEqual(counted);
  });
});
