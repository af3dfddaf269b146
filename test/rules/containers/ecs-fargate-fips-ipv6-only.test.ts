import rule from '../../../src/rules/containers/ecs-fargate-fips-ipv6-only.ts';
import { service } from '../../support/ecs.ts';
import { setting } from '../../support/ecs-tasks.ts';
import { describeRule } from '../../support/rule-test.ts';

const fargate = service(['subnet-dual']);

describeRule(rule, {
  flagged: {
    'the mode enabled': { given: [setting('fargateFIPSMode', 'enabled'), fargate], says: '1 Fargate service(s)' },
    'the mode on, in the other spelling': { given: [setting('fargateFIPSMode', 'on'), fargate], says: 'fargateFIPSMode is on' },
  },
  silent: {
    'the mode off': { given: [setting('fargateFIPSMode', 'disabled'), fargate] },
    'no service on Fargate': {
      given: [setting('fargateFIPSMode', 'enabled'), service([], { launchType: 'EC2' })],
      as: 'not-applicable',
    },
    'another setting': { given: [setting('awsvpcTrunking', 'enabled'), fargate], as: 'not-applicable' },
  },
  unknown: { 'no value': { given: [setting('fargateFIPSMode', null), fargate], says: 'does not say' } },
});
