import type { Subnet } from '@aws-sdk/client-ec2';
import { keep, type Kept } from '../../model/kinds.ts';
import { defineCollector, ec2Arn } from '../define.ts';

const members = [
  'SubnetId',
  'SubnetArn',
  'VpcId',
  'OwnerId',
  'State',
  'AvailabilityZone',
  'AvailabilityZoneId',
  'CidrBlock',
  'AvailableIpAddressCount',
  'Ipv6Native',
  'Ipv6CidrBlockAssociationSet',
  'AssignIpv6AddressOnCreation',
  'EnableDns64',
  'MapPublicIpOnLaunch',
  'PrivateDnsNameOptionsOnLaunch',
  'BlockPublicAccessStates',
  'OutpostArn',
  'Type',
  'Tags',
] as const satisfies readonly (keyof Subnet)[];

declare module '../../model/kinds.ts' {
  interface Kinds {
    subnet: Kept<Subnet, (typeof members)[number]>;
  }
}

export default defineCollector({
  kind: 'subnet',
  calls: ['ec2:DescribeSubnets'],
  required: ['VpcId', 'Ipv6Native'],
  identify: (subnet, scope) => ({
    id: subnet.SubnetId ?? '',
    arn: subnet.SubnetArn ?? ec2Arn(scope, 'subnet', subnet.SubnetId, subnet.OwnerId),
    vpcId: subnet.VpcId,
  }),
  async *collect(aws) {
    for await (const subnet of aws.each('ec2:DescribeSubnets', { MaxResults: 1000 }, 'Subnets')) yield keep(subnet, members);
  },
});
