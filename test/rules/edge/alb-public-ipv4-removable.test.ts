import rule from '../../../src/rules/edge/alb-public-ipv4-removable.ts';
import { build, denied } from '../../support/build.ts';
import { describeRule } from '../../support/rule-test.ts';

type Balancer = Parameters<typeof build<'load-balancer'>>[1];
const arn = 'arn:aws:elasticloadbalancing:eu-central-1:111122223333:loadbalancer/x/web/1';
const alb = (more: Balancer = {}) =>
  build('load-balancer', {
    LoadBalancerArn: arn,
    LoadBalancerName: 'web',
    Type: 'application',
    Scheme: 'internet-facing',
    IpAddressType: 'dualstack',
    ...more,
  });
const listener = (Type: 'forward' | 'authenticate-cognito') =>
  build('listener', { ListenerArn: 'listener-1', LoadBalancerArn: arn, DefaultActions: [{ Type }] });

describeRule(rule, {
  flagged: { 'a dual-stack one': { given: [alb(), listener('forward')], says: 'web is dual-stack and could drop' } },
  silent: {
    'one without public IPv4': { given: [alb({ IpAddressType: 'dualstack-without-public-ipv4' })] },
    'one that authenticates users, which needs IPv4': { given: [alb(), listener('authenticate-cognito')] },
    'an internal one': { given: [alb({ Scheme: 'internal' })], as: 'not-applicable' },
    'one that is IPv4-only': { given: [alb({ IpAddressType: 'ipv4' })], as: 'not-applicable' },
    'a Network Load Balancer, which has no such type': { given: [alb({ Type: 'network' })], as: 'not-applicable' },
  },
  unknown: { 'listeners that could not be read': { given: [alb()], gaps: [denied('listener')], says: 'authenticate users' } },
});
