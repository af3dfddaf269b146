import { describe, expect, test } from 'vitest';
import type { Workload } from '../../../src/model/checklist/pressure.ts';
import type { Gap } from '../../../src/model/gap.ts';
import type { Resource } from '../../../src/model/resource.ts';
import { build, denied } from '../../support/build.ts';
import { eni, instance, nitro, onInstance, pressureOf, service, subnet, task, xen } from './network.ts';

const all = (resources: readonly Resource[], gaps: readonly Gap[] = []): readonly Workload[] => {
  const { moveFirst, keepsIpv4, unclear } = pressureOf([subnet(), ...resources], gaps);
  return [...moveFirst, ...keepsIpv4, ...unclear];
};
const told = (...args: Parameters<typeof all>) => all(...args).map(({ kind, id, addresses, can }) => [kind, id, addresses, can]);

describe('what runs on instances', () => {
  const group = { 'aws:autoscaling:groupName': 'web' };
  test('is its Auto Scaling group, or the instance alone', () => {
    expect(
      told([
        nitro,
        instance('i-1', group),
        instance('i-2', group),
        instance('i-3'),
        eni('eni-1', [4], onInstance('i-1')),
        eni('eni-2', [5], onInstance('i-2')),
        eni('eni-3', [6], onInstance('i-3')),
      ]),
    ).toEqual([
      ['auto-scaling-group', 'web', 2, 'movable'],
      ['instance', 'i-3', 1, 'movable'],
    ]);
  });
  test.each([
    ['on Xen', [xen, instance('i-1', {}, 't2.micro')], 'keeps-ipv4', 'change the type t2.micro first'],
    ['of a type that was not told', [instance('i-1')], 'unclear', 'whether the type m7g.large is Nitro'],
    ['of EMR', [nitro, instance('i-1', { 'aws:elasticmapreduce:job-flow-id': 'j-1' })], 'keeps-ipv4', 'EMR runs it'],
    ['that was not read', [], 'unclear', 'what i-1 is was not read'],
  ] as const)('%s', (_name, resources, can, why) => {
    expect(all([...resources, eni('eni-1', [4], onInstance('i-1'))])).toMatchObject([{ can, why: expect.stringContaining(why) }]);
  });
  test('names the action that would tell', () => {
    const resources = [instance('i-1'), eni('eni-1', [4], onInstance('i-1'))];
    expect(all(resources, [denied('instance-type')])).toMatchObject([{ can: 'unclear', missing: ['test:Read-instance-type'] }]);
    expect(all(resources.slice(1), [denied('instance')])).toMatchObject([{ can: 'unclear', missing: ['test:Read-instance'] }]);
  });
});

describe('a cluster of EKS', () => {
  const cluster = (ipFamily: 'ipv4' | 'ipv6') => build('eks-cluster', { name: 'shop', kubernetesNetworkConfig: { ipFamily } });
  const nodegroupArn = 'arn:aws:eks:eu-central-1:111122223333:nodegroup/shop/blue/1';
  const nodegroup = build('eks-nodegroup', { clusterName: 'shop', nodegroupName: 'blue', nodegroupArn });
  const node = instance('i-1', { 'eks:cluster-name': 'shop', 'eks:nodegroup-name': 'blue', 'aws:autoscaling:groupName': 'eks-blue' });
  const first = eni('eni-1', [4, 5, 6], onInstance('i-1', { Ipv4Prefixes: [{ Ipv4Prefix: '10.0.0.32/28' }] }));
  const second = eni('eni-2', [7, 8], { Attachment: { InstanceId: 'i-1', DeviceIndex: 1 }, Description: 'aws-K8S-i-1' });
  test('keeps one address for each node, and gives back those of its pods', () => {
    expect(told([cluster('ipv4'), nodegroup, node, first, second])).toEqual([
      ['eks-pods', 'shop', 20, 'movable'],
      ['eks-nodegroup', nodegroupArn, 1, 'keeps-ipv4'],
    ]);
  });
  test.each([
    ['was not read', [node]],
    ['has IPv6 pods already', [node, cluster('ipv6')]],
  ])('that %s promises nothing of its pods', (_name, resources) => {
    expect(told([...resources, second])).toEqual([['eks-pods', 'shop', 2, 'unclear']]);
  });
  test('with Windows nodes keeps all', () => {
    const windows = build('instance', {
      InstanceId: 'i-1',
      Platform: 'windows' as 'Windows',
      Tags: [{ Key: 'kubernetes.io/cluster/shop', Value: 'owned' }],
    });
    expect(told([cluster('ipv4'), windows, first])).toEqual([
      ['eks-pods', 'shop', 18, 'keeps-ipv4'],
      ['eks-nodes', 'shop', 1, 'keeps-ipv4'],
    ]);
  });
});

describe('tasks of ECS', () => {
  const arn = 'arn:aws:ecs:eu-central-1:111122223333:service/main/';
  test('are matched with the one service of their subnet and security groups', () => {
    const other = service('other', { networkConfiguration: { awsvpcConfiguration: { subnets: ['subnet-1'], securityGroups: ['sg-2'] } } });
    expect(all([service('api'), other, task('eni-1', 4), task('eni-2', 5)])).toMatchObject([
      { kind: 'ecs-service', id: `${arn}api`, name: 'api', basis: 'matched', addresses: 2, can: 'movable' },
    ]);
  });
  test.each<readonly [string, readonly Resource[], readonly Gap[]]>([
    ['two services fit', [service('api'), service('worker')], []],
    [
      'no service fits',
      [service('api', { networkConfiguration: { awsvpcConfiguration: { subnets: ['subnet-9'], securityGroups: ['sg-1'] } } })],
      [],
    ],
    ['only a stopped service fits', [service('api', { status: 'INACTIVE' })], []],
    ['not all services were read', [service('api')], [denied('ecs-service')]],
  ])('stay a group where %s', (_name, resources, gaps) => {
    expect(all([...resources, task('eni-1', 4), task('eni-2', 5)], gaps)).toMatchObject([
      { kind: 'ecs-tasks', id: 'tasks in subnet-1 with sg-1', basis: 'grouped', addresses: 2, can: 'unclear' },
    ]);
  });
  test('fit a service without security groups by the default group of the VPC', () => {
    const bare = service('api', { networkConfiguration: { awsvpcConfiguration: { subnets: ['subnet-1'] } } });
    const inDefault = task('eni-1', 4, { Groups: [{ GroupId: 'sg-9', GroupName: 'default' }] });
    expect(all([bare, inDefault])).toMatchObject([{ kind: 'ecs-service', basis: 'matched' }]);
    expect(all([bare, task('eni-1', 4)])).toMatchObject([{ kind: 'ecs-tasks' }]);
  });
  test('are named by the tags of ECS, before anything else', () => {
    const TagSet = [
      { Key: 'aws:ecs:clusterName', Value: 'main' },
      { Key: 'aws:ecs:serviceName', Value: 'worker' },
    ];
    expect(all([service('api'), service('worker'), task('eni-1', 4, { TagSet })])).toMatchObject([{ id: `${arn}worker`, basis: 'named' }]);
  });
  test.each([
    ['with ECS Exec', { enableExecuteCommand: true }, 'keeps-ipv4', 'ECS Exec is on'],
    ['on Windows', { platformFamily: 'WINDOWS_SERVER_2022_CORE' }, 'keeps-ipv4', 'takes only Linux'],
    ['on an unknown system', { launchType: 'EC2' as const }, 'unclear', 'operating system'],
  ] as const)('of a service %s', (_name, data, can, why) => {
    expect(all([service('api', data), task('eni-1', 4)])).toMatchObject([{ can, why: expect.stringContaining(why) }]);
  });
});

describe('what services hold', () => {
  const lambda = { InterfaceType: 'lambda' as const, Description: 'AWS Lambda VPC ENI-api-0a1b2c3d-0a1b-0a1b-0a1b-0a1b2c3d4e5f' };
  test.each([
    ['a database', { Description: 'RDSNetworkInterface' }, 'service', 'RDS, Aurora, Neptune or DocumentDB', 'keeps-ipv4'],
    ['a function', lambda, 'resource', 'api', 'keeps-ipv4'],
    ['a load balancer', { Description: 'ELB app/shop/0a1b' }, 'resource', 'app/shop/0a1b', 'keeps-ipv4'],
    ['a broker', { Description: 'Amazon MQ network interface for broker b-0a1b' }, 'resource', 'b-0a1b', 'keeps-ipv4'],
    ['a mount target', { Description: 'EFS mount target for fs-0a (fsmt-0b)' }, 'resource', 'fs-0a', 'movable'],
    ['nobody', { Status: 'available' as const, RequesterManaged: false }, 'service', 'unattached', 'movable'],
    ['who knows', { Description: 'something' }, 'service', 'unknown', 'unclear'],
    ['something that AWS’s words leave open', { Description: 'datasync task', RequesterManaged: true }, 'service', 'DataSync', 'unclear'],
  ] as const)('%s', (_name, data, kind, id, can) => {
    expect(told([eni('eni-1', [4], data)])).toEqual([[kind, id, 1, can]]);
  });
  test('an endpoint can move where its service has IPv6', () => {
    const endpoint = build('vpc-endpoint', { VpcEndpointId: 'vpce-0a', VpcEndpointType: 'Interface', ServiceName: 'com.amazonaws.x' });
    const offer = (SupportedIpAddressTypes: ('ipv4' | 'ipv6')[]) =>
      build('vpc-endpoint-service', {
        ServiceName: 'com.amazonaws.x',
        ServiceType: [{ ServiceType: 'Interface' }],
        SupportedIpAddressTypes,
      });
    const own = eni('eni-1', [4], { InterfaceType: 'vpc_endpoint', Description: 'VPC Endpoint Interface vpce-0a' });
    const can = (...more: readonly Resource[]) => all([own, ...more])[0]?.can;
    expect([can(endpoint, offer(['ipv4', 'ipv6'])), can(endpoint, offer(['ipv4'])), can(endpoint), can()]).toEqual([
      'movable',
      'keeps-ipv4',
      'unclear',
      'unclear',
    ]);
  });
  test('a cache can move where its engine has IPv6 and it is not global', () => {
    const cache = (data: Parameters<typeof build<'cache-cluster'>>[1]) =>
      build('cache-cluster', { CacheClusterId: 'c-1', Engine: 'redis', EngineVersion: '7.1.0', CacheNodeType: 'cache.m7g.large', ...data });
    const own = eni('eni-1', [4], { Description: 'ElastiCache c-1', RequesterId: 'amazon-elasticache' });
    const group = build('replication-group', {
      ReplicationGroupId: 'g',
      GlobalReplicationGroupInfo: { GlobalReplicationGroupId: 'world' },
    });
    const can = (...more: readonly Resource[]) => all([own, ...more])[0]?.can;
    expect([can(cache({})), can(cache({ EngineVersion: '5.0.6' })), can(), can(cache({ ReplicationGroupId: 'g' }), group)]).toEqual([
      'movable',
      'keeps-ipv4',
      'unclear',
      'keeps-ipv4',
    ]);
  });
});

describe('what should move first', () => {
  const crowded = subnet({ SubnetId: 'subnet-2', CidrBlock: '10.0.1.0/24', AvailableIpAddressCount: 3 });
  test('frees most where addresses are scarce, and then most of all', () => {
    const many = eni('eni-1', [4, 5, 6, 7, 8], onInstance('i-1'));
    const scarce = eni('eni-2', [9, 10], onInstance('i-2', { SubnetId: 'subnet-2' }));
    const one = eni('eni-3', [11], onInstance('i-3'));
    const { moveFirst } = pressureOf([subnet(), crowded, nitro, ...['i-1', 'i-2', 'i-3'].map((id) => instance(id)), one, many, scarce]);
    expect(moveFirst.map(({ id, addresses, inShortSubnets }) => [id, addresses, inShortSubnets])).toEqual([
      ['i-2', 2, 2],
      ['i-1', 5, 0],
      ['i-3', 1, 0],
    ]);
    expect(moveFirst[0]?.holds).toEqual([{ subnetId: 'subnet-2', vpcId: 'vpc-1', addresses: 2, interfaces: 1 }]);
  });
});
