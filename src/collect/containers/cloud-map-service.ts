import type { ServiceSummary } from '@aws-sdk/client-servicediscovery';
import { keep, type Kept } from '../../model/kinds.ts';
import { defineCollector } from '../define.ts';

const members = ['Id', 'Arn', 'Name', 'Type', 'DnsConfig'] as const satisfies readonly (keyof ServiceSummary)[];

declare module '../../model/kinds.ts' {
  interface Kinds {
    /** A service of Cloud Map in which an ECS service registers its tasks. */
    'cloud-map-service': Kept<ServiceSummary, (typeof members)[number]>;
  }
}

export default defineCollector({
  kind: 'cloud-map-service',
  calls: ['servicediscovery:ListServices'],
  after: ['ecs-service'],
  identify: ({ Arn }) => ({ id: Arn ?? '', arn: Arn ?? '' }),
  async *collect(aws) {
    const placements = aws.found('ecs-service').flatMap(({ data }) => [data, ...(data.taskSets ?? [])]);
    const used = new Set(placements.flatMap(({ serviceRegistries }) => (serviceRegistries ?? []).map(({ registryArn }) => registryArn)));
    if (used.size === 0) return;
    for await (const each of aws.each('servicediscovery:ListServices', { MaxResults: 100 }, 'Services'))
      if (used.has(each.Arn)) yield keep(each, members);
  },
});
