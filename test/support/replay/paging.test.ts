import { describe, expect, test } from 'vitest';

import type { ReplayFixture } from './fixture.ts';
import { callSdk, errorName } from './sdk-call.ts';
import { startReplay, type Replay, type ReplayOptions } from './server.ts';
import { isMembers, type Members } from './shapes.ts';

const account = '111122223333';
const numbers = Array.from({ length: 14 }, (_, index) => index);

const fixture: ReplayFixture = {
  [account]: {
    'us-east-1': {
      ec2: {
        DescribeSubnets: { Subnets: numbers.map((id) => ({ SubnetId: `subnet-${id}` })) },
        DescribeInstances: {
          Reservations: numbers.map((id) => ({
            ReservationId: `r-${id}`,
            Instances: [{ InstanceId: `i-${id}` }],
          })),
        },
      },
      rds: {
        DescribeDBInstances: { DBInstances: numbers.map((id) => ({ DBInstanceIdentifier: `${id}` })) },
      },
      elasticloadbalancing: {
        DescribeLoadBalancers: { LoadBalancers: numbers.map((id) => ({ LoadBalancerName: `${id}` })) },
      },
      autoscaling: {
        DescribeAutoScalingGroups: {
          AutoScalingGroups: numbers.map((id) => ({ AutoScalingGroupName: `${id}` })),
        },
      },
      ecs: { ListServices: { serviceArns: numbers.map((id) => `arn:aws:ecs:x:y:service/default/${id}`) } },
      eks: {
        ListNodegroups: [{ match: { clusterName: 'a' }, reply: { nodegroups: numbers.map((id) => `n-${id}`) } }],
      },
    },
  },
};

type Listing = readonly [service: string, operation: string, list: string, tokenIn: string, tokenOut: string, input: Members];

const listings: readonly Listing[] = [
  ['ec2', 'DescribeSubnets', 'Subnets', 'NextToken', 'NextToken', {}],
  ['ec2', 'DescribeInstances', 'Reservations', 'NextToken', 'NextToken', {}],
  ['rds', 'DescribeDBInstances', 'DBInstances', 'Marker', 'Marker', {}],
  ['elasticloadbalancing', 'DescribeLoadBalancers', 'LoadBalancers', 'Marker', 'NextMarker', {}],
  ['autoscaling', 'DescribeAutoScalingGroups', 'AutoScalingGroups', 'NextToken', 'NextToken', {}],
  ['ecs', 'ListServices', 'serviceArns', 'nextToken', 'nextToken', {}],
  ['eks', 'ListNodegroups', 'nodegroups', 'nextToken', 'nextToken', { clusterName: 'a' }],
];

async function pagesOf(replay: Replay, listing: Listing): Promise<readonly Members[]> {
  const [service, operation, , tokenIn, tokenOut, input] = listing;
  const pages: Members[] = [];
  let token: unknown;
  do {
    const asked = token === undefined ? input : { ...input, [tokenIn]: token };
    const page = await callSdk(replay, service, operation, asked);
    token = page[tokenOut];
    pages.push(page);
  } while (token !== undefined && pages.length < 50);
  return pages;
}

const listOf = (page: Members, [, , list]: Listing): readonly unknown[] => {
  const items = page[list];
  return Array.isArray(items) ? items : [];
};

async function using<T>(options: Omit<ReplayOptions, 'fixture'>, use: (replay: Replay) => Promise<T>) {
  const replay = await startReplay({ fixture, ...options });
  try {
    return await use(replay);
  } finally {
    await replay.close();
  }
}

function whole([service, operation, list]: Listing): unknown {
  const answer: unknown = fixture[account]?.['us-east-1']?.[service]?.[operation];
  const reply: unknown = Array.isArray(answer) ? (answer[0] as { reply: unknown }).reply : answer;
  return isMembers(reply) ? reply[list] : undefined;
}

describe.each(listings)('%s %s', (...listing) => {
  test.each([1, 2, 7, 14])('pages of %i make the whole', async (pageSize) => {
    await using({ pageSize }, async (replay) => {
      const pages = await pagesOf(replay, listing);
      expect(pages.map((page) => listOf(page, listing).length)).toStrictEqual(Array.from({ length: 14 / pageSize }, () => pageSize));
      expect(pages.flatMap((page) => listOf(page, listing))).toStrictEqual(whole(listing));
    });
  });

  test('an empty first page leads on', async () => {
    await using({ pageSize: 7, emptyFirstPage: true }, async (replay) => {
      const pages = await pagesOf(replay, listing);
      expect(pages.map((page) => listOf(page, listing).length)).toStrictEqual([0, 7, 7]);
      expect(pages.flatMap((page) => listOf(page, listing))).toStrictEqual(whole(listing));
    });
  });

  test('a token that repeats and then leads on', async () => {
    const faults = [{ fault: 'repeating-token' as const, times: 3 }];
    await using({ faults, pageSize: 14 }, async (replay) => {
      const pages = await pagesOf(replay, listing);
      const [, , , , token] = listing;
      expect(new Set(pages.slice(0, 3).map((page) => page[token])).size).toBe(1);
      expect(pages.flatMap((page) => listOf(page, listing))).toStrictEqual(whole(listing));
    });
  });
});

test('the request’s own page size holds, without a server’s', async () => {
  await using({}, async (replay) => {
    const page = await callSdk(replay, 'ec2', 'DescribeSubnets', { MaxResults: 5 });
    expect(page.Subnets).toHaveLength(5);
    const next = await callSdk(replay, 'ec2', 'DescribeSubnets', { MaxResults: 9, NextToken: page.NextToken });
    expect(next.Subnets).toHaveLength(9);
    expect(next.NextToken).toBeUndefined();
    const services = await callSdk(replay, 'ecs', 'ListServices');
    expect(services.serviceArns, 'by default ten services make a page').toHaveLength(10);
  });
});

test.each([
  ['ec2', 'DescribeSubnets', { MaxResults: 4 }, 'InvalidParameterValue'],
  ['ec2', 'DescribeSubnets', { MaxResults: 1001 }, 'InvalidParameterValue'],
  ['ec2', 'DescribeRouteTables', { MaxResults: 101 }, 'InvalidParameterValue'],
  ['rds', 'DescribeDBInstances', { MaxRecords: 10 }, 'InvalidParameterValue'],
  ['ec2', 'DescribeSubnets', { NextToken: 'x' }, 'InvalidNextToken'],
  ['ec2', 'DescribeInstances', { MaxResults: 5, InstanceIds: ['i-1'] }, 'InvalidParameterCombination'],
])('%s %s %o: %s', async (service, operation, input, name) => {
  await using({}, async (replay) => {
    expect(await errorName(callSdk(replay, service, operation, input))).toBe(name);
  });
});

test('a token is refused with another request', async () => {
  await using({}, async (replay) => {
    const { NextToken } = await callSdk(replay, 'ec2', 'DescribeSubnets', { MaxResults: 5 });
    const other = callSdk(replay, 'ec2', 'DescribeInstances', { MaxResults: 5, NextToken });
    expect(await errorName(other)).toBe('InvalidNextToken');
  });
});
