import rule from '../../../src/rules/edge/nlb-udp-ipv6-snat-off.ts';
import { build } from '../../support/build.ts';
import { describeRule } from '../../support/rule-test.ts';

const arn = 'arn:aws:elasticloadbalancing:eu-central-1:111122223333:loadbalancer/x/web/1';
const nlb = (more: Parameters<typeof build<'load-balancer'>>[1]) =>
  build('load-balancer', { LoadBalancerArn: arn, LoadBalancerName: 'dns', Type: 'network', IpAddressType: 'dualstack', ...more });
const listener = (Protocol: 'UDP' | 'TCP_UDP' | 'TCP') =>
  build('listener', {
    ListenerArn: 'listener-1',
    LoadBalancerArn: arn,
    Protocol,
    Port: 53,
    DefaultActions: [{ Type: 'forward', ForwardConfig: { TargetGroups: [{ TargetGroupArn: 'tg-1' }] } }],
  });
const target = (IpAddressType: 'ipv4' | 'ipv6') =>
  build('target-group', { TargetGroupArn: 'tg-1', TargetGroupName: 'resolvers', IpAddressType });

describeRule(rule, {
  flagged: {
    'no prefix': {
      given: [nlb({ EnablePrefixForIpv6SourceNat: 'off' }), listener('UDP'), target('ipv6')],
      says: 'dns has UDP 53 but no IPv6 prefix',
    },
    'the default, which is off': { given: [nlb({}), listener('TCP_UDP'), target('ipv6')], says: 'TCP_UDP 53' },
  },
  silent: {
    'a prefix and an IPv6 target group': { given: [nlb({ EnablePrefixForIpv6SourceNat: 'on' }), listener('UDP'), target('ipv6')] },
    'no UDP listener': { given: [nlb({}), listener('TCP'), target('ipv4')], as: 'not-applicable' },
    'the type ipv4, which its own rule reports': {
      given: [nlb({ IpAddressType: 'ipv4' }), listener('UDP'), target('ipv4')],
      as: 'not-applicable',
    },
  },
  unknown: {
    'an IPv4 target group, as a listener rule may split by family': {
      given: [nlb({ EnablePrefixForIpv6SourceNat: 'on' }), listener('UDP'), target('ipv4')],
      says: 'resolvers; whether a listener rule',
    },
    'a target group that is not visible': { given: [nlb({ EnablePrefixForIpv6SourceNat: 'on' }), listener('UDP')], says: 'tg-1' },
  },
});
