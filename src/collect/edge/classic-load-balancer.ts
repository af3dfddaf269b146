import type { LoadBalancerDescription, Tag } from '@aws-sdk/client-elastic-load-balancing';
import { keep, type Kept, type Kinds } from '../../model/kinds.ts';
import { defineCollector } from '../define.ts';
import { batchesOf, batchName } from '../ecs-answers.ts';
import { unlessGone } from '../unless-gone.ts';

const members = [
  'LoadBalancerName',
  'DNSName',
  'Scheme',
  'VPCId',
  'Subnets',
  'SecurityGroups',
  'Instances',
] as const satisfies readonly (keyof LoadBalancerDescription)[];

declare module '../../model/kinds.ts' {
  interface Kinds {
    /** A load balancer of the first generation. `Tags` is absent where they could not be read. */
    'classic-load-balancer': Kept<LoadBalancerDescription, (typeof members)[number]> & { readonly Tags?: readonly Tag[] };
  }
}

/** How many load balancers one request for tags may name. */
const tagsAtOnce = 20;

export default defineCollector({
  kind: 'classic-load-balancer',
  calls: ['elb:DescribeLoadBalancers', 'elb:DescribeTags'],
  identify: ({ LoadBalancerName, VPCId, Subnets }, { partition, region, account }) => ({
    id: LoadBalancerName ?? '',
    arn: `arn:${partition}:elasticloadbalancing:${region}:${account}:loadbalancer/${LoadBalancerName ?? ''}`,
    vpcId: VPCId,
    subnetIds: Subnets,
  }),
  async *collect(aws) {
    const balancers: Kinds['classic-load-balancer'][] = [];
    for await (const each of aws.each('elb:DescribeLoadBalancers', { PageSize: 400 }, 'LoadBalancerDescriptions'))
      balancers.push(keep(each, members));
    // Once without tags, which need a permission of their own; those that can be read take their places.
    yield* balancers;
    yield* aws.forEach(
      batchesOf(balancers, tagsAtOnce),
      (batch) => batchName(batch.map(({ LoadBalancerName }) => LoadBalancerName ?? '')),
      'elb:DescribeTags',
      unlessGone(async (batch) => {
        const LoadBalancerNames = batch.flatMap(({ LoadBalancerName }) => LoadBalancerName ?? []);
        const { TagDescriptions = [] } = await aws.one('elb:DescribeTags', { LoadBalancerNames });
        const tags = new Map(TagDescriptions.map((each) => [each.LoadBalancerName, each.Tags ?? []]));
        return batch.map((balancer) => ({
          ...balancer,
          Tags: (tags.get(balancer.LoadBalancerName) ?? []).map((tag) => keep(tag, ['Key', 'Value']) as Tag),
        }));
      }),
    );
  },
});
