import rule from '../../../src/rules/containers/ecs-ipv6-only-windows.ts';
import { build, denied } from '../../support/build.ts';
import { clusterArn, definition, service } from '../../support/ecs.ts';
import { describeRule } from '../../support/rule-test.ts';

const onEc2 = service(['subnet-dual'], { launchType: 'EC2' });
const instance = (os: string) =>
  build('ecs-container-instance', {
    containerInstanceArn: `arn:aws:ecs:eu-central-1:111122223333:container-instance/main/${os}`,
    clusterArn,
    attributes: [{ name: 'ecs.os-type', value: os }],
  });

describeRule(rule, {
  flagged: {
    'Windows in the task definition': {
      given: [onEc2, definition(['x'], { runtimePlatform: { operatingSystemFamily: 'WINDOWS_SERVER_2022_CORE' } })],
      says: 'service web runs on WINDOWS_SERVER_2022_CORE',
    },
    'Windows as the platform of Fargate': {
      given: [service(['subnet-dual'], { platformFamily: 'Windows_Server_2019_Core' }), definition(['x'])],
      says: 'Windows_Server_2019_Core',
    },
  },
  silent: {
    'Fargate without an operating system, which means Linux': { given: [service(['subnet-dual']), definition(['x'])] },
    'Linux in the task definition': { given: [onEc2, definition(['x'], { runtimePlatform: { operatingSystemFamily: 'LINUX' } })] },
    'a cluster of Linux instances': { given: [onEc2, definition(['x']), instance('linux')] },
    'bridge mode, which Windows does not have': { given: [onEc2, definition(['x'], { networkMode: 'bridge' })] },
    'ECS Anywhere': { given: [service([], { launchType: 'EXTERNAL' })], as: 'not-applicable' },
  },
  unknown: {
    'a mixed cluster': { given: [onEc2, definition(['x']), instance('linux'), instance('windows')], says: 'names no operating system' },
    'a cluster without instances': { given: [onEc2, definition(['x'])] },
    'instances that are denied': { given: [onEc2, definition(['x'])], gaps: [denied('ecs-container-instance')] },
    'a task definition that was not read': { given: [onEc2], says: 'was not read' },
  },
});
