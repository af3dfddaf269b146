import type { View } from '../../model/inventory.ts';
import { launchTemplateUses } from '../../model/launch-template.ts';
import { tagKeysOf } from '../../model/resource.ts';
import { existing, type TerraformResource } from '../../model/terraform.ts';
import { fail, pass, relatedTo, saw, type SeverityByTarget, unknown } from '../../model/verdict.ts';
import { type InstanceType, isEksManaged, isNitro, listed } from '../../network/compute.ts';
import { typesOfGroup } from '../../network/group-types.ts';
import { type AutoScalingGroup, newVersionInTerraform, versionOf } from '../../network/launch-templates.ts';
import { defineRule, rebuildFix } from '../define.ts';

const noIpv6 = ({ data }: InstanceType): boolean => data.NetworkInfo?.Ipv6Supported === false;
const isUnfit = (type: InstanceType): boolean => noIpv6(type) || isNitro(type) === false;
const isUndecided = (type: InstanceType): boolean => type.data.NetworkInfo?.Ipv6Supported === undefined || isNitro(type) === undefined;

/** A group of which only some types are unfit still launches the others. */
const severityOf = (unfit: readonly InstanceType[], all: number): SeverityByTarget => {
  const weight = unfit.length === all ? 'blocker' : 'high';
  return unfit.some(noIpv6) ? { 'dual-stack': weight, 'ipv6-only': weight } : { 'ipv6-only': weight };
};

/** Overrides come before what the template says. Nothing for a launch configuration, which cannot be changed. */
const inTerraform = (view: View<'launch-template-version'>, group: AutoScalingGroup): readonly TerraformResource[] => {
  const instance_type = '<nitro-type>';
  if ((group.data.MixedInstancesPolicy?.LaunchTemplate?.Overrides ?? []).length > 0) {
    const launch_template = [{ override: [{ instance_type }] }];
    return [existing('aws_autoscaling_group', group.id, { mixed_instances_policy: [{ launch_template }] })];
  }
  const [version] = launchTemplateUses(group).flatMap((use) => versionOf(view, use) ?? []);
  return version ? newVersionInTerraform(version, { instance_type }, [group]) : [];
};

export default defineRule({
  id: 'asg-instance-type-unsupported',
  title: 'Auto Scaling group with instance types unfit for IPv6',
  severity: { 'dual-stack': 'blocker', 'ipv6-only': 'blocker' },
  subjects: ['auto-scaling-group'],
  needs: ['instance-type', 'launch-template-version'],
  consults: ['launch-configuration'],
  docs: {
    why:
      'Types on Xen do not launch into IPv6-only subnets, and C1, M1, M2, M3 and T1 not even into subnets that assign IPv6 addresses ' +
      '("IPv6 addresses are not supported on m3.medium"): the group logs failed launches and stays below its size.',
    fix: 'Name Nitro types only, in the template or in the overrides of the mixed instances policy.',
    links: [
      'https://aws.amazon.com/blogs/networking-and-content-delivery/introducing-ipv6-only-subnets-and-ec2-instances/',
      'https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/using-instance-addressing.html',
      'https://github.com/aws/karpenter-provider-aws/issues/2975',
    ],
    verified: '2026-11-23',
  },
  plan: {
    stage: 'compute',
    step: 'Launch Nitro types in groups',
    rollback: 'Set the group to the earlier version of the launch template and refresh its instances.',
    after: ['asg-launch-configuration'],
  },
  // The types of managed node groups are judged with the node group.
  applies: (group) => !isEksManaged(tagKeysOf(group)),
  check: (group, context) => {
    const { types, unsure } = typesOfGroup(context, group, context.consult('launch-configuration'));
    const known = types.flatMap((name) => context.get('instance-type', name) ?? []);
    const evidence = [
      ...saw(group, 'LaunchTemplate', 'LaunchConfigurationName'),
      ...known.flatMap((type) => [
        ...saw(type, 'Hypervisor'),
        { resource: type.id, member: 'NetworkInfo.Ipv6Supported', value: type.data.NetworkInfo?.Ipv6Supported ?? null },
      ]),
    ];
    const unfit = known.filter(isUnfit);
    if (unfit.length > 0) {
      const terraform = inTerraform(context, group);
      const words = unfit.map((type) => `${type.id} (${noIpv6(type) ? 'takes no IPv6 addresses' : 'Xen'})`);
      return fail({
        message: `${group.id} launches ${listed(words)}`,
        evidence,
        severity: severityOf(unfit, types.length),
        related: unfit.map((type) => relatedTo(type, 'is among its types')),
        fix: rebuildFix('Launch Nitro types only', {
          cli: [
            `aws autoscaling update-auto-scaling-group --region ${context.region} --auto-scaling-group-name ${group.id} --launch-template LaunchTemplateId=<template>,Version=<version-with-a-nitro-type>`,
            `aws autoscaling start-instance-refresh --region ${context.region} --auto-scaling-group-name ${group.id}`,
          ],
          ...(terraform.length > 0 ? { terraform } : {}),
        }),
      });
    }
    if (unsure !== undefined) return unknown(`which instance types ${group.id} launches is not certain: ${unsure}`, evidence);
    const undecided = types.filter(
      (name) => known.every(({ id }) => id !== name) || known.some((type) => type.id === name && isUndecided(type)),
    );
    if (undecided.length > 0) return unknown(`this region tells nothing of the types ${listed(undecided)}`, evidence);
    return pass(evidence);
  },
});
