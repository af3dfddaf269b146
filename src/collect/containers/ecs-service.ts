import type { Deployment, Service, ServiceConnectConfiguration, TaskSet } from '@aws-sdk/client-ecs';
import { keep, type Kept } from '../../model/kinds.ts';
import { defineCollector } from '../define.ts';
import { batchesOf, batchName, unreadOf } from '../ecs-answers.ts';

const members = [
  'serviceArn',
  'serviceName',
  'clusterArn',
  'status',
  'desiredCount',
  'schedulingStrategy',
  'launchType',
  'capacityProviderStrategy',
  'platformVersion',
  'platformFamily',
  'networkConfiguration',
  'loadBalancers',
  'serviceRegistries',
  'taskDefinition',
  'deploymentController',
  'enableExecuteCommand',
  'tags',
] as const satisfies readonly (keyof Service)[];

const deploymentMembers = [
  'id',
  'status',
  'taskDefinition',
  'platformVersion',
  'networkConfiguration',
] as const satisfies readonly (keyof Deployment)[];

const taskSetMembers = [
  'taskSetArn',
  'status',
  'taskDefinition',
  'launchType',
  'capacityProviderStrategy',
  'platformVersion',
  'platformFamily',
  'networkConfiguration',
  'loadBalancers',
  'serviceRegistries',
] as const satisfies readonly (keyof TaskSet)[];

declare module '../../model/kinds.ts' {
  interface Kinds {
    /** `taskSets` carry the network of a service whose deployments CodeDeploy or another controller makes. */
    'ecs-service': Kept<Service, (typeof members)[number]> & {
      readonly deployments?: readonly (Kept<Deployment, (typeof deploymentMembers)[number]> & {
        /** Absent where the deployment has no Service Connect configuration. */
        readonly serviceConnectConfiguration?: Kept<ServiceConnectConfiguration, 'enabled'>;
      })[];
      readonly taskSets?: readonly Kept<TaskSet, (typeof taskSetMembers)[number]>[];
    };
  }
}

const deploymentOf = (deployment: Deployment) => {
  const { serviceConnectConfiguration: connect } = deployment;
  return { ...keep(deployment, deploymentMembers), ...(connect ? { serviceConnectConfiguration: keep(connect, ['enabled']) } : {}) };
};

const project = (service: Service) => ({
  ...keep(service, members),
  ...(service.deployments ? { deployments: service.deployments.map(deploymentOf) } : {}),
  ...(service.taskSets ? { taskSets: service.taskSets.map((each) => keep(each, taskSetMembers)) } : {}),
});

export default defineCollector({
  kind: 'ecs-service',
  calls: ['ecs:ListServices', 'ecs:DescribeServices'],
  after: ['ecs-cluster'],
  identify: (data) => ({
    id: data.serviceArn ?? '',
    arn: data.serviceArn ?? '',
    subnetIds: [
      ...new Set(
        [data, ...(data.deployments ?? []), ...(data.taskSets ?? [])].flatMap(
          ({ networkConfiguration }) => networkConfiguration?.awsvpcConfiguration?.subnets ?? [],
        ),
      ),
    ],
  }),
  async *collect(aws) {
    const listed = aws.forEach(
      aws.found('ecs-cluster'),
      (cluster) => cluster.id,
      'ecs:ListServices',
      async ({ id: cluster }) => {
        const arns: string[] = [];
        for await (const arn of aws.each('ecs:ListServices', { cluster, maxResults: 100 }, 'serviceArns')) arns.push(arn);
        return batchesOf(arns, 10).map((services) => ({ cluster, services: [...services] }));
      },
    );
    const batches: { readonly cluster: string; readonly services: string[] }[] = [];
    for await (const batch of listed) batches.push(batch);
    const answers = aws.forEach(
      batches,
      ({ services }) => batchName(services),
      'ecs:DescribeServices',
      async (batch) => [await aws.one('ecs:DescribeServices', { ...batch, include: ['TAGS'] })],
    );
    for await (const { services, failures } of answers) {
      for (const service of services ?? []) yield project(service);
      yield* unreadOf(aws, 'ecs:DescribeServices', failures ?? []);
    }
  },
});
