import rule from '../../../src/rules/containers/ecs-agent-too-old-for-ipv6.ts';
import { build } from '../../support/build.ts';
import { clusterArn } from '../../support/ecs.ts';
import { describeRule } from '../../support/rule-test.ts';

const instance = (agentVersion: string | undefined, attributes: readonly string[], ec2InstanceId = 'i-1') =>
  build('ecs-container-instance', {
    containerInstanceArn: 'arn:aws:ecs:eu-central-1:111122223333:container-instance/main/1',
    clusterArn,
    ec2InstanceId,
    versionInfo: agentVersion === undefined ? {} : { agentVersion },
    attributes: attributes.map((name) => (name === 'windows' ? { name: 'ecs.os-type', value: name } : { name, value: null })),
  });
const both = ['ecs.capability.task-eni.ipv6', 'ecs.capability.ipv6-only'];

describeRule(rule, {
  flagged: {
    'an agent too old for IPv6-only subnets alone': {
      given: [instance('1.91.2', both.slice(0, 1))],
      says: 'agent 1.91.2 on i-1 is older than 1.99.1',
      severity: { 'ipv6-only': 'blocker' },
    },
    'an agent too old for both': {
      given: [instance('1.44.4', [])],
      says: '1.45.0 and 1.99.1',
      severity: { 'dual-stack': 'high', 'ipv6-only': 'blocker' },
    },
    'a new agent whose task networking is off': {
      given: [instance('1.105.1', ['ecs.capability.efs'])],
      says: 'lacks ecs.capability.task-eni.ipv6',
    },
  },
  silent: {
    'a current agent': { given: [instance('1.105.1', both)] },
    'the first agent that can': { given: [instance('1.99.1', both)] },
    'ECS Anywhere': { given: [instance('1.20.0', [], 'mi-1')], as: 'not-applicable' },
    'Windows, which has other versions': { given: [instance('1.20.0', ['windows'])], as: 'not-applicable' },
  },
  unknown: {
    'an agent that tells no version': { given: [instance(undefined, both)], says: 'of unknown version' },
    'a current agent that registers nothing': { given: [instance('1.105.1', [])], says: 'no capabilities to judge by' },
  },
});
