import rule from '../../../src/rules/containers/ecs-service-connect-ipv6-hosts-entry.ts';
import { service } from '../../support/ecs.ts';
import { both, ipv4, task } from '../../support/ecs-tasks.ts';
import { describeRule } from '../../support/rule-test.ts';

const web = (enabled: boolean, subnets: readonly string[] = ['subnet-v4'], desiredCount = 1) =>
  service(subnets, { desiredCount, deployments: [{ status: 'PRIMARY', serviceConnectConfiguration: { enabled } }] });

describeRule(rule, {
  flagged: {
    'tasks with IPv4 alone': { given: [web(true), task('one', 'subnet-v4', [ipv4])], says: 'the tasks have IPv4 alone' },
    'a service in the middle of its move': {
      given: [web(true), task('one', 'subnet-v4', [ipv4]), task('two', 'subnet-dual', [both])],
      says: '1 of 2 tasks have IPv4 alone',
    },
  },
  silent: {
    'tasks with both': { given: [web(true, ['subnet-dual']), task('two', 'subnet-dual', [both])] },
    'Service Connect off': { given: [web(false), task('one', 'subnet-v4', [ipv4])], as: 'not-applicable' },
    'a service without it': { given: [service(['subnet-v4']), task('one', 'subnet-v4', [ipv4])], as: 'not-applicable' },
    'a service that is scaled to none': { given: [web(true, ['subnet-v4'], 0)], as: 'not-applicable' },
    'the bridge': { given: [web(true, [])], as: 'not-applicable' },
  },
  unknown: {
    'no task to look at': { given: [web(true)], says: 'runs no task' },
    'a task without an address yet': { given: [web(true), task('one', 'subnet-v4', [])], says: 'names no addresses' },
  },
});
