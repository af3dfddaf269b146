import type { VpcEndpoint } from '@aws-sdk/client-ec2';
import { keep, type Kept } from '../../model/kinds.ts';
import { defineCollector, ec2Arn } from '../define.ts';

const members = [
  'VpcEndpointId',
  'VpcEndpointType',
  'VpcId',
  'OwnerId',
  'ServiceName',
  'ServiceRegion',
  'State',
  'RouteTableIds',
  'SubnetIds',
  'Groups',
  'IpAddressType',
  'DnsOptions',
  'PrivateDnsEnabled',
  'RequesterManaged',
  'NetworkInterfaceIds',
  'Tags',
] as const satisfies readonly (keyof VpcEndpoint)[];

declare module '../../model/kinds.ts' {
  interface Kinds {
    'vpc-endpoint': Kept<VpcEndpoint, (typeof members)[number]>;
  }
}

export default defineCollector({
  kind: 'vpc-endpoint',
  calls: ['ec2:DescribeVpcEndpoints'],
  identify: (data, scope) => ({
    id: data.VpcEndpointId ?? '',
    arn: ec2Arn(scope, 'vpc-endpoint', data.VpcEndpointId, data.OwnerId),
    vpcId: data.VpcId,
    subnetIds: data.SubnetIds,
  }),
  async *collect(aws) {
    for await (const item of aws.each('ec2:DescribeVpcEndpoints', { MaxResults: 1000 }, 'VpcEndpoints')) yield keep(item, members);
  },
});
