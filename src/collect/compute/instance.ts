import type { Instance } from '@aws-sdk/client-ec2';
import { keep, type Kept } from '../../model/kinds.ts';
import { defineCollector, ec2Arn } from '../define.ts';

const members = [
  'InstanceId',
  'InstanceType',
  'ImageId',
  'State',
  'Platform',
  'PlatformDetails',
  'Architecture',
  'LaunchTime',
  'VpcId',
  'SubnetId',
  'PrivateIpAddress',
  'PublicIpAddress',
  'Ipv6Address',
  'NetworkInterfaces',
  'MetadataOptions',
  'PrivateDnsNameOptions',
  'OutpostArn',
  'Operator',
  'Tags',
] as const satisfies readonly (keyof Instance)[];

declare module '../../model/kinds.ts' {
  interface Kinds {
    /** An instance that runs or can be started again: terminated ones, which AWS lists for an hour, are left out. */
    instance: Kept<Instance, (typeof members)[number]>;
  }
}

const isGone = ({ State }: Instance): boolean => State?.Name === 'terminated' || State?.Name === 'shutting-down';

export default defineCollector({
  kind: 'instance',
  calls: ['ec2:DescribeInstances'],
  identify: (data, scope) => ({
    id: data.InstanceId ?? '',
    arn: ec2Arn(scope, 'instance', data.InstanceId),
    vpcId: data.VpcId,
    subnetIds: data.SubnetId ? [data.SubnetId] : [],
  }),
  async *collect(aws) {
    const input = { MaxResults: 1000, IncludeManagedResources: true };
    for await (const reservation of aws.each('ec2:DescribeInstances', input, 'Reservations')) {
      for (const instance of reservation.Instances ?? []) if (!isGone(instance)) yield keep(instance, members);
    }
  },
});
