import rule from '../../../src/rules/containers/ecs-exec-unavailable-ipv6-only.ts';
import { build } from '../../support/build.ts';
import { service } from '../../support/ecs.ts';
import { describeRule } from '../../support/rule-test.ts';

describeRule(rule, {
  flagged: {
    'a service with ECS Exec': {
      given: [service(['subnet-dual'], { enableExecuteCommand: true })],
      says: 'service web has ECS Exec turned on',
    },
  },
  silent: {
    'a service without': { given: [service(['subnet-dual'])] },
    'ECS Anywhere': { given: [service([], { launchType: 'EXTERNAL', enableExecuteCommand: true })], as: 'not-applicable' },
  },
  unknown: {
    'a service of which ECS does not say': {
      given: [build('ecs-service', { serviceArn: 'arn:web', status: 'ACTIVE' })],
      says: 'does not say',
    },
  },
});
