import rule from '../../../src/rules/edge/beanstalk-load-balancer-ipv4.ts';
import { build } from '../../support/build.ts';
import { describeRule } from '../../support/rule-test.ts';

const environment = (options: Readonly<Record<string, string>>) =>
  build('beanstalk-environment', {
    EnvironmentId: 'e-1',
    EnvironmentName: 'shop',
    EnvironmentArn: 'arn:1',
    Status: 'Ready',
    OptionSettings: Object.entries(options).map(([OptionName, Value]) => ({
      Namespace: OptionName === 'IpAddressType' ? 'aws:elbv2:loadbalancer' : 'aws:elasticbeanstalk:environment',
      OptionName,
      Value,
    })),
  });
const balanced = { EnvironmentType: 'LoadBalanced', LoadBalancerType: 'application' };

describeRule(rule, {
  flagged: {
    'an ALB of type ipv4': { given: [environment({ ...balanced, IpAddressType: 'ipv4' })], says: 'environment shop (e-1) is IPv4-only' },
    'an NLB that names no type': { given: [environment({ ...balanced, LoadBalancerType: 'network' })], says: 'IPv4-only' },
    'a Classic Load Balancer': {
      given: [environment({ ...balanced, LoadBalancerType: 'classic' })],
      says: 'a Classic Load Balancer, which cannot be dual-stack',
      severity: { 'dual-stack': 'high' },
    },
    'a single instance': {
      given: [environment({ EnvironmentType: 'SingleInstance' })],
      says: 'a single instance',
      severity: { 'dual-stack': 'high' },
    },
  },
  silent: {
    'a dual-stack ALB': { given: [environment({ ...balanced, IpAddressType: 'dualstack' })] },
    'a shared ALB, of which another rule speaks': {
      given: [environment({ ...balanced, LoadBalancerIsShared: 'true', IpAddressType: 'ipv4' })],
      as: 'not-applicable',
    },
  },
  unknown: {
    'an environment without options': { given: [environment({})], says: 'whether the environment shop has a load balancer' },
    'a load balancer of no known type': { given: [environment({ EnvironmentType: 'LoadBalanced' })], says: '(unsaid)' },
  },
});
