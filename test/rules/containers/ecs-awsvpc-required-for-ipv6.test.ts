import rule from '../../../src/rules/containers/ecs-awsvpc-required-for-ipv6.ts';
import { build } from '../../support/build.ts';
import { definition, definitionArn, service } from '../../support/ecs.ts';
import { describeRule } from '../../support/rule-test.ts';

const mode = (networkMode: 'bridge' | 'host' | 'awsvpc' | 'none') => definition(['nginx'], { networkMode });
const unset = build('ecs-task-definition', { taskDefinitionArn: definitionArn, family: 'web', revision: 1, containerDefinitions: [] });
const onEc2 = service([], { launchType: 'EC2' });

describeRule(rule, {
  flagged: {
    'bridge mode': { given: [mode('bridge'), onEc2], says: 'web:1 has the network mode bridge' },
    'no mode, which means bridge': { given: [unset, onEc2], says: 'bridge (the default)' },
  },
  silent: {
    awsvpc: { given: [mode('awsvpc'), service(['subnet-dual'])], as: 'not-applicable' },
    'no network at all': { given: [mode('none'), onEc2], as: 'not-applicable' },
    'ECS Anywhere': { given: [mode('bridge'), service([], { launchType: 'EXTERNAL' })], as: 'not-applicable' },
  },
  unknown: {
    "host mode, which has the instance's addresses": { given: [mode('host'), onEc2], says: 'addresses of their instances' },
    'Windows on EC2': {
      given: [definition([], { networkMode: 'bridge', runtimePlatform: { operatingSystemFamily: 'WINDOWS_SERVER_2022_CORE' } }), onEc2],
      says: 'Windows instances',
    },
  },
});
