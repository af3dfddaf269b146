import type { NetworkInterface, Task } from '@aws-sdk/client-ecs';
import { keep, type Kept } from '../../model/kinds.ts';
import { defineCollector } from '../define.ts';
import { batchesOf, batchName, unreadOf } from '../ecs-answers.ts';

const members = [
  'taskArn',
  'clusterArn',
  'group',
  'lastStatus',
  'startedAt',
  'taskDefinitionArn',
  'containerInstanceArn',
] as const satisfies readonly (keyof Task)[];

type Interface = Kept<NetworkInterface, 'privateIpv4Address' | 'ipv6Address'>;

declare module '../../model/kinds.ts' {
  interface Kinds {
    /** A running task of a service whose tasks have interfaces of their own (awsvpc). Overrides, which may hold secrets, are left out. */
    'ecs-task': Kept<Task, (typeof members)[number]> & {
      readonly containers: readonly { readonly networkInterfaces: readonly Interface[] }[];
      /** Of the details of an attachment, the subnet. */
      readonly attachments: readonly { readonly details: readonly { readonly name: 'subnetId'; readonly value: string }[] }[];
    };
  }
}

const project = (task: Task) => ({
  ...keep(task, members),
  containers: (task.containers ?? []).map(({ networkInterfaces }) => ({
    networkInterfaces: (networkInterfaces ?? []).map((each) => keep(each, ['privateIpv4Address', 'ipv6Address'])),
  })),
  attachments: (task.attachments ?? []).map(({ details }) => ({
    details: (details ?? []).flatMap(({ name, value }) => (name === 'subnetId' && value ? [{ name: 'subnetId' as const, value }] : [])),
  })),
});

export default defineCollector({
  kind: 'ecs-task',
  calls: ['ecs:ListTasks', 'ecs:DescribeTasks'],
  after: ['ecs-service'],
  identify: (data) => ({
    id: data.taskArn ?? '',
    arn: data.taskArn ?? '',
    subnetIds: data.attachments.flatMap(({ details }) => details.map(({ value }) => value)),
  }),
  async *collect(aws) {
    // Only clusters with services that have subnets of their own: elsewhere tasks have the addresses of their instances.
    const clusters = aws.found('ecs-service').flatMap(({ subnetIds, data }) => (subnetIds?.length && data.clusterArn) || []);
    const listed = aws.forEach(
      [...new Set(clusters)].toSorted(),
      (cluster) => cluster,
      'ecs:ListTasks',
      async (cluster) => {
        const arns: string[] = [];
        // ECS lists tasks that are to run where no status is asked for.
        for await (const arn of aws.each('ecs:ListTasks', { cluster, maxResults: 100 }, 'taskArns')) arns.push(arn);
        return batchesOf(arns, 100).map((tasks) => ({ cluster, tasks: [...tasks] }));
      },
    );
    const batches: { readonly cluster: string; readonly tasks: string[] }[] = [];
    for await (const batch of listed) batches.push(batch);
    const answers = aws.forEach(
      batches,
      ({ tasks }) => batchName(tasks),
      'ecs:DescribeTasks',
      async (batch) => [await aws.one('ecs:DescribeTasks', batch)],
    );
    for await (const { tasks, failures } of answers) {
      for (const task of tasks ?? []) if (task.group?.startsWith('service:')) yield project(task);
      yield* unreadOf(aws, 'ecs:DescribeTasks', failures ?? []);
    }
  },
});
