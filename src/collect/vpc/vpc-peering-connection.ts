import type { VpcPeeringConnection } from '@aws-sdk/client-ec2';
import { keep, type Kept } from '../../model/kinds.ts';
import { defineCollector, ec2Arn } from '../define.ts';

const members = [
  'VpcPeeringConnectionId',
  'Status',
  'RequesterVpcInfo',
  'AccepterVpcInfo',
  'Tags',
] as const satisfies readonly (keyof VpcPeeringConnection)[];

declare module '../../model/kinds.ts' {
  interface Kinds {
    'vpc-peering-connection': Kept<VpcPeeringConnection, (typeof members)[number]>;
  }
}

export default defineCollector({
  kind: 'vpc-peering-connection',
  calls: ['ec2:DescribeVpcPeeringConnections'],
  identify: (data, scope) => ({
    id: data.VpcPeeringConnectionId ?? '',
    arn: ec2Arn(scope, 'vpc-peering-connection', data.VpcPeeringConnectionId, data.RequesterVpcInfo?.OwnerId),
    vpcId: [data.RequesterVpcInfo, data.AccepterVpcInfo].find(
      (side) => side?.OwnerId === scope.account && (side.Region ?? scope.region) === scope.region,
    )?.VpcId,
  }),
  async *collect(aws) {
    const input = { MaxResults: 1000 };
    for await (const item of aws.each('ec2:DescribeVpcPeeringConnections', input, 'VpcPeeringConnections')) yield keep(item, members);
  },
});
