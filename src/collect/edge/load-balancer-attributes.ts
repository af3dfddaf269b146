import type { LoadBalancerAttribute } from '@aws-sdk/client-elastic-load-balancing-v2';
import { keep, type Kept } from '../../model/kinds.ts';
import { defineCollector } from '../define.ts';
import { unlessGone } from '../unless-gone.ts';

/** The attributes that are kept, of some twenty. */
const keptKeys: ReadonlySet<string> = new Set(['ipv6.deny_all_igw_traffic']);

declare module '../../model/kinds.ts' {
  interface Kinds {
    /** What is set on a load balancer that takes IPv6 from the internet; no listing answers it. */
    'load-balancer-attributes': {
      readonly LoadBalancerArn: string;
      readonly Attributes: readonly Kept<LoadBalancerAttribute, 'Key' | 'Value'>[];
    };
  }
}

export default defineCollector({
  kind: 'load-balancer-attributes',
  calls: ['elasticloadbalancing:DescribeLoadBalancerAttributes'],
  after: ['load-balancer'],
  identify: ({ LoadBalancerArn }) => ({ id: LoadBalancerArn, arn: LoadBalancerArn }),
  collect: (aws) =>
    aws.forEach(
      aws
        .found('load-balancer')
        .filter(({ data }) => data.Type !== 'gateway' && data.Scheme === 'internet-facing' && data.IpAddressType !== 'ipv4'),
      (balancer) => balancer.id,
      'elasticloadbalancing:DescribeLoadBalancerAttributes',
      unlessGone(async ({ id: LoadBalancerArn }) => {
        const { Attributes = [] } = await aws.one('elasticloadbalancing:DescribeLoadBalancerAttributes', { LoadBalancerArn });
        const kept = Attributes.filter(({ Key = '' }) => keptKeys.has(Key));
        return [{ LoadBalancerArn, Attributes: kept.map((each) => keep(each, ['Key', 'Value'])) }];
      }),
    ),
});
