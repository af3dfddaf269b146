import type { NetworkInterface } from '@aws-sdk/client-ec2';
import { keep, type Kept } from '../../model/kinds.ts';
import { defineCollector, ec2Arn } from '../define.ts';

const members = [
  'NetworkInterfaceId',
  'VpcId',
  'SubnetId',
  'OwnerId',
  'Status',
  'InterfaceType',
  'Description',
  'RequesterId',
  'RequesterManaged',
  'Operator',
  'Attachment',
  'Association',
  'Groups',
  'PrivateIpAddress',
  'PrivateIpAddresses',
  'Ipv4Prefixes',
  'Ipv6Addresses',
  'Ipv6Prefixes',
  'Ipv6Native',
  'DenyAllIgwTraffic',
  'TagSet',
] as const satisfies readonly (keyof NetworkInterface)[];

declare module '../../model/kinds.ts' {
  interface Kinds {
    'network-interface': Kept<NetworkInterface, (typeof members)[number]>;
  }
}

export default defineCollector({
  kind: 'network-interface',
  calls: ['ec2:DescribeNetworkInterfaces'],
  required: ['SubnetId'],
  identify: (data, scope) => ({
    id: data.NetworkInterfaceId ?? '',
    arn: ec2Arn(scope, 'network-interface', data.NetworkInterfaceId, data.OwnerId),
    vpcId: data.VpcId,
    subnetIds: data.SubnetId ? [data.SubnetId] : [],
  }),
  async *collect(aws) {
    for await (const item of aws.each(
      'ec2:DescribeNetworkInterfaces',
      { MaxResults: 1000, IncludeManagedResources: true },
      'NetworkInterfaces',
    ))
      yield keep(item, members);
  },
});
