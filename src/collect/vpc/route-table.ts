import type { RouteTable } from '@aws-sdk/client-ec2';
import { keep, type Kept } from '../../model/kinds.ts';
import { defineCollector, ec2Arn } from '../define.ts';

const members = [
  'RouteTableId',
  'VpcId',
  'OwnerId',
  'Associations',
  'PropagatingVgws',
  'Routes',
  'Tags',
] as const satisfies readonly (keyof RouteTable)[];

declare module '../../model/kinds.ts' {
  interface Kinds {
    'route-table': Kept<RouteTable, (typeof members)[number]>;
  }
}

export default defineCollector({
  kind: 'route-table',
  calls: ['ec2:DescribeRouteTables'],
  required: ['VpcId', 'Routes'],
  identify: (data, scope) => ({
    id: data.RouteTableId ?? '',
    arn: ec2Arn(scope, 'route-table', data.RouteTableId, data.OwnerId),
    vpcId: data.VpcId,
  }),
  async *collect(aws) {
    for await (const item of aws.each('ec2:DescribeRouteTables', { MaxResults: 100 }, 'RouteTables')) yield keep(item, members);
  },
});
