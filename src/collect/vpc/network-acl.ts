import type { NetworkAcl } from '@aws-sdk/client-ec2';
import { keep, type Kept } from '../../model/kinds.ts';
import { defineCollector, ec2Arn } from '../define.ts';

const members = [
  'NetworkAclId',
  'VpcId',
  'OwnerId',
  'IsDefault',
  'Associations',
  'Entries',
  'Tags',
] as const satisfies readonly (keyof NetworkAcl)[];

declare module '../../model/kinds.ts' {
  interface Kinds {
    'network-acl': Kept<NetworkAcl, (typeof members)[number]>;
  }
}

export default defineCollector({
  kind: 'network-acl',
  calls: ['ec2:DescribeNetworkAcls'],
  identify: (data, scope) => ({
    id: data.NetworkAclId ?? '',
    arn: ec2Arn(scope, 'network-acl', data.NetworkAclId, data.OwnerId),
    vpcId: data.VpcId,
  }),
  async *collect(aws) {
    for await (const item of aws.each('ec2:DescribeNetworkAcls', { MaxResults: 1000 }, 'NetworkAcls')) yield keep(item, members);
  },
});
