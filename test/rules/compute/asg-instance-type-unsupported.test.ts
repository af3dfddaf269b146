import rule from '../../../src/rules/compute/asg-instance-type-unsupported.ts';
import { build, denied } from '../../support/build.ts';
import { describeRule } from '../../support/rule-test.ts';

type Group = Parameters<typeof build<'auto-scaling-group'>>[1];
const group = (data: Omit<Group, 'AutoScalingGroupName'>) => build('auto-scaling-group', { AutoScalingGroupName: 'web', ...data });
const template = { LaunchTemplateId: 'lt-1', Version: '$Default' };
const running = (InstanceType: string, LaunchConfigurationName?: string) =>
  [{ InstanceId: 'i-1', InstanceType, ...(LaunchConfigurationName ? { LaunchConfigurationName } : {}) }] as unknown as NonNullable<
    Group['Instances']
  >;
const overrides = (...Overrides: NonNullable<NonNullable<NonNullable<Group['MixedInstancesPolicy']>['LaunchTemplate']>['Overrides']>) => ({
  MixedInstancesPolicy: { LaunchTemplate: { LaunchTemplateSpecification: template, Overrides } },
});
const version = (InstanceType?: 't2.micro' | 't3.micro' | 'm3.medium') =>
  build('launch-template-version', {
    LaunchTemplateId: 'lt-1',
    VersionNumber: 1,
    DefaultVersion: true,
    LaunchTemplateData: InstanceType ? { InstanceType } : {},
  });
const configuration = (InstanceType: string) => build('launch-configuration', { LaunchConfigurationName: 'lc-1', InstanceType });
const t2 = build('instance-type', { InstanceType: 't2.micro', Hypervisor: 'xen', NetworkInfo: { Ipv6Supported: true } });
const t3 = build('instance-type', { InstanceType: 't3.micro', Hypervisor: 'nitro', NetworkInfo: { Ipv6Supported: true } });
const m3 = build('instance-type', { InstanceType: 'm3.medium', Hypervisor: 'xen', NetworkInfo: { Ipv6Supported: false } });
const second = build('launch-template-version', {
  LaunchTemplateId: 'lt-2',
  VersionNumber: 1,
  DefaultVersion: true,
  LaunchTemplateData: { InstanceType: 't2.micro' },
});
const attributes = build('launch-template-version', {
  LaunchTemplateId: 'lt-1',
  VersionNumber: 1,
  DefaultVersion: true,
  LaunchTemplateData: { InstanceRequirements: {} },
});

describeRule(rule, {
  flagged: {
    'a Xen type in the template': {
      given: [group({ LaunchTemplate: template }), version('t2.micro'), t2],
      says: 'web launches t2.micro (Xen)',
      severity: { 'ipv6-only': 'blocker' },
    },
    'a type without IPv6': {
      given: [group({ LaunchTemplate: template }), version('m3.medium'), m3],
      says: 'm3.medium (takes no IPv6 addresses)',
      severity: { 'dual-stack': 'blocker', 'ipv6-only': 'blocker' },
    },
    'one Xen type among the overrides, so that some launches fail': {
      given: [group(overrides({ InstanceType: 't2.micro' }, { InstanceType: 't3.micro' })), version('t3.micro'), t2, t3],
      says: 't2.micro (Xen)',
      severity: { 'ipv6-only': 'high' },
    },
    'overrides with a template of their own': {
      given: [group(overrides({ LaunchTemplateSpecification: { LaunchTemplateId: 'lt-2' } })), version('t3.micro'), second, t2, t3],
      says: 't2.micro (Xen)',
      severity: { 'ipv6-only': 'high' },
    },
    'a launch configuration that runs nothing yet': {
      given: [group({ LaunchConfigurationName: 'lc-1' }), configuration('m3.medium'), m3],
      says: 'web launches m3.medium (takes no IPv6 addresses)',
    },
    'a running Xen instance of a group that chooses by attributes': {
      given: [group({ ...overrides({ InstanceRequirements: {} as never }), Instances: running('t2.micro') }), version(), t2],
      says: 't2.micro (Xen)',
    },
  },
  silent: {
    'a launch configuration with a Nitro type': { given: [group({ LaunchConfigurationName: 'lc-1' }), configuration('t3.micro'), t3] },
    'a Nitro type': { given: [group({ LaunchTemplate: template }), version('t3.micro'), t3] },
    'overrides, which replace the Xen type of the template': {
      given: [group(overrides({ InstanceType: 't3.micro' })), version('t2.micro'), t2, t3],
    },
    'a launch configuration whose one type runs': {
      given: [group({ LaunchConfigurationName: 'lc-1', Instances: running('t3.micro', 'lc-1') }), t3],
    },
    'a managed node group, judged as such': {
      given: [group({ LaunchTemplate: template, Tags: [{ Key: 'eks:nodegroup-name', Value: 'ng' }] }), version('t2.micro'), t2],
      as: 'not-applicable',
    },
  },
  unknown: {
    'attributes, even of the current generation': {
      given: [group(overrides({ InstanceRequirements: { InstanceGenerations: ['current'] } as never })), version()],
      says: 'by attributes',
    },
    'a template that is not visible': { given: [group({ LaunchTemplate: template })], says: 'lt-1 ($Default) is not visible' },
    'a launch configuration that is not visible': { given: [group({ LaunchConfigurationName: 'lc-1' })], says: 'lc-1 is not visible' },
    'attributes in the template': {
      given: [group({ LaunchTemplate: template }), attributes],
      says: 'by attributes',
    },
    'attributes beside a Nitro type': {
      given: [group(overrides({ InstanceType: 't3.micro' }, { InstanceRequirements: {} as never })), version(), t3],
      says: 'by attributes',
    },
    'launch configurations that could not be read': {
      given: [group({ LaunchConfigurationName: 'lc-1' })],
      gaps: [denied('launch-configuration')],
      says: 'lc-1',
    },
    'a type that the region does not tell of': { given: [group({ LaunchTemplate: template }), version('t3.micro')], says: 't3.micro' },
  },
});
