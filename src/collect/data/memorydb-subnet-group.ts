import type { SubnetGroup } from '@aws-sdk/client-memorydb';
import { keep, type Kept } from '../../model/kinds.ts';
import { defineCollector } from '../define.ts';

const members = ['Name', 'ARN', 'VpcId', 'Subnets', 'SupportedNetworkTypes'] as const satisfies readonly (keyof SubnetGroup)[];

declare module '../../model/kinds.ts' {
  interface Kinds {
    'memorydb-subnet-group': Kept<SubnetGroup, (typeof members)[number]>;
  }
}

export default defineCollector({
  kind: 'memorydb-subnet-group',
  calls: ['memorydb:DescribeSubnetGroups'],
  identify: (data, { partition, region, account }) => ({
    id: data.Name ?? '',
    arn: data.ARN ?? `arn:${partition}:memorydb:${region}:${account}:subnetgroup/${data.Name ?? ''}`,
    vpcId: data.VpcId,
    subnetIds: data.Subnets?.flatMap(({ Identifier }) => Identifier ?? []),
  }),
  async *collect(aws) {
    // AWS states no bounds for the page size here, so it chooses.
    for await (const item of aws.each('memorydb:DescribeSubnetGroups', {}, 'SubnetGroups')) yield keep(item, members);
  },
});
