import type { AutoScalingGroup } from '@aws-sdk/client-auto-scaling';
import { keep, type Kept } from '../../model/kinds.ts';
import { defineCollector } from '../define.ts';

const members = [
  'AutoScalingGroupName',
  'AutoScalingGroupARN',
  'VPCZoneIdentifier',
  'LaunchTemplate',
  'LaunchConfigurationName',
  'MixedInstancesPolicy',
  'MinSize',
  'MaxSize',
  'DesiredCapacity',
  'TargetGroupARNs',
  'TrafficSources',
  'Instances',
  'Status',
  'Operator',
  'Tags',
] as const satisfies readonly (keyof AutoScalingGroup)[];

declare module '../../model/kinds.ts' {
  interface Kinds {
    'auto-scaling-group': Kept<AutoScalingGroup, (typeof members)[number]>;
  }
}

export default defineCollector({
  kind: 'auto-scaling-group',
  calls: ['autoscaling:DescribeAutoScalingGroups'],
  identify: ({ AutoScalingGroupName, AutoScalingGroupARN, VPCZoneIdentifier }) => ({
    id: AutoScalingGroupName ?? '',
    arn: AutoScalingGroupARN ?? '',
    // One string, as it was typed in: `subnet-1, subnet-2`.
    subnetIds: (VPCZoneIdentifier ?? '')
      .split(',')
      .map((id) => id.trim())
      .filter(Boolean),
  }),
  async *collect(aws) {
    for await (const group of aws.each('autoscaling:DescribeAutoScalingGroups', { MaxRecords: 100 }, 'AutoScalingGroups'))
      yield keep(group, members);
  },
});
