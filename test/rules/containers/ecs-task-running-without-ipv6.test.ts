import rule from '../../../src/rules/containers/ecs-task-running-without-ipv6.ts';
import { build } from '../../support/build.ts';
import { clusterArn, dualSubnet, ipv4Subnet, nativeSubnet, service } from '../../support/ecs.ts';
import { both, ipv4, setting, task } from '../../support/ecs-tasks.ts';
import { describeRule } from '../../support/rule-test.ts';

const web = service(['subnet-dual']);
const on = setting('dualStackIPv6', 'enabled');
const old = task('old', 'subnet-dual', [ipv4]);
const agent = (name: string) =>
  build('ecs-container-instance', { containerInstanceArn: 'arn:instance', clusterArn, attributes: [{ name, value: null }] });
const onInstance = task('old', 'subnet-dual', [ipv4], { containerInstanceArn: 'arn:instance' });

describeRule(rule, {
  flagged: {
    'a task from before the change': {
      given: [web, dualSubnet(), on, old, task('new', 'subnet-dual', [both], { startedAt: '2026-07-01T00:00:00.000Z' })],
      says: '1 of 2 running tasks of service web in dual-stack subnets have no IPv6 address; the oldest started 2026-06-01T00:00:00.000Z',
    },
    'a task that started after one with IPv6': {
      given: [web, dualSubnet(), on, old, task('new', 'subnet-dual', [both], { startedAt: '2026-05-01T00:00:00.000Z' })],
      says: '1 of them started after one that has it',
    },
    'a task on an instance whose agent can': {
      given: [service(['subnet-dual'], { launchType: 'EC2' }), dualSubnet(), on, onInstance, agent('ecs.capability.task-eni.ipv6')],
      says: '1 of 1',
    },
  },
  silent: {
    'tasks with IPv6': { given: [web, dualSubnet(), on, task('new', 'subnet-dual', [both])] },
    'the setting off, which has a rule of its own': {
      given: [web, dualSubnet(), setting('dualStackIPv6', 'disabled'), old],
      as: 'not-applicable',
    },
    'an IPv4-only subnet': { given: [service(['subnet-v4']), ipv4Subnet, on, task('old', 'subnet-v4', [ipv4])], as: 'not-applicable' },
    'an IPv6-only subnet': {
      given: [service(['subnet-native']), nativeSubnet(), on, task('new', 'subnet-native', [{ ipv6Address: '2001:db8::1' }])],
      as: 'not-applicable',
    },
    'a subnet that assigns no addresses': {
      given: [web, dualSubnet({ AssignIpv6AddressOnCreation: false }), on, old],
      as: 'not-applicable',
    },
    'an old platform version': {
      given: [service(['subnet-dual'], { platformVersion: '1.3.0' }), dualSubnet(), on, old],
      as: 'not-applicable',
    },
    'an old agent': { given: [web, dualSubnet(), on, onInstance, agent('ecs.capability.task-eni')], as: 'not-applicable' },
    'the bridge': { given: [service([], { launchType: 'EC2' }), on], as: 'not-applicable' },
    'a task of another service': {
      given: [web, dualSubnet(), on, task('old', 'subnet-dual', [ipv4], { group: 'service:api' })],
      as: 'not-applicable',
    },
  },
  unknown: {
    'a subnet out of sight': { given: [web, on, old], says: 'subnet-dual' },
    'a task without an address yet': { given: [web, dualSubnet(), on, task('new', 'subnet-dual', [])], says: 'names no addresses' },
    'a setting that ECS does not list': { given: [web, dualSubnet(), setting('dualStackIPv6', null), old], says: 'does not list' },
  },
});
