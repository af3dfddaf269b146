import type { Tag } from '@aws-sdk/client-elastic-load-balancing-v2';
import { keep, type Kept } from '../../model/kinds.ts';
import { defineCollector } from '../define.ts';
import { batchesOf, batchName } from '../ecs-answers.ts';

declare module '../../model/kinds.ts' {
  interface Kinds {
    /** The tags of a load balancer that is IPv4-only: they tell who made it, and so who has to change it. */
    'load-balancer-tags': { readonly LoadBalancerArn: string; readonly Tags: readonly Kept<Tag, 'Key' | 'Value'>[] };
  }
}

/** How many load balancers one request may name. */
const atOnce = 20;

export default defineCollector({
  kind: 'load-balancer-tags',
  calls: ['elasticloadbalancing:DescribeTags'],
  after: ['load-balancer'],
  identify: ({ LoadBalancerArn }) => ({ id: LoadBalancerArn, arn: LoadBalancerArn }),
  collect: (aws) =>
    aws.forEach(
      batchesOf(
        aws
          .found('load-balancer')
          .filter(({ data }) => data.Type !== 'gateway' && data.IpAddressType === 'ipv4')
          .map(({ id }) => id),
        atOnce,
      ),
      batchName,
      'elasticloadbalancing:DescribeTags',
      async (batch) => {
        const { TagDescriptions = [] } = await aws.one('elasticloadbalancing:DescribeTags', { ResourceArns: [...batch] });
        const tags = new Map(TagDescriptions.map(({ ResourceArn, Tags }) => [ResourceArn, Tags ?? []]));
        // AWS refuses a request that names a load balancer it does not know, so one that is left out has no tags.
        return batch.map((LoadBalancerArn) => ({
          LoadBalancerArn,
          Tags: (tags.get(LoadBalancerArn) ?? []).map((tag) => keep(tag, ['Key', 'Value'])),
        }));
      },
    ),
});
