import rule from '../../../src/rules/edge/tg-ipv6-target-no-primary-ipv6.ts';
import { build } from '../../support/build.ts';
import { describeRule } from '../../support/rule-test.ts';

const target = (more: Parameters<typeof build<'target-group'>>[1] = {}) =>
  build('target-group', { TargetGroupArn: 'tg-1', TargetGroupName: 'web', TargetType: 'instance', IpAddressType: 'ipv6', ...more });
const group = (...ids: string[]) =>
  build('auto-scaling-group', {
    AutoScalingGroupName: 'asg',
    TargetGroupARNs: ['tg-1'],
    Instances: ids.map((InstanceId) => ({
      InstanceId,
      AvailabilityZone: 'eu-central-1a',
      LifecycleState: 'InService' as const,
      HealthStatus: 'Healthy',
      ProtectedFromScaleIn: false,
    })),
  });
const instance = (InstanceId: string, IsPrimaryIpv6: boolean, secondary = false) =>
  build('instance', {
    InstanceId,
    NetworkInterfaces: [
      {
        NetworkInterfaceId: `eni-${InstanceId}`,
        Attachment: { DeviceIndex: 0 },
        Ipv6Addresses: [{ Ipv6Address: '2001:db8::1', IsPrimaryIpv6 }],
      },
      {
        NetworkInterfaceId: 'eni-2',
        Attachment: { DeviceIndex: 1 },
        Ipv6Addresses: [{ Ipv6Address: '2001:db8::2', IsPrimaryIpv6: secondary }],
      },
    ],
  });

describeRule(rule, {
  flagged: {
    'an instance with an address that is not primary': {
      given: [target(), group('i-1', 'i-2'), instance('i-1', true), instance('i-2', false)],
      says: 'there is none on i-2 of asg',
    },
    'a primary address on the second interface only': { given: [target(), group('i-1'), instance('i-1', false, true)], says: 'i-1' },
  },
  silent: {
    'primary addresses': { given: [target(), group('i-1'), instance('i-1', true)] },
    'targets by address': { given: [target({ TargetType: 'ip' }), group('i-1'), instance('i-1', false)], as: 'not-applicable' },
    'an IPv4 target group': { given: [target({ IpAddressType: 'ipv4' }), group('i-1'), instance('i-1', false)], as: 'not-applicable' },
  },
  unknown: {
    'targets that no group registers': { given: [target()], says: 'by hand or by a controller' },
    'a group without instances': { given: [target(), group()], says: 'runs no instance' },
    'an instance that is not visible': { given: [target(), group('i-1', 'i-gone'), instance('i-1', true)], says: 'not all instances' },
  },
});
