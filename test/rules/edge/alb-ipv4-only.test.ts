import rule from '../../../src/rules/edge/alb-ipv4-only.ts';
import { build, denied } from '../../support/build.ts';
import { describeRule } from '../../support/rule-test.ts';

type Balancer = Parameters<typeof build<'load-balancer'>>[1];
const arn = 'arn:aws:elasticloadbalancing:eu-central-1:111122223333:loadbalancer/x/web/1';
const alb = (more: Balancer) =>
  build('load-balancer', { LoadBalancerArn: arn, LoadBalancerName: 'web', Type: 'application', Scheme: 'internet-facing', ...more });

const tagged = build('load-balancer-tags', {
  LoadBalancerArn: arn,
  Tags: [{ Key: 'elasticbeanstalk:environment-name', Value: 'shop' }],
});
const environment = (IpAddressType: string, isShared = 'false') =>
  build('beanstalk-environment', {
    EnvironmentId: 'e-1',
    EnvironmentName: 'shop',
    EnvironmentArn: 'arn:1',
    OptionSettings: [
      { Namespace: 'aws:elbv2:loadbalancer', OptionName: 'IpAddressType', Value: IpAddressType },
      { Namespace: 'aws:elasticbeanstalk:environment', OptionName: 'LoadBalancerIsShared', Value: isShared },
    ],
  });

describeRule(rule, {
  flagged: {
    'an internet-facing one': { given: [alb({ IpAddressType: 'ipv4' })], says: 'Internet-facing ALB web answers over IPv4 only' },
    'an internal one, which can be dual-stack too': {
      given: [alb({ IpAddressType: 'ipv4', Scheme: 'internal' })],
      says: 'Internal ALB web',
      severity: { 'dual-stack': 'medium' },
    },
    'one of Beanstalk whose environment asks for dual-stack already': {
      given: [alb({ IpAddressType: 'ipv4' }), tagged, environment('dualstack')],
      says: 'ALB web',
    },
    'one that outlived its environment': { given: [alb({ IpAddressType: 'ipv4' }), tagged], says: 'ALB web' },
    'one that environments share': { given: [alb({ IpAddressType: 'ipv4' }), tagged, environment('ipv4', 'true')], says: 'ALB web' },
  },
  silent: {
    dualstack: { given: [alb({ IpAddressType: 'dualstack' })] },
    'dualstack without public IPv4': { given: [alb({ IpAddressType: 'dualstack-without-public-ipv4' })] },
    'one on an Outpost': { given: [alb({ IpAddressType: 'ipv4', CustomerOwnedIpv4Pool: 'ipv4pool-coip-1' })], as: 'not-applicable' },
    'one that failed to come up': { given: [alb({ IpAddressType: 'ipv4', State: { Code: 'failed' } })], as: 'not-applicable' },
    'one that Beanstalk made, of which another rule speaks': {
      given: [alb({ IpAddressType: 'ipv4' }), tagged, environment('ipv4')],
      as: 'not-applicable',
    },
    'one that Beanstalk made, where its environments could not be read': {
      given: [alb({ IpAddressType: 'ipv4' }), tagged],
      gaps: [denied('beanstalk-environment')],
      as: 'not-applicable',
    },
    'a Network Load Balancer': { given: [alb({ IpAddressType: 'ipv4', Type: 'network' })], as: 'not-applicable' },
  },
  unknown: { 'an answer without the type': { given: [alb({})], says: 'did not say' } },
});
