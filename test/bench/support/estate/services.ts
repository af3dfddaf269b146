import { arn, isDual, isPublic, type Lists, type Place, range, subnetIds, tags, zones } from './place.ts';

export const servicesOf = (place: Place): Lists => {
  const { region, number, instances, id } = place;
  const VpcId = id('vpc');
  const inside = subnetIds(place, (n) => !isPublic(n));
  const balancers = range(Math.ceil(instances / 12), (n) => `balancer-${number}-${n}`);
  const balancerArn = (name: string) => arn(place, 'elasticloadbalancing', `loadbalancer/app/${name}/50dc6c495c0c9188`);
  const groupArn = (name: string) => arn(place, 'elasticloadbalancing', `targetgroup/${name}/73e2d6bc24d8a067`);
  const databases = range(Math.ceil(instances / 12), (n) => `db-${number}-${n}`);
  const group = {
    DBSubnetGroupName: `subnets-${number}`,
    DBSubnetGroupDescription: 'private',
    VpcId,
    SubnetGroupStatus: 'Complete',
    Subnets: inside.map((SubnetIdentifier) => ({
      SubnetIdentifier,
      SubnetAvailabilityZone: { Name: `${region}a` },
      SubnetStatus: 'Active',
    })),
    DBSubnetGroupArn: arn(place, 'rds', `subgrp:subnets-${number}`),
    SupportedNetworkTypes: isDual(place) ? ['IPV4', 'DUAL'] : ['IPV4'],
  };
  return {
    'elasticloadbalancing:DescribeLoadBalancers': [
      'LoadBalancers',
      balancers.map((name, n) => ({
        LoadBalancerArn: balancerArn(name),
        LoadBalancerName: name,
        DNSName: `${name}.${region}.elb.amazonaws.com`,
        Type: 'application',
        Scheme: n % 2 === 0 ? 'internet-facing' : 'internal',
        State: { Code: 'active' },
        VpcId,
        AvailabilityZones: zones.map((zone, s) => ({ ZoneName: `${region}${zone}`, SubnetId: id('subnet', s), LoadBalancerAddresses: [] })),
        SecurityGroups: [id('sg', 0, 0)],
        IpAddressType: isDual(place) && n % 2 === 0 ? 'dualstack' : 'ipv4',
      })),
    ],
    'elasticloadbalancing:DescribeTargetGroups': [
      'TargetGroups',
      balancers.map((name) => ({
        TargetGroupArn: groupArn(name),
        TargetGroupName: name,
        TargetType: 'ip',
        IpAddressType: 'ipv4',
        Protocol: 'HTTP',
        ProtocolVersion: 'HTTP1',
        Port: 8080,
        VpcId,
        LoadBalancerArns: [balancerArn(name)],
      })),
    ],
    'elasticloadbalancing:DescribeListeners': [
      'Listeners',
      balancers.map((name) => ({
        ListenerArn: balancerArn(name).replace('loadbalancer', 'listener'),
        LoadBalancerArn: balancerArn(name),
        Protocol: 'HTTPS',
        Port: 443,
        DefaultActions: [{ Type: 'forward', TargetGroupArn: groupArn(name), Order: 1 }],
      })),
    ],
    'rds:DescribeDBSubnetGroups': ['DBSubnetGroups', [group]],
    'rds:DescribeDBInstances': [
      'DBInstances',
      databases.map((name, n) => ({
        DBInstanceIdentifier: name,
        DBInstanceArn: arn(place, 'rds', `db:${name}`),
        DBInstanceClass: 'db.m6g.large',
        Engine: 'postgres',
        EngineVersion: '16.4',
        DBInstanceStatus: 'available',
        Endpoint: { Address: `${name}.c9akciq32.${region}.rds.amazonaws.com`, Port: 5432 },
        NetworkType: isDual(place) && n % 2 === 0 ? 'DUAL' : 'IPV4',
        PubliclyAccessible: false,
        MultiAZ: true,
        VpcSecurityGroups: [{ VpcSecurityGroupId: id('sg', 0, 0), Status: 'active' }],
        DBSubnetGroup: group,
        AvailabilityZone: `${region}a`,
        TagList: tags(name, 'data'),
      })),
    ],
    ...containersOf(place, inside, groupArn(balancers[0] ?? '')),
  };
};

const containersOf = (place: Place, subnets: readonly string[], targetGroupArn: string): Lists => {
  const { number, instances, id } = place;
  const clusterArn = arn(place, 'ecs', `cluster/cluster-${number}`);
  const services = range(Math.ceil(instances / 6), (n) => `service-${number}-${n}`);
  const definitionArn = (name: string) => arn(place, 'ecs', `task-definition/${name}:3`);
  const networkConfiguration = { awsvpcConfiguration: { subnets, securityGroups: [id('sg', 0, 1)], assignPublicIp: 'DISABLED' } };
  return {
    'ecs:DescribeClusters': [
      'clusters',
      [
        {
          clusterArn,
          clusterName: `cluster-${number}`,
          status: 'ACTIVE',
          registeredContainerInstancesCount: 0,
          activeServicesCount: services.length,
          runningTasksCount: 0,
          capacityProviders: ['FARGATE'],
          defaultCapacityProviderStrategy: [],
          tags: [],
        },
      ],
    ],
    'ecs:DescribeServices': [
      'services',
      services.map((name) => ({
        serviceArn: arn(place, 'ecs', `service/cluster-${number}/${name}`),
        serviceName: name,
        clusterArn,
        status: 'ACTIVE',
        desiredCount: 2,
        schedulingStrategy: 'REPLICA',
        launchType: 'FARGATE',
        platformVersion: '1.4.0',
        platformFamily: 'Linux',
        networkConfiguration,
        loadBalancers: [{ targetGroupArn, containerName: 'app', containerPort: 8080 }],
        serviceRegistries: [],
        taskDefinition: definitionArn(name),
        deployments: [
          { id: `ecs-svc/${name}`, status: 'PRIMARY', taskDefinition: definitionArn(name), platformVersion: '1.4.0', networkConfiguration },
        ],
        tags: [],
      })),
    ],
    'ecs:DescribeTaskDefinition': [
      'taskDefinition',
      services.map((name) => ({
        taskDefinitionArn: definitionArn(name),
        family: name,
        revision: 3,
        status: 'ACTIVE',
        networkMode: 'awsvpc',
        compatibilities: ['EC2', 'FARGATE'],
        requiresCompatibilities: ['FARGATE'],
        containerDefinitions: [
          {
            name: 'app',
            image: `111122223333.dkr.ecr.${place.region}.amazonaws.com/app:1`,
            environment: [],
            logConfiguration: { logDriver: 'awslogs', options: {} },
          },
        ],
      })),
    ],
  };
};
