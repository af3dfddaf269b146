import type { NatGateway } from '@aws-sdk/client-ec2';
import { keep, type Kept } from '../../model/kinds.ts';
import { defineCollector, ec2Arn } from '../define.ts';

const members = [
  'NatGatewayId',
  'VpcId',
  'SubnetId',
  'State',
  'FailureCode',
  'FailureMessage',
  'ConnectivityType',
  'AvailabilityMode',
  'NatGatewayAddresses',
  'RouteTableId',
  'Tags',
] as const satisfies readonly (keyof NatGateway)[];

declare module '../../model/kinds.ts' {
  interface Kinds {
    'nat-gateway': Kept<NatGateway, (typeof members)[number]>;
  }
}

export default defineCollector({
  kind: 'nat-gateway',
  calls: ['ec2:DescribeNatGateways'],
  identify: (data, scope) => ({
    id: data.NatGatewayId ?? '',
    arn: ec2Arn(scope, 'natgateway', data.NatGatewayId),
    vpcId: data.VpcId,
    subnetIds: data.SubnetId ? [data.SubnetId] : [],
  }),
  async *collect(aws) {
    for await (const item of aws.each('ec2:DescribeNatGateways', { MaxResults: 1000 }, 'NatGateways')) yield keep(item, members);
  },
});
