import type { InternetGateway } from '@aws-sdk/client-ec2';
import { keep, type Kept } from '../../model/kinds.ts';
import { defineCollector, ec2Arn } from '../define.ts';

const members = ['InternetGatewayId', 'OwnerId', 'Attachments', 'Tags'] as const satisfies readonly (keyof InternetGateway)[];

declare module '../../model/kinds.ts' {
  interface Kinds {
    'internet-gateway': Kept<InternetGateway, (typeof members)[number]>;
  }
}

export default defineCollector({
  kind: 'internet-gateway',
  calls: ['ec2:DescribeInternetGateways'],
  identify: (data, scope) => ({
    id: data.InternetGatewayId ?? '',
    arn: ec2Arn(scope, 'internet-gateway', data.InternetGatewayId, data.OwnerId),
    vpcId: data.Attachments?.[0]?.VpcId,
  }),
  async *collect(aws) {
    for await (const item of aws.each('ec2:DescribeInternetGateways', { MaxResults: 1000 }, 'InternetGateways')) yield keep(item, members);
  },
});
