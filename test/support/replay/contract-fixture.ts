// One account with every kind of value in every protocol; its answers are what any SDK must read.
import type { ReplayFixture } from './fixture.ts';
import type { Members } from './shapes.ts';

export const account = '111122223333';
export const region = 'eu-west-1';

const arn = (service: string, resource: string): string => `arn:aws:${service}:${region}:${account}:${resource}`;
const balancer = arn('elasticloadbalancing', 'loadbalancer/app/web/50dc6c495c0c9188');

const subnets = Array.from({ length: 13 }, (_, index) => ({
  SubnetId: `subnet-${index}`,
  VpcId: index < 10 ? 'vpc-1' : 'vpc-2',
  Ipv6Native: index % 3 === 0,
  AvailableIpAddressCount: index * 100,
  Ipv6CidrBlockAssociationSet: [{ Ipv6CidrBlock: `2001:db8:0:${index}::/64`, Ipv6CidrBlockState: { State: 'associated' } }],
  Tags: [{ Key: 'Name', Value: `<a & "b" ${index}> äöü 🙂` }, ...(index < 2 ? [{ Key: 'team', Value: 'net' }] : [])],
}));

const ec2 = {
  DescribeRegions: {
    Regions: [
      { RegionName: region, Endpoint: `ec2.${region}.amazonaws.com`, OptInStatus: 'opt-in-not-required' },
      { RegionName: 'me-south-1', Endpoint: 'ec2.me-south-1.amazonaws.com', OptInStatus: 'not-opted-in' },
    ],
  },
  DescribeSubnets: { Subnets: subnets },
  DescribeInstances: {
    Reservations: [
      {
        ReservationId: 'r-1',
        OwnerId: account,
        Instances: [
          {
            InstanceId: 'i-1',
            InstanceType: 't3.micro',
            LaunchTime: '2024-02-29T23:59:59.000Z',
            State: { Code: 16, Name: 'running' },
            EbsOptimized: false,
            NetworkInterfaces: [{ NetworkInterfaceId: 'eni-1', Groups: [{ GroupId: 'sg-1' }], Ipv6Addresses: [] }],
          },
          { InstanceId: 'i-2', State: { Code: 80, Name: 'stopped' } },
        ],
      },
      { ReservationId: 'r-2', Instances: [{ InstanceId: 'i-3', State: { Code: 16, Name: 'running' } }] },
    ],
  },
  DescribeVpcAttribute: [
    {
      match: { VpcId: 'vpc-1', Attribute: 'enableDnsSupport' },
      reply: { VpcId: 'vpc-1', EnableDnsSupport: { Value: true } },
    },
  ],
};

const rds = {
  DescribeDBInstances: {
    DBInstances: [
      {
        DBInstanceIdentifier: 'db-1',
        DBInstanceArn: arn('rds', 'db:db-1'),
        AllocatedStorage: 20,
        MultiAZ: true,
        InstanceCreateTime: '2021-06-30T12:00:00.123Z',
        NetworkType: 'DUAL',
        Endpoint: { Address: 'db-1.example.com', Port: 5432 },
        VpcSecurityGroups: [{ VpcSecurityGroupId: 'sg-1', Status: 'active' }],
        EnabledCloudwatchLogsExports: ['audit', 'error'],
        TagList: [{ Key: 'k', Value: 'v' }],
      },
      { DBInstanceIdentifier: 'db-2', AllocatedStorage: 0, MultiAZ: false },
    ],
  },
};

const elasticloadbalancing = {
  DescribeLoadBalancers: {
    LoadBalancers: [
      {
        LoadBalancerArn: balancer,
        LoadBalancerName: 'web',
        CreatedTime: '2022-01-01T00:00:00.500Z',
        IpAddressType: 'dualstack',
        State: { Code: 'active' },
        AvailabilityZones: [{ SubnetId: 'subnet-1', ZoneName: `${region}a`, LoadBalancerAddresses: [] }],
        SecurityGroups: ['sg-1', 'sg-2'],
      },
    ],
  },
  DescribeTargetGroups: {
    TargetGroups: [
      {
        TargetGroupArn: arn('elasticloadbalancing', 'targetgroup/t/1'),
        TargetGroupName: 't',
        Port: 80,
        HealthCheckEnabled: true,
        LoadBalancerArns: [balancer],
      },
    ],
  },
};

const autoscaling = {
  DescribeAutoScalingGroups: {
    AutoScalingGroups: ['asg-1', 'asg-2'].map((name) => ({
      AutoScalingGroupName: name,
      MinSize: 0,
      MaxSize: 3,
      DesiredCapacity: 1,
      DefaultCooldown: 300,
      AvailabilityZones: [`${region}a`],
      HealthCheckType: 'EC2',
      CreatedTime: '2020-05-05T05:05:05.050Z',
      NewInstancesProtectedFromScaleIn: false,
      Tags: [{ Key: 'env', Value: name, PropagateAtLaunch: true }],
    })),
  },
};

const ecsService = (name: string) => ({
  serviceArn: arn('ecs', `service/main/${name}`),
  serviceName: name,
  clusterArn: arn('ecs', 'cluster/main'),
  status: 'ACTIVE',
  desiredCount: 2,
  createdAt: '2023-03-03T03:03:03.333Z',
  networkConfiguration: {
    awsvpcConfiguration: { subnets: ['subnet-1', 'subnet-2'], assignPublicIp: 'DISABLED' },
  },
  deployments: [{ id: 'd', runningCount: 2, createdAt: '2023-03-03T03:03:04.000Z' }],
  enableExecuteCommand: false,
});

const ecs = {
  ListClusters: { clusterArns: [arn('ecs', 'cluster/main'), arn('ecs', 'cluster/other')] },
  ListServices: { serviceArns: [arn('ecs', 'service/main/one'), arn('ecs', 'service/other/two')] },
  DescribeServices: { services: [ecsService('one'), ecsService('three')] },
  DescribeTaskDefinition: [
    {
      match: { taskDefinition: 'web:1' },
      reply: {
        taskDefinition: {
          family: 'web',
          revision: 1,
          registeredAt: '2023-03-03T03:03:03.333Z',
          containerDefinitions: [{ name: 'c', cpu: 256, essential: true, dockerLabels: { 'a.b/c': '1', d: 'e' } }],
        },
      },
    },
  ],
};

const eks = {
  ListClusters: { clusters: ['blue', 'green', 'red'] },
  ListNodegroups: [{ match: { clusterName: 'blue' }, reply: { nodegroups: ['n1', 'n2'] } }],
  DescribeCluster: [
    {
      match: { name: 'blue' },
      reply: {
        cluster: {
          name: 'blue',
          version: '1.33',
          createdAt: '2025-11-11T11:11:11.111Z',
          resourcesVpcConfig: { subnetIds: ['subnet-1'], endpointPublicAccess: false },
          kubernetesNetworkConfig: { ipFamily: 'ipv6', serviceIpv6Cidr: 'fd00::/108' },
          tags: { team: 'net', 'weird key': 'ä/ö' },
          upgradePolicy: { supportType: 'STANDARD' },
        },
      },
    },
    { match: { name: 'secret' }, error: { code: 'AccessDeniedException', status: 403 } },
  ],
};

export const contractFixture = {
  [account]: { [region]: { ec2, rds, elasticloadbalancing, autoscaling, ecs, eks } },
} satisfies ReplayFixture;

/** A call and the whole answer that an SDK must decode, in the fixture's form. */
export interface ContractCall {
  readonly service: string;
  readonly operation: string;
  readonly input: Members;
  readonly output: Members;
}

const call = (service: string, operation: string, input: Members, output: Members): ContractCall => ({
  service,
  operation,
  input,
  output,
});

const describeBlue = eks.DescribeCluster[0]?.reply ?? {};
const describeWeb = ecs.DescribeTaskDefinition[0]?.reply ?? {};
const describeVpc = ec2.DescribeVpcAttribute[0]?.reply ?? {};
const filters = [{ Name: 'vpc-id', Values: ['vpc-2'] }];

export const contractCalls: readonly ContractCall[] = [
  call('ec2', 'DescribeSubnets', {}, ec2.DescribeSubnets),
  call('ec2', 'DescribeSubnets', { Filters: filters }, { Subnets: subnets.slice(10) }),
  call('ec2', 'DescribeSubnets', { SubnetIds: ['subnet-3'] }, { Subnets: subnets.slice(3, 4) }),
  call('ec2', 'DescribeInstances', {}, ec2.DescribeInstances),
  call('ec2', 'DescribeRegions', { AllRegions: true }, ec2.DescribeRegions),
  call('ec2', 'DescribeVpcAttribute', { VpcId: 'vpc-1', Attribute: 'enableDnsSupport' }, describeVpc),
  call('rds', 'DescribeDBInstances', {}, rds.DescribeDBInstances),
  call('elasticloadbalancing', 'DescribeLoadBalancers', { Names: ['web'] }, elasticloadbalancing.DescribeLoadBalancers),
  call('elasticloadbalancing', 'DescribeTargetGroups', { LoadBalancerArn: balancer }, elasticloadbalancing.DescribeTargetGroups),
  call('autoscaling', 'DescribeAutoScalingGroups', {}, autoscaling.DescribeAutoScalingGroups),
  call('ecs', 'ListClusters', {}, ecs.ListClusters),
  call('ecs', 'DescribeServices', { cluster: 'main', services: ['one', 'three'] }, { ...ecs.DescribeServices, failures: [] }),
  call('ecs', 'DescribeTaskDefinition', { taskDefinition: 'web:1' }, describeWeb),
  call('eks', 'ListClusters', {}, eks.ListClusters),
  call('eks', 'ListNodegroups', { clusterName: 'blue' }, { nodegroups: ['n1', 'n2'] }),
  call('eks', 'DescribeCluster', { name: 'blue' }, describeBlue),
];

/** Calls that must fail, with the code that goes over the wire. */
export const contractErrors: readonly (Omit<ContractCall, 'output'> & { readonly code: string })[] = [
  { service: 'ec2', operation: 'DescribeSubnets', input: { SubnetIds: ['subnet-x'] }, code: 'InvalidSubnetID.NotFound' },
  { service: 'rds', operation: 'DescribeDBInstances', input: { DBInstanceIdentifier: 'x' }, code: 'DBInstanceNotFound' },
  { service: 'elasticloadbalancing', operation: 'DescribeLoadBalancers', input: { Names: ['x'] }, code: 'LoadBalancerNotFound' },
  { service: 'ecs', operation: 'DescribeServices', input: { services: [] }, code: 'InvalidParameterException' },
  { service: 'eks', operation: 'DescribeCluster', input: { name: 'x' }, code: 'ResourceNotFoundException' },
  { service: 'eks', operation: 'DescribeCluster', input: { name: 'secret' }, code: 'AccessDeniedException' },
];
