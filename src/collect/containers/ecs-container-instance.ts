import type { ContainerInstance } from '@aws-sdk/client-ecs';
import { keep, type Kept } from '../../model/kinds.ts';
import { defineCollector } from '../define.ts';
import { batchesOf, batchName, unreadOf } from '../ecs-answers.ts';

const members = [
  'containerInstanceArn',
  'ec2InstanceId',
  'versionInfo',
  'status',
  'agentConnected',
  'capacityProviderName',
  'tags',
] as const satisfies readonly (keyof ContainerInstance)[];

declare module '../../model/kinds.ts' {
  interface Kinds {
    /** Of `attributes` those of ECS itself are kept (`ecs.*`); the answer does not name the cluster, so `clusterArn` is added. */
    'ecs-container-instance': Kept<ContainerInstance, (typeof members)[number]> & {
      readonly clusterArn: string;
      readonly attributes: readonly { readonly name: string; readonly value: string | null }[];
    };
  }
}

const project = (clusterArn: string, instance: ContainerInstance) => ({
  ...keep(instance, members),
  clusterArn,
  attributes: (instance.attributes ?? []).flatMap(({ name, value }) => (name?.startsWith('ecs.') ? [{ name, value: value ?? null }] : [])),
});

export default defineCollector({
  kind: 'ecs-container-instance',
  calls: ['ecs:ListContainerInstances', 'ecs:DescribeContainerInstances'],
  after: ['ecs-cluster'],
  identify: (data) => {
    const valueOf = (attribute: string) => data.attributes.find(({ name }) => name === attribute)?.value ?? undefined;
    const subnetId = valueOf('ecs.subnet-id');
    return {
      id: data.containerInstanceArn ?? '',
      arn: data.containerInstanceArn ?? '',
      // The agent registers where its instance stands; one outside AWS has neither.
      vpcId: valueOf('ecs.vpc-id'),
      subnetIds: subnetId === undefined ? [] : [subnetId],
    };
  },
  async *collect(aws) {
    const listed = aws.forEach(
      aws.found('ecs-cluster'),
      (cluster) => cluster.id,
      'ecs:ListContainerInstances',
      async ({ id: cluster }) => {
        const arns: string[] = [];
        const input = { cluster, maxResults: 100 };
        for await (const arn of aws.each('ecs:ListContainerInstances', input, 'containerInstanceArns')) arns.push(arn);
        return batchesOf(arns, 100).map((containerInstances) => ({ cluster, containerInstances: [...containerInstances] }));
      },
    );
    const batches: { readonly cluster: string; readonly containerInstances: string[] }[] = [];
    for await (const batch of listed) batches.push(batch);
    const answers = aws.forEach(
      batches,
      ({ containerInstances }) => batchName(containerInstances),
      'ecs:DescribeContainerInstances',
      async (batch) => [{ cluster: batch.cluster, ...(await aws.one('ecs:DescribeContainerInstances', { ...batch, include: ['TAGS'] })) }],
    );
    for await (const { cluster, containerInstances, failures } of answers) {
      for (const instance of containerInstances ?? []) yield project(cluster, instance);
      yield* unreadOf(aws, 'ecs:DescribeContainerInstances', failures ?? []);
    }
  },
});
