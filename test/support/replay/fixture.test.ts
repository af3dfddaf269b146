import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { expect, test } from 'vitest';

import { checkFixture, loadFixture, type ReplayFixture, type ReplayService } from './fixture.ts';

const account = '111122223333';

const of = (service: string, operations: ReplayService): ReplayFixture => ({
  [account]: { 'us-east-1': { [service]: operations } },
});

const subnet = (members: Readonly<Record<string, unknown>>): ReplayFixture =>
  of('ec2', { DescribeSubnets: { Subnets: [{ SubnetId: 'subnet-1' }, members] } });

const path = `${account}.us-east-1`;

test.each([
  [subnet({ SubnetID: 'x' }), `${path}.ec2.DescribeSubnets.Subnets[1].SubnetID: Subnet has no`],
  [subnet({ Tags: [{ key: 'x' }] }), `Subnets[1].Tags[0].key: Tag has no such member`],
  [subnet({ Ipv6Native: 'true' }), 'Subnets[1].Ipv6Native: expected a boolean, found "true"'],
  [subnet({ AvailableIpAddressCount: '1' }), 'AvailableIpAddressCount: expected a number'],
  [subnet({ SubnetId: null }), 'Subnets[1].SubnetId: expected a string, found null'],
  [subnet({ Tags: {} }), 'Subnets[1].Tags: expected a list, found {}'],
  [subnet({ Tags: ['x'] }), 'Subnets[1].Tags[0]: expected an object, found "x"'],
  [of('ec2', { DescribeSubnet: {} }), `${path}.ec2.DescribeSubnet: no such operation`],
  [of('polly', {}), `${path}.polly: no such service`],
  [{ main: {} }, 'main: an account has 12 digits'],
  [
    of('rds', { DescribeDBInstances: { DBInstances: [{ InstanceCreateTime: '2020-01-01' }] } }),
    'DBInstances[0].InstanceCreateTime: expected an ISO date, found "2020-01-01"',
  ],
  [
    of('eks', { DescribeCluster: [{ reply: { cluster: { tags: { a: 1 } } } }] }),
    'eks.DescribeCluster[0].reply.cluster.tags["a"]: expected a string, found 1',
  ],
  [
    of('eks', { DescribeCluster: [{ match: { clusterName: 'a' }, reply: {} }] }),
    'eks.DescribeCluster[0].match.clusterName: DescribeClusterRequest has no such member',
  ],
  [of('ecs', { ListClusters: { clusterArns: [], nextToken: 'x' } }), 'ecs.ListClusters.nextToken: a reply is the complete list'],
])('departs from the API: %#', async (fixture, problem) => {
  await expect(checkFixture(fixture)).rejects.toThrow(problem);
});

test('every departure is named at once', async () => {
  const fixture = subnet({ a: 1, b: 2 });
  await expect(checkFixture(fixture)).rejects.toThrow(/Subnets\[1\]\.a: .*\n.*Subnets\[1\]\.b: /);
});

test('a date may be a Date, and a member undefined', async () => {
  const instance = { InstanceCreateTime: new Date(0), Engine: undefined };
  const fixture = of('rds', { DescribeDBInstances: { DBInstances: [instance] } });
  await expect(checkFixture(fixture)).resolves.toBeUndefined();
});

test('loads one file per account, region and service', async () => {
  const dir = await mkdtemp(join(tmpdir(), 'replay-'));
  try {
    const operations = { DescribeVpcs: { Vpcs: [{ VpcId: 'vpc-1' }] } };
    const region = join(dir, account, 'us-east-1');
    await mkdir(region, { recursive: true });
    await writeFile(join(region, 'ec2.json'), JSON.stringify(operations));
    await writeFile(join(region, 'README.md'), 'no fixture');
    expect(await loadFixture(dir)).toStrictEqual(of('ec2', operations));
  } finally {
    await rm(dir, { recursive: true });
  }
});
