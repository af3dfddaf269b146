import type { SecurityGroup } from '@aws-sdk/client-ec2';
import { keep, type Kept } from '../../model/kinds.ts';
import { defineCollector, ec2Arn } from '../define.ts';

const members = [
  'GroupId',
  'GroupName',
  'VpcId',
  'OwnerId',
  'IpPermissions',
  'IpPermissionsEgress',
  'Tags',
] as const satisfies readonly (keyof SecurityGroup)[];

declare module '../../model/kinds.ts' {
  interface Kinds {
    'security-group': Kept<SecurityGroup, (typeof members)[number]>;
  }
}

export default defineCollector({
  kind: 'security-group',
  calls: ['ec2:DescribeSecurityGroups'],
  identify: (data, scope) => ({
    id: data.GroupId ?? '',
    arn: ec2Arn(scope, 'security-group', data.GroupId, data.OwnerId),
    vpcId: data.VpcId,
  }),
  async *collect(aws) {
    for await (const item of aws.each('ec2:DescribeSecurityGroups', { MaxResults: 1000 }, 'SecurityGroups')) yield keep(item, members);
  },
});
