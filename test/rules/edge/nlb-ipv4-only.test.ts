import rule from '../../../src/rules/edge/nlb-ipv4-only.ts';
import { build, denied } from '../../support/build.ts';
import { describeRule } from '../../support/rule-test.ts';

type Balancer = Parameters<typeof build<'load-balancer'>>[1];
const arn = 'arn:aws:elasticloadbalancing:eu-central-1:111122223333:loadbalancer/x/web/1';
const nlb = (more: Balancer) =>
  build('load-balancer', { LoadBalancerArn: arn, LoadBalancerName: 'game', Type: 'network', Scheme: 'internet-facing', ...more });
const quic = build('listener', { ListenerArn: 'listener-1', LoadBalancerArn: arn, Protocol: 'QUIC', Port: 443 });

const udp = build('listener', { ListenerArn: 'listener-2', LoadBalancerArn: arn, Protocol: 'UDP', Port: 53 });
const tagged = build('load-balancer-tags', {
  LoadBalancerArn: arn,
  Tags: [{ Key: 'elasticbeanstalk:environment-name', Value: 'game' }],
});
const environment = build('beanstalk-environment', {
  EnvironmentId: 'e-1',
  EnvironmentName: 'game',
  EnvironmentArn: 'arn:1',
  OptionSettings: [],
});

describeRule(rule, {
  flagged: {
    'an internet-facing one': { given: [nlb({ IpAddressType: 'ipv4' })], says: 'Internet-facing NLB game answers over IPv4 only' },
    'an internal one': {
      given: [nlb({ IpAddressType: 'ipv4', Scheme: 'internal' })],
      says: 'Internal',
      severity: { 'dual-stack': 'medium' },
    },
    'one with a UDP listener': { given: [nlb({ IpAddressType: 'ipv4' }), udp], says: 'game' },
    'one with a QUIC listener': { given: [nlb({ IpAddressType: 'ipv4' }), quic], says: 'QUIC 443 excludes dualstack' },
    'one whose listeners could not be read': { given: [nlb({ IpAddressType: 'ipv4' })], gaps: [denied('listener')], says: 'game' },
  },
  silent: {
    dualstack: { given: [nlb({ IpAddressType: 'dualstack' })] },
    'one on an Outpost': { given: [nlb({ IpAddressType: 'ipv4', AvailabilityZones: [{ OutpostId: 'op-1' }] })], as: 'not-applicable' },
    'one that Beanstalk made, of which another rule speaks': {
      given: [nlb({ IpAddressType: 'ipv4' }), tagged, environment],
      as: 'not-applicable',
    },
    'an Application Load Balancer': { given: [nlb({ IpAddressType: 'ipv4', Type: 'application' })], as: 'not-applicable' },
  },
  unknown: { 'an answer without the type': { given: [nlb({})], says: 'did not say' } },
});
