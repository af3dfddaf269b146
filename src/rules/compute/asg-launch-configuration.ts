import { addressOf, existing, expression, newResource } from '../../model/terraform.ts';
import { fail, pass, saw, unknown } from '../../model/verdict.ts';
import { defineRule, rebuildFix } from '../define.ts';

export default defineRule({
  id: 'asg-launch-configuration',
  title: 'Auto Scaling group that launches from a launch configuration',
  severity: { 'ipv6-only': 'high' },
  subjects: ['auto-scaling-group'],
  docs: {
    why:
      'A launch configuration has no setting for the IPv6 endpoint of instance metadata, for IPv6 addresses or for a primary IPv6 address. ' +
      'It cannot be changed either; AWS adds new features to launch templates only.',
    fix: 'Copy the launch configuration to a launch template, set the group to it, and refresh the instances.',
    links: [
      'https://docs.aws.amazon.com/autoscaling/ec2/userguide/migrate-to-launch-templates.html',
      'https://docs.aws.amazon.com/autoscaling/ec2/APIReference/API_InstanceMetadataOptions.html',
    ],
    verified: '2026-11-23',
  },
  plan: {
    stage: 'compute',
    step: 'Launch groups from templates',
    rollback: 'update-auto-scaling-group --launch-configuration-name with the former one, which is kept, and start-instance-refresh.',
  },
  check: (group, context) => {
    const { LaunchConfigurationName, LaunchTemplate, MixedInstancesPolicy } = group.data;
    const evidence = saw(group, 'LaunchConfigurationName', 'LaunchTemplate', 'MixedInstancesPolicy');
    if (LaunchTemplate || MixedInstancesPolicy) return pass(evidence);
    if (!LaunchConfigurationName) return unknown(`AWS did not say what ${group.id} launches from`, evidence);
    const template = newResource('aws_launch_template', LaunchConfigurationName, {
      name: '<template>',
      image_id: '<image-of-the-launch-configuration>',
      instance_type: '<type-of-the-launch-configuration>',
    });
    return fail({
      message: `${group.id} launches from launch configuration ${LaunchConfigurationName}, which has no IPv6 settings`,
      evidence,
      fix: rebuildFix('Launch from a template instead', {
        cli: [
          `aws ec2 create-launch-template --region ${context.region} --launch-template-name <template> --launch-template-data <data-of-the-launch-configuration>`,
          `aws autoscaling update-auto-scaling-group --region ${context.region} --auto-scaling-group-name ${group.id} --launch-template LaunchTemplateName=<template>,Version='$Latest'`,
          `aws autoscaling start-instance-refresh --region ${context.region} --auto-scaling-group-name ${group.id}`,
        ],
        terraform: [
          template,
          existing('aws_autoscaling_group', group.id, {
            launch_template: [
              { id: expression(`${addressOf(template)}.id`), version: expression(`${addressOf(template)}.latest_version`) },
            ],
            instance_refresh: [{ strategy: 'Rolling' }],
          }),
        ],
      }),
    });
  },
});
