import type { EgressOnlyInternetGateway } from '@aws-sdk/client-ec2';
import { keep, type Kept } from '../../model/kinds.ts';
import { defineCollector, ec2Arn } from '../define.ts';

const members = ['EgressOnlyInternetGatewayId', 'Attachments', 'Tags'] as const satisfies readonly (keyof EgressOnlyInternetGateway)[];

declare module '../../model/kinds.ts' {
  interface Kinds {
    'egress-only-internet-gateway': Kept<EgressOnlyInternetGateway, (typeof members)[number]>;
  }
}

export default defineCollector({
  kind: 'egress-only-internet-gateway',
  calls: ['ec2:DescribeEgressOnlyInternetGateways'],
  identify: (data, scope) => ({
    id: data.EgressOnlyInternetGatewayId ?? '',
    arn: ec2Arn(scope, 'egress-only-internet-gateway', data.EgressOnlyInternetGatewayId),
    vpcId: data.Attachments?.[0]?.VpcId,
  }),
  async *collect(aws) {
    for await (const item of aws.each('ec2:DescribeEgressOnlyInternetGateways', { MaxResults: 255 }, 'EgressOnlyInternetGateways'))
      yield keep(item, members);
  },
});
