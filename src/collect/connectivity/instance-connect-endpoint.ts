import type { Ec2InstanceConnectEndpoint } from '@aws-sdk/client-ec2';
import { keep, type Kept } from '../../model/kinds.ts';
import { defineCollector, ec2Arn } from '../define.ts';

const members = [
  'InstanceConnectEndpointId',
  'InstanceConnectEndpointArn',
  'OwnerId',
  'State',
  'VpcId',
  'SubnetId',
  'IpAddressType',
  'PreserveClientIp',
  'Tags',
] as const satisfies readonly (keyof Ec2InstanceConnectEndpoint)[];

declare module '../../model/kinds.ts' {
  interface Kinds {
    'instance-connect-endpoint': Kept<Ec2InstanceConnectEndpoint, (typeof members)[number]>;
  }
}

export default defineCollector({
  kind: 'instance-connect-endpoint',
  calls: ['ec2:DescribeInstanceConnectEndpoints'],
  identify: ({ InstanceConnectEndpointId, InstanceConnectEndpointArn, VpcId, SubnetId }, scope) => ({
    id: InstanceConnectEndpointId ?? '',
    arn: InstanceConnectEndpointArn ?? ec2Arn(scope, 'instance-connect-endpoint', InstanceConnectEndpointId),
    vpcId: VpcId,
    subnetIds: SubnetId === undefined ? [] : [SubnetId],
  }),
  async *collect(aws) {
    for await (const endpoint of aws.each('ec2:DescribeInstanceConnectEndpoints', { MaxResults: 50 }, 'InstanceConnectEndpoints'))
      yield keep(endpoint, members);
  },
});
