// The kinds around ECS and the roles of EKS, over the wire with one item per page.
import { expect, test } from 'vitest';
import type { Kind } from '../../../src/model/kinds.ts';
import type { Resource } from '../../../src/model/resource.ts';
import { readKinds } from '../../support/collect.ts';
import type { ReplayService } from '../../support/replay/fixture.ts';

const account = '111122223333';

const read = async (kinds: readonly Kind[], services: Readonly<Record<string, ReplayService>>) => {
  const { text, operations } = await readKinds(kinds, services);
  const resources = JSON.parse(text) as readonly Resource[];
  const data = (kind: Kind) => resources.filter((each) => each.kind === kind).map((each) => each.data);
  return { text, operations, resources, data };
};

const arn = (rest: string) => `arn:aws:ecs:eu-central-1:${account}:${rest}`;
const registryArn = `arn:aws:servicediscovery:eu-central-1:${account}:service/srv-1`;
const networkConfiguration = { awsvpcConfiguration: { subnets: ['subnet-1'] } };
const service = {
  serviceArn: arn('service/main/web'),
  serviceName: 'web',
  clusterArn: arn('cluster/main'),
  taskDefinition: arn('task-definition/web:1'),
  networkConfiguration,
  serviceRegistries: [{ registryArn }],
  deployments: [{ status: 'PRIMARY', serviceConnectConfiguration: { enabled: true, namespace: 's3cret' } }],
};
const task = (name: string, group: string) => ({
  taskArn: arn(`task/main/${name}`),
  clusterArn: arn('cluster/main'),
  group,
  lastStatus: 'RUNNING',
  overrides: { containerOverrides: [{ environment: [{ name: 'TOKEN', value: 's3cret' }] }] },
  containers: [{ networkInterfaces: [{ attachmentId: 'a', privateIpv4Address: '10.0.0.7' }] }],
  attachments: [
    {
      details: [
        { name: 'subnetId', value: 'subnet-1' },
        { name: 'macAddress', value: '0a' },
      ],
    },
  ],
});
const container = {
  name: 'app',
  command: ['serve', '--bind=0.0.0.0:80', '--token=s3cret'],
  environment: [
    { name: 'DB_HOST', value: '10.1.2.3' },
    { name: 'APP_VERSION', value: '10.1.2.3' },
    { name: 'AWS_STS_REGIONAL_ENDPOINTS', value: 'legacy' },
  ],
  secrets: [{ name: 'AWS_USE_DUALSTACK_ENDPOINT', valueFrom: 'x' }],
  logConfiguration: {
    logDriver: 'awslogs',
    options: { 'awslogs-endpoint': 'https://logs.eu-central-1.amazonaws.com', 'x-token': 's3cret' },
  },
};
const ecs = {
  ListClusters: { clusterArns: [arn('cluster/main')] },
  DescribeClusters: { clusters: [{ clusterArn: arn('cluster/main'), capacityProviders: ['managed', 'FARGATE'] }] },
  ListServices: { serviceArns: [service.serviceArn] },
  DescribeServices: { services: [service] },
  DescribeTaskDefinition: { taskDefinition: { taskDefinitionArn: service.taskDefinition, containerDefinitions: [container] } },
  ListTasks: { taskArns: [arn('task/main/one'), arn('task/main/two')] },
  DescribeTasks: { tasks: [task('one', 'service:web'), task('two', 'family:job')] },
  DescribeCapacityProviders: {
    capacityProviders: [
      {
        capacityProviderArn: arn('capacity-provider/managed'),
        name: 'managed',
        cluster: arn('cluster/main'),
        managedInstancesProvider: {
          instanceLaunchTemplate: {
            ec2InstanceProfileArn: 'arn:profile',
            networkConfiguration: { subnets: ['subnet-2'], securityGroups: ['sg-1'] },
          },
        },
      },
      { capacityProviderArn: arn('capacity-provider/group'), name: 'group', autoScalingGroupProvider: { autoScalingGroupArn: 'arn:asg' } },
    ],
  },
  ListGateways: { gateways: [{ gatewayArn: arn('gateway/shop') }] },
  DescribeGateway: {
    gateway: {
      gatewayArn: arn('gateway/shop'),
      configuration: { hostSharedAlb: { networkConfiguration: { ipAddressType: 'ipv4', subnets: ['subnet-1'] }, scheme: 'internal' } },
    },
  },
} as const satisfies ReplayService;
const servicediscovery = { ListServices: { Services: [{ Arn: registryArn, Type: 'DNS' }, { Arn: 'arn:other' }] } } as const;

test('ECS: tasks of services, registries in use, managed capacity and gateways, and no secrets', async () => {
  const kinds = ['ecs-task', 'ecs-task-definition', 'cloud-map-service', 'ecs-capacity-provider', 'ecs-gateway'] as const;
  const { data, resources, text } = await read(kinds, { ecs, servicediscovery });
  expect(data('ecs-task')).toMatchObject([{ group: 'service:web', attachments: [{ details: [{ value: 'subnet-1' }] }] }]);
  expect(data('cloud-map-service')).toEqual([{ Arn: registryArn, Type: 'DNS' }]);
  expect(data('ecs-capacity-provider')).toMatchObject([{ name: 'managed' }]);
  expect(resources.find(({ kind }) => kind === 'ecs-capacity-provider')?.subnetIds).toEqual(['subnet-2']);
  expect(data('ecs-gateway')).toMatchObject([{ configuration: { hostSharedAlb: { networkConfiguration: { ipAddressType: 'ipv4' } } } }]);
  expect(data('ecs-service')).toMatchObject([{ deployments: [{ serviceConnectConfiguration: { enabled: true } }] }]);
  expect(data('ecs-task-definition')).toMatchObject([
    {
      containerDefinitions: [
        {
          ipv4Hosts: ['environment DB_HOST'],
          ipv4Binds: ['command'],
          logEndpoint: 'aws-ipv4',
          usesDualStackEndpoints: null,
          usesLegacyStsEndpoint: true,
        },
      ],
    },
  ]);
  expect(text).not.toMatch(/s3cret|10\.1\.2\.3/);
});

test('Cloud Map is not asked where no service registers', async () => {
  const alone = { ...ecs, DescribeServices: { services: [{ ...service, serviceRegistries: [] }] } };
  expect((await read(['cloud-map-service'], { ecs: alone, servicediscovery })).operations).toEqual([
    'ListClusters',
    'DescribeClusters',
    'ListServices',
    'DescribeServices',
  ]);
});

const cluster = (ipFamily: 'ipv4' | 'ipv6') => ({ cluster: { name: 'shop', kubernetesNetworkConfig: { ipFamily } } });
const eks = (ipFamily: 'ipv4' | 'ipv6') => ({
  ListClusters: { clusters: ['shop'] },
  DescribeCluster: cluster(ipFamily),
  ListNodegroups: { nodegroups: ['workers'] },
  DescribeNodegroup: { nodegroup: { nodegroupName: 'workers', clusterName: 'shop', nodeRole: `arn:aws:iam::${account}:role/path/nodes` } },
  ListAddons: { addons: ['vpc-cni'] },
  DescribeAddon: { addon: { addonName: 'vpc-cni', clusterName: 'shop' } },
  ListPodIdentityAssociations: {
    associations: [{ clusterName: 'shop', namespace: 'kube-system', serviceAccount: 'aws-node', associationId: 'a-1' }],
  },
  DescribePodIdentityAssociation: { association: { associationId: 'a-1', roleArn: `arn:aws:iam::${account}:role/cni` } },
});
const policy = (Action: string) => encodeURIComponent(JSON.stringify({ Statement: [{ Effect: 'Allow', Action, Resource: '*' }] }));
const iam = {
  ListAttachedRolePolicies: [
    { match: { RoleName: 'nodes' }, reply: { AttachedPolicies: [{ PolicyName: 'p', PolicyArn: 'arn:aws:iam::aws:policy/p-for-ipv4' }] } },
    { reply: { AttachedPolicies: [] } },
  ],
  GetPolicy: { Policy: { DefaultVersionId: 'v3' } },
  GetPolicyVersion: { PolicyVersion: { Document: policy('ec2:AssignPrivateIpAddresses') } },
  ListRolePolicies: [{ match: { RoleName: 'cni' }, reply: { PolicyNames: ['ipv6'] } }, { reply: { PolicyNames: [] } }],
  GetRolePolicy: { RoleName: 'cni', PolicyName: 'ipv6', PolicyDocument: policy('ec2:Assign*') },
};

test('EKS: what the roles of an IPv6 cluster grant, and nothing of their policies', async () => {
  const { data, text } = await read(['eks-cni-role'], { eks: eks('ipv6'), iam });
  expect(data('eks-cni-role')).toEqual([
    { clusterName: 'shop', Arn: `arn:aws:iam::${account}:role/path/nodes`, use: 'nodeRole', allowsAssignIpv6Addresses: false },
    { clusterName: 'shop', Arn: `arn:aws:iam::${account}:role/cni`, use: 'podIdentityAssociation', allowsAssignIpv6Addresses: true },
  ]);
  expect(text).not.toContain('AssignPrivateIpAddresses');
});

test('IAM is not asked for the sake of IPv4 clusters', async () => {
  const { operations } = await read(['eks-cni-role'], { eks: eks('ipv4'), iam });
  expect(operations.filter((operation) => /Polic|PodIdentity/.test(operation))).toEqual([]);
});
