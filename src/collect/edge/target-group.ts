import type { TargetGroup } from '@aws-sdk/client-elastic-load-balancing-v2';
import { keep, type Kept } from '../../model/kinds.ts';
import { defineCollector } from '../define.ts';

const members = [
  'TargetGroupArn',
  'TargetGroupName',
  'TargetType',
  'IpAddressType',
  'Protocol',
  'ProtocolVersion',
  'Port',
  'VpcId',
  'LoadBalancerArns',
] as const satisfies readonly (keyof TargetGroup)[];

declare module '../../model/kinds.ts' {
  interface Kinds {
    /** A target group without its targets. Its id is its ARN. */
    'target-group': Kept<TargetGroup, (typeof members)[number]>;
  }
}

export default defineCollector({
  kind: 'target-group',
  calls: ['elasticloadbalancing:DescribeTargetGroups'],
  // A target group of Lambda functions stands in no VPC.
  identify: ({ TargetGroupArn, VpcId }) => ({ id: TargetGroupArn ?? '', arn: TargetGroupArn ?? '', vpcId: VpcId }),
  async *collect(aws) {
    for await (const group of aws.each('elasticloadbalancing:DescribeTargetGroups', { PageSize: 400 }, 'TargetGroups'))
      yield keep(group, members);
  },
});
