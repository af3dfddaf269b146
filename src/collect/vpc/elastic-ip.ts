import type { Address } from '@aws-sdk/client-ec2';
import { keep, type Kept } from '../../model/kinds.ts';
import { defineCollector, ec2Arn } from '../define.ts';

const members = [
  'AllocationId',
  'PublicIp',
  'AssociationId',
  'NetworkInterfaceId',
  'InstanceId',
  'PublicIpv4Pool',
  'ServiceManaged',
  'Tags',
] as const satisfies readonly (keyof Address)[];

declare module '../../model/kinds.ts' {
  interface Kinds {
    'elastic-ip': Kept<Address, (typeof members)[number]>;
  }
}

export default defineCollector({
  kind: 'elastic-ip',
  calls: ['ec2:DescribeAddresses'],
  identify: ({ AllocationId, PublicIp }, scope) => ({
    id: AllocationId ?? PublicIp ?? '',
    arn: ec2Arn(scope, 'elastic-ip', AllocationId),
  }),
  // Not paged: one answer holds all.
  async *collect(aws) {
    for (const address of (await aws.one('ec2:DescribeAddresses', {})).Addresses ?? []) yield keep(address, members);
  },
});
