import type { LoadBalancer } from '@aws-sdk/client-elastic-load-balancing-v2';
import { keep, type Kept } from '../../model/kinds.ts';
import { defineCollector } from '../define.ts';

const members = [
  'LoadBalancerArn',
  'LoadBalancerName',
  'DNSName',
  'Type',
  'Scheme',
  'State',
  'VpcId',
  'AvailabilityZones',
  'SecurityGroups',
  'IpAddressType',
  'CustomerOwnedIpv4Pool',
  'EnablePrefixForIpv6SourceNat',
] as const satisfies readonly (keyof LoadBalancer)[];

declare module '../../model/kinds.ts' {
  interface Kinds {
    /** An application, network or gateway load balancer. Its id is its ARN. */
    'load-balancer': Kept<LoadBalancer, (typeof members)[number]>;
  }
}

export default defineCollector({
  kind: 'load-balancer',
  calls: ['elasticloadbalancing:DescribeLoadBalancers'],
  identify: ({ LoadBalancerArn, VpcId, AvailabilityZones }) => ({
    id: LoadBalancerArn ?? '',
    arn: LoadBalancerArn ?? '',
    vpcId: VpcId,
    subnetIds: (AvailabilityZones ?? []).flatMap(({ SubnetId }) => SubnetId ?? []),
  }),
  async *collect(aws) {
    for await (const balancer of aws.each('elasticloadbalancing:DescribeLoadBalancers', { PageSize: 400 }, 'LoadBalancers'))
      yield keep(balancer, members);
  },
});
