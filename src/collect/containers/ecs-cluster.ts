import type { Cluster } from '@aws-sdk/client-ecs';
import { keep, type Kept } from '../../model/kinds.ts';
import { defineCollector } from '../define.ts';
import { batchesOf, batchName, unreadOf } from '../ecs-answers.ts';

const members = [
  'clusterArn',
  'clusterName',
  'status',
  'registeredContainerInstancesCount',
  'activeServicesCount',
  'runningTasksCount',
  'capacityProviders',
  'defaultCapacityProviderStrategy',
  'tags',
] as const satisfies readonly (keyof Cluster)[];

declare module '../../model/kinds.ts' {
  interface Kinds {
    'ecs-cluster': Kept<Cluster, (typeof members)[number]>;
  }
}

export default defineCollector({
  kind: 'ecs-cluster',
  calls: ['ecs:ListClusters', 'ecs:DescribeClusters'],
  identify: (data) => ({ id: data.clusterArn ?? '', arn: data.clusterArn ?? '' }),
  async *collect(aws) {
    const arns: string[] = [];
    for await (const arn of aws.each('ecs:ListClusters', { maxResults: 100 }, 'clusterArns')) arns.push(arn);
    const answers = aws.forEach(batchesOf(arns, 100), batchName, 'ecs:DescribeClusters', async (clusters) => [
      await aws.one('ecs:DescribeClusters', { clusters: [...clusters], include: ['TAGS'] }),
    ]);
    for await (const { clusters, failures } of answers) {
      for (const cluster of clusters ?? []) yield keep(cluster, members);
      yield* unreadOf(aws, 'ecs:DescribeClusters', failures ?? []);
    }
  },
});
