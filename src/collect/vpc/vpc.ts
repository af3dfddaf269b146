import { keep, type Kept } from '../../model/kinds.ts';
import type { Vpc } from '@aws-sdk/client-ec2';
import { defineCollector, ec2Arn } from '../define.ts';

const members = [
  'VpcId',
  'OwnerId',
  'State',
  'IsDefault',
  'InstanceTenancy',
  'DhcpOptionsId',
  'CidrBlock',
  'CidrBlockAssociationSet',
  'Ipv6CidrBlockAssociationSet',
  'BlockPublicAccessStates',
  'Tags',
] as const satisfies readonly (keyof Vpc)[];

declare module '../../model/kinds.ts' {
  interface Kinds {
    vpc: Kept<Vpc, (typeof members)[number]>;
  }
}

export default defineCollector({
  kind: 'vpc',
  calls: ['ec2:DescribeVpcs'],
  identify: (vpc, scope) => ({ id: vpc.VpcId ?? '', arn: ec2Arn(scope, 'vpc', vpc.VpcId, vpc.OwnerId), vpcId: vpc.VpcId }),
  async *collect(aws) {
    for await (const vpc of aws.each('ec2:DescribeVpcs', { MaxResults: 1000 }, 'Vpcs')) yield keep(vpc, members);
  },
});
