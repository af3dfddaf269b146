import rule from '../../../src/rules/edge/tg-ipv4-for-ipv6-only-targets.ts';
import { associated, build } from '../../support/build.ts';
import { describeRule } from '../../support/rule-test.ts';

const target = (more: Parameters<typeof build<'target-group'>>[1] = {}) =>
  build('target-group', {
    TargetGroupArn: 'tg-1',
    TargetGroupName: 'web',
    TargetType: 'instance',
    Protocol: 'HTTP',
    IpAddressType: 'ipv4',
    ...more,
  });
const group = (VPCZoneIdentifier: string, TargetGroupARNs = ['tg-1']) =>
  build('auto-scaling-group', { AutoScalingGroupName: 'asg', VPCZoneIdentifier, TargetGroupARNs });
const bySource = build('auto-scaling-group', {
  AutoScalingGroupName: 'asg',
  VPCZoneIdentifier: 'subnet-6',
  TrafficSources: [{ Identifier: 'tg-1', Type: 'elbv2' }],
});
const native = build('subnet', { SubnetId: 'subnet-6', Ipv6Native: true, Ipv6CidrBlockAssociationSet: [associated('2001:db8::/64')] });
const dual = build('subnet', {
  SubnetId: 'subnet-d',
  CidrBlock: '10.0.0.0/24',
  Ipv6CidrBlockAssociationSet: [associated('2001:db8::/64')],
});

describeRule(rule, {
  flagged: {
    'a group in an IPv6-only subnet': {
      given: [target(), group('subnet-6'), native],
      says: 'web gets instances of asg from the IPv6-only subnet-6',
    },
    'a group that stands there in part': { given: [target(), group('subnet-d, subnet-6'), dual, native], says: 'subnet-6' },
    'a group attached as a traffic source': { given: [target(), bySource, native], says: 'asg' },
    'no type given, which means ipv4': { given: [target({ IpAddressType: undefined as never }), group('subnet-6'), native], says: 'web' },
  },
  silent: {
    'a group in dual-stack subnets': { given: [target(), group('subnet-d'), dual] },
    'an IPv6 target group': { given: [target({ IpAddressType: 'ipv6' }), group('subnet-6'), native], as: 'not-applicable' },
    'a target group of a Lambda function': { given: [target({ TargetType: 'lambda' }), native], as: 'not-applicable' },
    'a target group of an ALB': { given: [target({ TargetType: 'alb' }), group('subnet-6'), native], as: 'not-applicable' },
    'GENEVE, which has no IPv6': { given: [target({ Protocol: 'GENEVE' }), group('subnet-6'), native], as: 'not-applicable' },
    'targets that no group registers': { given: [target(), group('subnet-6', []), native], as: 'not-applicable' },
  },
  unknown: { 'a group whose subnets are not visible': { given: [target(), group('subnet-gone')], says: 'subnet-gone' } },
});
