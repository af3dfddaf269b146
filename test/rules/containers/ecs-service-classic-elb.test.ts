import rule from '../../../src/rules/containers/ecs-service-classic-elb.ts';
import { service } from '../../support/ecs.ts';
import { describeRule } from '../../support/rule-test.ts';

const classic = { loadBalancers: [{ loadBalancerName: 'old' }] };

describeRule(rule, {
  flagged: {
    'a Classic Load Balancer': { given: [service([], { launchType: 'EC2', ...classic })], says: 'the Classic Load Balancer old' },
  },
  silent: {
    'a target group': { given: [service([], { loadBalancers: [{ targetGroupArn: 'tg' }] })] },
    'no load balancer': { given: [service(['subnet-dual'])] },
    'a service that was left behind': { given: [service([], { desiredCount: 0, ...classic })], as: 'not-applicable' },
  },
  unknown: {
    'an external controller without task sets': {
      given: [service([], { deploymentController: { type: 'EXTERNAL' } })],
      says: 'in task sets, and none was seen',
    },
  },
});
