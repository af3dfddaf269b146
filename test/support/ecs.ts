import type { Kinds } from '../../src/model/kinds.ts';
import type { Resource } from '../../src/model/resource.ts';
import { associated, build, home } from './build.ts';

type Data<K extends keyof Kinds> = Partial<Kinds[K]>;
type Container = Kinds['ecs-task-definition']['containerDefinitions'][number];

const arn = (rest: string) => `arn:aws:ecs:${home.region}:${home.account}:${rest}`;
export const clusterArn = arn('cluster/main');
export const definitionArn = arn('task-definition/web:1');

/** A Fargate service that runs web:1 in these subnets. */
export const service = (subnets: readonly string[], data: Data<'ecs-service'> = {}): Resource<'ecs-service'> =>
  build('ecs-service', {
    serviceArn: arn('service/main/web'),
    serviceName: 'web',
    clusterArn,
    status: 'ACTIVE',
    desiredCount: 1,
    launchType: 'FARGATE',
    taskDefinition: definitionArn,
    enableExecuteCommand: false,
    loadBalancers: [],
    ...(subnets.length > 0 ? { networkConfiguration: { awsvpcConfiguration: { subnets } } } : {}),
    ...data,
  });

const container = (image: string | null): Container => ({
  name: 'app',
  image,
  hasRepositoryCredentials: false,
  logDriver: null,
  usesSecrets: false,
  secretStores: [],
});

/** The task definition web:1 with one container per image, each with the given traits. */
export const definition = (
  images: readonly (string | null)[],
  data: Data<'ecs-task-definition'> = {},
  traits: Partial<Container> = {},
): Resource<'ecs-task-definition'> =>
  build('ecs-task-definition', {
    taskDefinitionArn: definitionArn,
    family: 'web',
    revision: 1,
    networkMode: 'awsvpc',
    containerDefinitions: images.map((image) => ({ ...container(image), ...traits })),
    ...data,
  });

const inVpc = { VpcId: 'vpc-1', OwnerId: home.account } as const;
const block = { Ipv6CidrBlockAssociationSet: [associated('2001:db8:1::/64')], AssignIpv6AddressOnCreation: true };

export const ipv4Subnet = build('subnet', { ...inVpc, SubnetId: 'subnet-v4', CidrBlock: '10.0.1.0/24', Ipv6CidrBlockAssociationSet: [] });
export const dualSubnet = (data: Data<'subnet'> = {}): Resource<'subnet'> =>
  build('subnet', { ...inVpc, ...block, SubnetId: 'subnet-dual', CidrBlock: '10.0.2.0/24', ...data });
export const nativeSubnet = (data: Data<'subnet'> = {}): Resource<'subnet'> =>
  build('subnet', { ...inVpc, ...block, SubnetId: 'subnet-native', Ipv6Native: true, EnableDns64: true, ...data });

/** The main route table of the VPC. */
export const routes = (...Routes: NonNullable<Kinds['route-table']['Routes']>): Resource<'route-table'> =>
  build('route-table', { RouteTableId: 'rtb-main', VpcId: 'vpc-1', Associations: [{ Main: true }], Routes });

/** What makes subnet-native translate: the route, a regional NAT gateway behind it. */
export const nat64: readonly Resource[] = [
  routes({ DestinationIpv6CidrBlock: '64:ff9b::/96', NatGatewayId: 'nat-1', State: 'active' }),
  build('nat-gateway', {
    NatGatewayId: 'nat-1',
    VpcId: 'vpc-1',
    State: 'available',
    ConnectivityType: 'public',
    AvailabilityMode: 'regional',
  }),
];
