import rule from '../../../src/rules/edge/lb-ipv6-igw-denied.ts';
import { build } from '../../support/build.ts';
import { describeRule } from '../../support/rule-test.ts';

type Balancer = Parameters<typeof build<'load-balancer'>>[1];
const alb = (more: Balancer = {}) =>
  build('load-balancer', {
    LoadBalancerArn: 'arn:web',
    LoadBalancerName: 'web',
    Type: 'application',
    Scheme: 'internet-facing',
    IpAddressType: 'dualstack',
    ...more,
  });
const denies = (Value?: string) =>
  build('load-balancer-attributes', {
    LoadBalancerArn: 'arn:web',
    Attributes: Value === undefined ? [] : [{ Key: 'ipv6.deny_all_igw_traffic', Value }],
  });

describeRule(rule, {
  flagged: {
    'a dual-stack ALB that denies it': { given: [alb(), denies('true')], says: 'web is internet-facing and dualstack, but' },
    'an NLB that denies it': { given: [alb({ Type: 'network' }), denies('true')], says: 'refuse the internet' },
    'one without public IPv4 addresses, which nobody reaches': {
      given: [alb({ IpAddressType: 'dualstack-without-public-ipv4' }), denies('true')],
      says: 'dualstack-without-public-ipv4',
      severity: { 'dual-stack': 'high' },
    },
  },
  silent: {
    'one that does not': { given: [alb(), denies('false')] },
    'one of which AWS leaves it out, whose default is false': { given: [alb(), denies()] },
    'an internal one, where it is right': { given: [alb({ Scheme: 'internal' }), denies('true')], as: 'not-applicable' },
    'one without IPv6': { given: [alb({ IpAddressType: 'ipv4' })], as: 'not-applicable' },
    'a Gateway Load Balancer': { given: [alb({ Type: 'gateway' })], as: 'not-applicable' },
  },
  unknown: { 'one whose attributes were not read': { given: [alb()], says: 'attributes of web' } },
});
