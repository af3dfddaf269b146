// Numbers that the services state for their read operations, of those that a collector can hit.

export interface PageLimits {
  readonly min: number;
  readonly max: number;
  /** The page size of a request that asks for none. */
  readonly fallback: number;
}

const ec2Ranges: Readonly<Record<string, readonly [number, number]>> = {
  DescribeEgressOnlyInternetGateways: [5, 255],
  DescribeInstanceConnectEndpoints: [1, 50],
  DescribeInstanceTypes: [5, 100],
  DescribeLaunchTemplateVersions: [1, 200],
  DescribeLaunchTemplates: [1, 200],
  DescribeManagedPrefixLists: [1, 100],
  DescribePublicIpv4Pools: [1, 10],
  DescribeRouteTables: [5, 100],
  DescribeStaleSecurityGroups: [5, 255],
  DescribeVpcEndpointServices: [1, 1000],
  DescribeVpcEndpoints: [1, 1000],
  GetManagedPrefixListAssociations: [5, 255],
  GetManagedPrefixListEntries: [1, 100],
};

const services: Readonly<Record<string, PageLimits>> = {
  autoscaling: { min: 1, max: 100, fallback: 50 },
  ecs: { min: 1, max: 100, fallback: 100 },
  eks: { min: 1, max: 100, fallback: 100 },
  elasticloadbalancing: { min: 1, max: 400, fallback: 400 },
  elb: { min: 1, max: 400, fallback: 400 },
  rds: { min: 20, max: 100, fallback: 100 },
};

const smallPages: ReadonlySet<string> = new Set(['ListServices', 'ListServicesByNamespace']);

export function pageLimits(service: string, operation: string): PageLimits {
  if (service === 'ec2') {
    const [min, max] = ec2Ranges[operation] ?? [5, 1000];
    return { min, max, fallback: 1000 };
  }
  const limits = services[service] ?? { min: 1, max: 1000, fallback: 100 };
  return service === 'ecs' && smallPages.has(operation) ? { ...limits, fallback: 10 } : limits;
}

const idLimits: Readonly<Record<string, number>> = {
  'ec2.DescribeInstanceTypes.InstanceTypes': 100,
  'ecs.DescribeClusters.clusters': 100,
  'ecs.DescribeContainerInstances.containerInstances': 100,
  'ecs.DescribeServices.services': 10,
  'ecs.DescribeTasks.tasks': 100,
  'elasticloadbalancing.DescribeTags.ResourceArns': 20,
  'elb.DescribeTags.LoadBalancerNames': 20,
};

/** How many ids one request may name. */
export const idLimit = (service: string, operation: string, member: string): number =>
  idLimits[`${service}.${operation}.${member}`] ?? Number.POSITIVE_INFINITY;

const neededIds: Readonly<Record<string, string>> = {
  DescribeContainerInstances: 'containerInstances',
  DescribeServices: 'services',
  DescribeTasks: 'tasks',
};

/** The list that ECS refuses to be without; other services answer everything then. */
export const neededIdsOf = (service: string, operation: string): string | undefined =>
  service === 'ecs' ? neededIds[operation] : undefined;

const idsWithoutPages: ReadonlySet<string> = new Set(['DescribeInstanceStatus', 'DescribeInstances', 'DescribeNetworkInterfaces']);

/** EC2 operations that refuse a page size and ids in one request. */
export const refusesPagesOfIds = (operation: string): boolean => idsWithoutPages.has(operation);
