import type { TransitGatewayVpcAttachment } from '@aws-sdk/client-ec2';
import { keep, type Kept } from '../../model/kinds.ts';
import { defineCollector, ec2Arn } from '../define.ts';

const members = [
  'TransitGatewayAttachmentId',
  'TransitGatewayId',
  'VpcId',
  'VpcOwnerId',
  'State',
  'SubnetIds',
  'Options',
  'Tags',
] as const satisfies readonly (keyof TransitGatewayVpcAttachment)[];

declare module '../../model/kinds.ts' {
  interface Kinds {
    'transit-gateway-vpc-attachment': Kept<TransitGatewayVpcAttachment, (typeof members)[number]>;
  }
}

export default defineCollector({
  kind: 'transit-gateway-vpc-attachment',
  calls: ['ec2:DescribeTransitGatewayVpcAttachments'],
  identify: (data, scope) => ({
    id: data.TransitGatewayAttachmentId ?? '',
    arn: ec2Arn(scope, 'transit-gateway-attachment', data.TransitGatewayAttachmentId),
    vpcId: data.VpcId,
    subnetIds: data.SubnetIds,
  }),
  async *collect(aws) {
    for await (const item of aws.each('ec2:DescribeTransitGatewayVpcAttachments', { MaxResults: 1000 }, 'TransitGatewayVpcAttachments'))
      yield keep(item, members);
  },
});
