import rule from '../../../src/rules/compute/asg-launch-configuration.ts';
import { build } from '../../support/build.ts';
import { describeRule } from '../../support/rule-test.ts';

const group = (data: Omit<Parameters<typeof build<'auto-scaling-group'>>[1], 'AutoScalingGroupName'>) =>
  build('auto-scaling-group', { AutoScalingGroupName: 'web', ...data });

describeRule(rule, {
  flagged: { 'a launch configuration': { given: [group({ LaunchConfigurationName: 'lc-1' })], says: 'launch configuration lc-1' } },
  silent: {
    'a launch template': { given: [group({ LaunchTemplate: { LaunchTemplateId: 'lt-1' } })] },
    'a mixed instances policy': { given: [group({ MixedInstancesPolicy: { LaunchTemplate: {} } })] },
  },
  unknown: { 'a group of which AWS said neither': { given: [group({})], says: 'what web launches from' } },
});
