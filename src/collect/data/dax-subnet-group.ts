import type { SubnetGroup } from '@aws-sdk/client-dax';
import { keep, type Kept } from '../../model/kinds.ts';
import { defineCollector } from '../define.ts';

const members = ['SubnetGroupName', 'VpcId', 'Subnets', 'SupportedNetworkTypes'] as const satisfies readonly (keyof SubnetGroup)[];

declare module '../../model/kinds.ts' {
  interface Kinds {
    'dax-subnet-group': Kept<SubnetGroup, (typeof members)[number]>;
  }
}

export default defineCollector({
  kind: 'dax-subnet-group',
  calls: ['dax:DescribeSubnetGroups'],
  // DAX gives its subnet groups no ARN.
  identify: (data, { partition, region, account }) => ({
    id: data.SubnetGroupName ?? '',
    arn: `arn:${partition}:dax:${region}:${account}:subnetgroup/${data.SubnetGroupName ?? ''}`,
    vpcId: data.VpcId,
    subnetIds: data.Subnets?.flatMap(({ SubnetIdentifier }) => SubnetIdentifier ?? []),
  }),
  async *collect(aws) {
    for await (const item of aws.each('dax:DescribeSubnetGroups', { MaxResults: 100 }, 'SubnetGroups')) yield keep(item, members);
  },
});
