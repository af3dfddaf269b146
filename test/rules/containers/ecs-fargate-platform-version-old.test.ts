import rule from '../../../src/rules/containers/ecs-fargate-platform-version-old.ts';
import { service } from '../../support/ecs.ts';
import { describeRule } from '../../support/rule-test.ts';

const on = (platformVersion: string, more: Parameters<typeof service>[1] = {}) => service(['subnet-dual'], { platformVersion, ...more });
const spot = { capacityProviderStrategy: [{ capacityProvider: 'FARGATE_SPOT' }] } as const;

describeRule(rule, {
  flagged: {
    'a service on 1.3.0': { given: [on('1.3.0')], says: 'pinned to Fargate platform version 1.3.0' },
    'a service on Fargate Spot': { given: [on('1.3.0', spot)], says: '1.3.0' },
    'a task set on 1.3.0': {
      given: [on('1.4.0', { deploymentController: { type: 'EXTERNAL' }, taskSets: [{ launchType: 'FARGATE', platformVersion: '1.3.0' }] })],
      says: '1.3.0',
    },
  },
  silent: {
    LATEST: { given: [on('LATEST')] },
    'the version that brought IPv6': { given: [on('1.4.0')] },
    'Windows on 1.0.0': { given: [on('1.0.0', { platformFamily: 'WINDOWS_SERVER_2022_CORE' })] },
    'no version, which means LATEST': { given: [service(['subnet-dual'])] },
    'a service on EC2': { given: [service([], { launchType: 'EC2' })], as: 'not-applicable' },
  },
  unknown: {
    'a version that cannot be compared': { given: [on('next')], says: 'next is not a version' },
  },
});
