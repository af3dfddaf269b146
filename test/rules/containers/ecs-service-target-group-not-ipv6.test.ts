import rule from '../../../src/rules/containers/ecs-service-target-group-not-ipv6.ts';
import { build } from '../../support/build.ts';
import { service } from '../../support/ecs.ts';
import { describeRule } from '../../support/rule-test.ts';

const arn = (name: string) => `arn:aws:elasticloadbalancing:eu-central-1:111122223333:targetgroup/${name}/1`;
const behind = (name: string, alternate?: string) =>
  service(['subnet-dual'], {
    loadBalancers: [
      {
        targetGroupArn: arn(name),
        ...(alternate
          ? { advancedConfiguration: { alternateTargetGroupArn: arn(alternate), productionListenerRule: undefined, roleArn: undefined } }
          : {}),
      },
    ],
  });
const group = (name: string, data: Partial<Parameters<typeof build<'target-group'>>[1]>) =>
  build('target-group', { TargetGroupArn: arn(name), TargetGroupName: name, TargetType: 'ip', LoadBalancerArns: ['alb'], ...data });
const blue = group('blue', { IpAddressType: 'ipv6' });

describeRule(rule, {
  flagged: {
    'an IPv4 target group': { given: [behind('v4'), group('v4', { IpAddressType: 'ipv4' })], says: 'in v4, which takes IPv4 targets only' },
    'a group that names no type, which is IPv4': { given: [behind('v4'), group('v4', {})], says: 'in v4' },
    'the other colour of a blue/green deployment': {
      given: [behind('blue', 'green'), blue, group('green', { IpAddressType: 'ipv4' })],
      says: 'in green',
    },
  },
  silent: {
    'IPv6 target groups': { given: [behind('blue'), blue] },
    'a service without a load balancer': { given: [service(['subnet-dual'])], as: 'not-applicable' },
    'a Classic Load Balancer, which is another finding': {
      given: [service(['subnet-dual'], { loadBalancers: [{ loadBalancerName: 'old' }] })],
      as: 'not-applicable',
    },
  },
  unknown: {
    'a target group that is not visible': { given: [behind('gone')], says: 'targetgroup/gone/1 is not visible' },
  },
});
