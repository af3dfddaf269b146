import type { InstanceInformation } from '@aws-sdk/client-ssm';
import { keep, type Kept } from '../../model/kinds.ts';
import { defineCollector } from '../define.ts';

const members = [
  'InstanceId',
  'ResourceType',
  'PingStatus',
  'AgentVersion',
  'PlatformType',
  'PlatformName',
  'PlatformVersion',
] as const satisfies readonly (keyof InstanceInformation)[];

declare module '../../model/kinds.ts' {
  interface Kinds {
    /** A machine as the agent of Systems Manager reports it. */
    'managed-node': Kept<InstanceInformation, (typeof members)[number]>;
  }
}

export default defineCollector({
  kind: 'managed-node',
  calls: ['ssm:DescribeInstanceInformation'],
  identify: ({ InstanceId, ResourceType }, { partition, region, account }) => ({
    id: InstanceId ?? '',
    arn:
      ResourceType === 'EC2Instance'
        ? `arn:${partition}:ec2:${region}:${account}:instance/${InstanceId}`
        : `arn:${partition}:ssm:${region}:${account}:managed-instance/${InstanceId}`,
  }),
  async *collect(aws) {
    for await (const node of aws.each('ssm:DescribeInstanceInformation', { MaxResults: 50 }, 'InstanceInformationList'))
      yield keep(node, members);
  },
});
