import { afterAll, beforeAll, describe, expect, test } from 'vitest';

import type { ReplayFixture } from './fixture.ts';
import { callSdk, errorName } from './sdk-call.ts';
import { startReplay, type Replay } from './server.ts';
import { isMembers, type Members } from './shapes.ts';

const account = '111122223333';
const balancer = 'arn:aws:elasticloadbalancing:us-east-1:1:loadbalancer/app/a/1';
const cluster = `arn:aws:ecs:us-east-1:${account}:cluster/main`;
const task = `arn:aws:ecs:us-east-1:${account}:task/main/t1`;

const fixture: ReplayFixture = {
  [account]: {
    'us-east-1': {
      ec2: {
        DescribeSubnets: {
          Subnets: [
            { SubnetId: 's-1', VpcId: 'vpc-1', Ipv6Native: true, AvailableIpAddressCount: 5, Tags: [{ Key: 'Name', Value: 'web-a' }] },
            { SubnetId: 's-2', VpcId: 'vpc-1', Ipv6Native: false, Tags: [{ Key: 'Name', Value: 'db-a' }] },
            {
              SubnetId: 's-3',
              VpcId: 'vpc-2',
              Tags: [{ Key: 'team', Value: 'a.b' }],
              Ipv6CidrBlockAssociationSet: [{ Ipv6CidrBlock: '2001:db8::/64', Ipv6CidrBlockState: { State: 'associated' } }],
            },
          ],
        },
        DescribeRouteTables: {
          RouteTables: [
            { RouteTableId: 'rtb-1', Associations: [{ SubnetId: 's-1' }], Routes: [{ DestinationIpv6CidrBlock: '::/0' }] },
            { RouteTableId: 'rtb-2', Associations: [{ Main: true }] },
          ],
        },
        DescribeNatGateways: {
          NatGateways: [
            { NatGatewayId: 'nat-1', State: 'available', VpcId: 'vpc-1' },
            { NatGatewayId: 'nat-2', State: 'deleted', VpcId: 'vpc-1' },
          ],
        },
        DescribeNetworkInterfaces: {
          NetworkInterfaces: [{ NetworkInterfaceId: 'eni-1', Groups: [{ GroupId: 'sg-1' }], Attachment: { InstanceId: 'i-1' } }],
        },
        DescribeInstances: {
          Reservations: [
            {
              ReservationId: 'r-1',
              OwnerId: account,
              Instances: [
                { InstanceId: 'i-1', State: { Name: 'running' } },
                { InstanceId: 'i-2', State: { Name: 'terminated' } },
              ],
            },
            { ReservationId: 'r-2', OwnerId: account, Instances: [{ InstanceId: 'i-3' }] },
          ],
        },
        DescribeImages: {
          Images: [
            { ImageId: 'ami-1', OwnerId: account },
            { ImageId: 'ami-2', OwnerId: '1', ImageOwnerAlias: 'amazon' },
          ],
        },
        DescribeInstanceTypes: { InstanceTypes: [{ InstanceType: 't3.micro', NetworkInfo: { Ipv6Supported: true } }] },
        DescribeLaunchTemplateVersions: {
          LaunchTemplateVersions: [
            { LaunchTemplateId: 'lt-1', VersionNumber: 1, DefaultVersion: true },
            { LaunchTemplateId: 'lt-1', VersionNumber: 2 },
            { LaunchTemplateId: 'lt-2', VersionNumber: 1, DefaultVersion: true },
          ],
        },
        DescribeRegions: {
          Regions: [
            { RegionName: 'a', OptInStatus: 'opted-in' },
            { RegionName: 'b', OptInStatus: 'not-opted-in' },
          ],
        },
        DescribeVpcEndpointServices: {
          ServiceNames: ['s3', 'ec2'],
          ServiceDetails: [{ ServiceName: 's3', ServiceType: [{ ServiceType: 'Gateway' }] }, { ServiceName: 'ec2' }],
        },
      },
      elasticloadbalancing: {
        DescribeLoadBalancers: {
          LoadBalancers: [
            { LoadBalancerArn: balancer, LoadBalancerName: 'a' },
            { LoadBalancerArn: 'b', LoadBalancerName: 'b' },
          ],
        },
        DescribeListeners: { Listeners: [{ ListenerArn: 'l', LoadBalancerArn: balancer }] },
      },
      rds: {
        DescribeDBInstances: {
          DBInstances: [
            { DBInstanceIdentifier: 'a', DBInstanceArn: 'arn:aws:rds:x:y:db:a', Engine: 'postgres' },
            { DBInstanceIdentifier: 'b' },
          ],
        },
        DescribeDBClusters: { DBClusters: [] },
      },
      autoscaling: {
        DescribeAutoScalingGroups: { AutoScalingGroups: [{ AutoScalingGroupName: 'a', Tags: [{ Key: 'k', Value: 'v' }] }] },
      },
      ecs: {
        DescribeClusters: {
          clusters: [{ clusterName: 'main', clusterArn: cluster, tags: [{ key: 'a', value: 'b' }], status: 'ACTIVE' }],
        },
        DescribeTasks: { tasks: [{ taskArn: task, clusterArn: cluster }] },
        ListTasks: { taskArns: [task, task.replace('main', 'other')] },
      },
      eks: { DescribeCluster: { cluster: { name: 'a' } }, ListNodegroups: { nodegroups: ['n'] } },
    },
  },
};

let replay: Replay;
beforeAll(async () => {
  replay = await startReplay({ fixture });
});
afterAll(() => replay.close());

/** The answer's list, each item by its first id-like member. */
async function ids(service: string, operation: string, input: Members): Promise<readonly unknown[]> {
  const output = await callSdk(replay, service, operation, input);
  const list: unknown = Object.values(output).find((each) => Array.isArray(each) && each.some(isMembers));
  return Array.isArray(list) ? list.map((item: Members) => Object.values(item)[idIndex(item)]) : [];
}

const idIndex = (item: Members): number =>
  Object.keys(item).findIndex((key) => /(Id|Identifier|Name|InstanceType)$/.test(key) && key !== 'VpcId' && key !== 'OwnerId');

const filter = (Name: string, ...Values: readonly string[]) => ({ Filters: [{ Name, Values }] });

describe('filters', () => {
  test.each([
    ['DescribeSubnets', filter('vpc-id', 'vpc-1'), ['s-1', 's-2']],
    ['DescribeSubnets', filter('vpc-id', 'vpc-1', 'vpc-2'), ['s-1', 's-2', 's-3']],
    ['DescribeSubnets', filter('ipv6-native', 'true'), ['s-1']],
    ['DescribeSubnets', filter('available-ip-address-count', '5'), ['s-1']],
    ['DescribeSubnets', filter('tag:Name', '*-a'), ['s-1', 's-2']],
    ['DescribeSubnets', filter('tag:Name', 'w?b-a', 'x'), ['s-1']],
    ['DescribeSubnets', filter('tag:team', 'a?b'), ['s-3']],
    ['DescribeSubnets', filter('tag:team', 'aXb'), []],
    ['DescribeSubnets', filter('tag-key', 'team'), ['s-3']],
    ['DescribeSubnets', filter('ipv6-cidr-block-association.ipv6-cidr-block', '2001:db8::/64'), ['s-3']],
    ['DescribeSubnets', filter('ipv6-cidr-block-association.state', 'associated'), ['s-3']],
    ['DescribeRouteTables', filter('association.subnet-id', 's-1'), ['rtb-1']],
    ['DescribeRouteTables', filter('association.main', 'true'), ['rtb-2']],
    ['DescribeRouteTables', filter('route.destination-ipv6-cidr-block', '::/0'), ['rtb-1']],
    ['DescribeNatGateways', { Filter: [{ Name: 'state', Values: ['available'] }] }, ['nat-1']],
    ['DescribeNetworkInterfaces', filter('group-id', 'sg-1'), ['eni-1']],
    ['DescribeNetworkInterfaces', filter('attachment.instance-id', 'i-2'), []],
    ['DescribeInstanceTypes', filter('network-info.ipv6-supported', 'true'), ['t3.micro']],
    ['DescribeVpcEndpointServices', filter('service-type', 'Gateway'), ['s3']],
  ])('%s %j: %j', async (operation, input, expected) => {
    expect(await ids('ec2', operation, input)).toStrictEqual(expected);
  });

  test('two filters must both hold', async () => {
    const both = [...filter('vpc-id', 'vpc-1').Filters, ...filter('tag:Name', 'db*').Filters];
    expect(await ids('ec2', 'DescribeSubnets', { Filters: both })).toStrictEqual(['s-2']);
  });

  test('instances are filtered inside their reservations', async () => {
    const state = filter('instance-state-name', 'running', 'stopped');
    const { Reservations } = await callSdk(replay, 'ec2', 'DescribeInstances', state);
    expect(Reservations).toMatchObject([{ ReservationId: 'r-1', Instances: [{ InstanceId: 'i-1' }] }]);
    expect(await ids('ec2', 'DescribeInstances', filter('reservation-id', 'r-2'))).toStrictEqual(['r-2']);
  });

  test('work for Auto Scaling and RDS', async () => {
    expect(await ids('autoscaling', 'DescribeAutoScalingGroups', filter('tag:k', 'v'))).toStrictEqual(['a']);
    expect(await ids('rds', 'DescribeDBInstances', filter('db-instance-id', 'b'))).toStrictEqual(['b']);
    expect(await ids('rds', 'DescribeDBInstances', filter('engine', 'postgres'))).toStrictEqual(['a']);
  });

  test('a name that leads nowhere is a problem, an empty list notwithstanding', async () => {
    const subnets = callSdk(replay, 'ec2', 'DescribeSubnets', filter('vpc', 'vpc-1'));
    await expect(subnets).rejects.toThrow('DescribeSubnets has no filter vpc');
    const clusters = callSdk(replay, 'rds', 'DescribeDBClusters', filter('no-such-thing', 'x'));
    await expect(clusters).rejects.toThrow('DescribeDBClusters has no filter no-such-thing');
  });
});

describe('ids', () => {
  test.each([
    ['ec2', 'DescribeSubnets', { SubnetIds: ['s-2', 's-1'] }, ['s-1', 's-2']],
    ['ec2', 'DescribeInstances', { InstanceIds: ['i-3'] }, ['r-2']],
    ['ec2', 'DescribeImages', { ImageIds: ['ami-2'] }, ['ami-2']],
    ['ec2', 'DescribeImages', { Owners: ['self'] }, ['ami-1']],
    ['ec2', 'DescribeImages', { Owners: ['amazon', '9'] }, ['ami-2']],
    ['ec2', 'DescribeInstanceTypes', { InstanceTypes: ['t3.micro'] }, ['t3.micro']],
    ['ec2', 'DescribeLaunchTemplateVersions', { LaunchTemplateId: 'lt-2' }, ['lt-2']],
    ['ec2', 'DescribeLaunchTemplateVersions', { Versions: ['$Latest'] }, ['lt-1', 'lt-2']],
    ['ec2', 'DescribeLaunchTemplateVersions', { LaunchTemplateId: 'lt-1', Versions: ['1', '$Default'] }, ['lt-1']],
    ['ec2', 'DescribeRegions', {}, ['a']],
    ['ec2', 'DescribeRegions', { AllRegions: true }, ['a', 'b']],
    ['elasticloadbalancing', 'DescribeLoadBalancers', { Names: ['b'] }, ['b']],
    ['elasticloadbalancing', 'DescribeLoadBalancers', { LoadBalancerArns: [balancer] }, ['a']],
    ['elasticloadbalancing', 'DescribeListeners', { LoadBalancerArn: 'none' }, []],
    ['rds', 'DescribeDBInstances', { DBInstanceIdentifier: 'b' }, ['b']],
    ['rds', 'DescribeDBInstances', { DBInstanceIdentifier: 'arn:aws:rds:x:y:db:a' }, ['a']],
    ['autoscaling', 'DescribeAutoScalingGroups', { AutoScalingGroupNames: ['a', 'x'] }, ['a']],
    ['ecs', 'DescribeClusters', { clusters: [cluster] }, ['main']],
  ])('%s %s %j: %j', async (service, operation, input, expected) => {
    expect(await ids(service, operation, input)).toStrictEqual(expected);
  });

  test.each([
    ['ec2', 'DescribeVpcs', { VpcIds: ['x'] }, 'answered {"Vpcs":[]}'],
    ['ec2', 'DescribeSubnets', { SubnetIds: ['s-1', 'x'] }, 'InvalidSubnetID.NotFound'],
    ['ec2', 'DescribeInstances', { InstanceIds: ['x'] }, 'InvalidInstanceID.NotFound'],
    ['ec2', 'DescribeImages', { ImageIds: ['x'] }, 'InvalidAMIID.NotFound'],
    ['ec2', 'DescribeInstanceTypes', { InstanceTypes: ['x'] }, 'InvalidInstanceType'],
    ['ec2', 'DescribeNatGateways', { NatGatewayIds: ['x'] }, 'NatGatewayNotFound'],
    ['ec2', 'DescribeLaunchTemplateVersions', { LaunchTemplateId: 'x' }, 'InvalidLaunchTemplateId.NotFound'],
    ['elasticloadbalancing', 'DescribeLoadBalancers', { LoadBalancerArns: ['x'] }, 'LoadBalancerNotFoundException'],
    ['rds', 'DescribeDBClusters', { DBClusterIdentifier: 'x' }, 'DBClusterNotFoundFault'],
    ['ecs', 'DescribeTasks', { cluster: 'main', tasks: [] }, 'InvalidParameterException'],
    ['eks', 'DescribeCluster', { name: 'b' }, 'ResourceNotFoundException'],
    ['ecs', 'ListTasks', { cluster: 'main', serviceName: 'x' }, 'ReplayProblem'],
  ])('%s %s %j: %s', async (service, operation, input, name) => {
    expect(await errorName(callSdk(replay, service, operation, input))).toBe(name);
  });

  test('too many ids are refused', async () => {
    const types = { InstanceTypes: Array.from({ length: 101 }, (_, index) => `t${index}`) };
    const answer = callSdk(replay, 'ec2', 'DescribeInstanceTypes', types);
    expect(await errorName(answer)).toBe('InvalidParameterValue');
  });

  test('ECS lists what it does not know as failures', async () => {
    const found = await callSdk(replay, 'ecs', 'DescribeTasks', { cluster: 'main', tasks: ['t1', 't2'] });
    expect(found).toStrictEqual({
      tasks: [{ taskArn: task, clusterArn: cluster }],
      failures: [{ arn: `arn:aws:ecs:us-east-1:${account}:task/t2`, reason: 'MISSING' }],
    });
  });

  test('ECS does not find a task in another cluster', async () => {
    const found = await callSdk(replay, 'ecs', 'DescribeTasks', { cluster: 'other', tasks: [task] });
    expect(found).toStrictEqual({ tasks: [], failures: [{ arn: task, reason: 'MISSING' }] });
  });

  test('a plain reply holds for whatever scope an operation demands', async () => {
    const found = await callSdk(replay, 'eks', 'ListNodegroups', { clusterName: 'any' });
    expect(found).toStrictEqual({ nodegroups: ['n'] });
  });

  test('ECS tells tags only to those who ask, and lists by cluster', async () => {
    const without = await callSdk(replay, 'ecs', 'DescribeClusters', { clusters: ['main'] });
    expect(without.clusters).toStrictEqual([{ clusterName: 'main', clusterArn: cluster, status: 'ACTIVE' }]);
    const withTags = await callSdk(replay, 'ecs', 'DescribeClusters', { clusters: ['main'], include: ['TAGS'] });
    expect(withTags.clusters).toMatchObject([{ tags: [{ key: 'a', value: 'b' }] }]);
    const tasks = await callSdk(replay, 'ecs', 'ListTasks', { cluster });
    expect(tasks).toStrictEqual({ taskArns: [task] });
  });
});
