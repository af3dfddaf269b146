import rule from '../../../src/rules/compute/asg-launch-template-no-primary-ipv6.ts';
import { build, denied } from '../../support/build.ts';
import { describeRule } from '../../support/rule-test.ts';

type Group = Parameters<typeof build<'auto-scaling-group'>>[1];
type Spec = NonNullable<
  NonNullable<Parameters<typeof build<'launch-template-version'>>[1]['LaunchTemplateData']>['NetworkInterfaces']
>[number];
const lt = (LaunchTemplateId: string) => ({ LaunchTemplateId, Version: '$Default' });
const group = (more: Partial<Group> = {}, source: Partial<Group> = { LaunchTemplate: lt('lt-1') }) =>
  build('auto-scaling-group', { AutoScalingGroupName: 'web', TargetGroupARNs: ['tg-1'], ...source, ...more });
const running = [
  {
    InstanceId: 'i-1',
    AvailabilityZone: 'eu-central-1a',
    LifecycleState: 'InService',
    HealthStatus: 'Healthy',
    ProtectedFromScaleIn: false,
  },
] as const;
const target = (more: Parameters<typeof build<'target-group'>>[1] = {}) =>
  build('target-group', { TargetGroupArn: 'tg-1', TargetGroupName: 'web', TargetType: 'instance', IpAddressType: 'ipv6', ...more });
const version = (NetworkInterfaces: readonly Spec[] = [], LaunchTemplateId = 'lt-1') =>
  build('launch-template-version', { LaunchTemplateId, VersionNumber: 1, DefaultVersion: true, LaunchTemplateData: { NetworkInterfaces } });
const instance = (IsPrimaryIpv6: boolean) =>
  build('instance', {
    InstanceId: 'i-1',
    NetworkInterfaces: [{ Attachment: { DeviceIndex: 0 }, Ipv6Addresses: [{ Ipv6Address: '2001:db8::1', IsPrimaryIpv6 }] }],
  });
const primary = version([{ DeviceIndex: 0, PrimaryIpv6: true }]);
const mixed = {
  LaunchTemplate: { LaunchTemplateSpecification: lt('lt-1'), Overrides: [{ LaunchTemplateSpecification: lt('lt-2') }] },
};

describeRule(rule, {
  flagged: {
    'a template that describes no interface': {
      given: [group(), target(), version()],
      says: 'web registers instances in web, and lt-1:1 gives them no primary IPv6 address',
    },
    'an interface with an address that is not primary': {
      given: [group(), target(), version([{ DeviceIndex: 0, Ipv6AddressCount: 1 }])],
      says: 'lt-1:1 gives them no',
    },
    'a primary address on the second interface only': {
      given: [group(), target(), version([{ DeviceIndex: 0 }, { DeviceIndex: 1, PrimaryIpv6: true }])],
      says: 'lt-1:1 gives them no',
    },
    'one template of two': {
      given: [group({}, { MixedInstancesPolicy: mixed }), target(), primary, version([], 'lt-2')],
      says: 'and lt-2:1 gives',
    },
    'a target group that is attached as a traffic source': {
      given: [group({ TargetGroupARNs: [], TrafficSources: [{ Type: 'elbv2', Identifier: 'tg-1' }] }), target(), version()],
      says: 'lt-1:1',
    },
    'instances that were mended by hand': { given: [group({ Instances: running }), target(), version(), instance(true)], says: 'lt-1:1' },
    'instances that could not be read': {
      given: [group({ Instances: running }), target(), version()],
      gaps: [denied('instance')],
      says: 'lt-1:1',
    },
  },
  silent: {
    'a primary address in the template': { given: [group(), target(), primary] },
    'targets by address': { given: [group(), target({ TargetType: 'ip' }), version()], as: 'not-applicable' },
    'an IPv4 target group': { given: [group(), target({ IpAddressType: 'ipv4' }), version()], as: 'not-applicable' },
    'running instances without one, which the target group is told for': {
      given: [group({ Instances: running }), target(), version(), instance(false)],
      as: 'not-applicable',
    },
    'a group without a target group': { given: [group({ TargetGroupARNs: [] }), target(), version()], as: 'not-applicable' },
    'a target group of VPC Lattice': {
      given: [group({ TargetGroupARNs: [], TrafficSources: [{ Type: 'vpc-lattice', Identifier: 'tg-1' }] }), target(), version()],
      as: 'not-applicable',
    },
    'a managed node group, whose template EKS makes': {
      given: [group({ Tags: [{ Key: 'eks:nodegroup-name', Value: 'nodes' }] }), target(), version()],
      as: 'not-applicable',
    },
    'a launch configuration, which has another finding': {
      given: [group({}, { LaunchConfigurationName: 'lc-1' }), target()],
      as: 'not-applicable',
    },
  },
  unknown: {
    'a target group that is not visible': { given: [group(), version()], says: 'target group tg-1 of web' },
    'a template that is not visible': { given: [group(), target()], says: 'lt-1 ($Default) of web' },
    'an interface that exists already': { given: [group(), target(), version([{ NetworkInterfaceId: 'eni-1' }])], says: 'exists already' },
  },
});
