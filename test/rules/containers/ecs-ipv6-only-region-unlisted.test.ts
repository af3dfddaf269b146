import rule from '../../../src/rules/containers/ecs-ipv6-only-region-unlisted.ts';
import { build, home } from '../../support/build.ts';
import { describeRule } from '../../support/rule-test.ts';

const cluster = (region: string, data: Partial<Parameters<typeof build<'ecs-cluster'>>[1]> = {}) =>
  build(
    'ecs-cluster',
    { clusterArn: `arn:aws:ecs:${region}:1:cluster/main`, clusterName: 'main', status: 'ACTIVE', ...data },
    { ...home, region },
  );

describeRule(rule, {
  flagged: {
    'a cluster in eu-west-1': { given: [cluster('eu-west-1', { activeServicesCount: 2 })], says: 'eu-west-1, the region of cluster main' },
    'a cluster that runs only tasks of their own': {
      given: [cluster('eu-north-1', { activeServicesCount: 0, registeredContainerInstancesCount: 0, runningTasksCount: 3 })],
      says: 'eu-north-1',
    },
  },
  silent: {
    'a listed region': { given: [cluster('eu-central-1', { activeServicesCount: 2 })] },
    'a cluster that runs nothing': {
      given: [cluster('eu-west-1', { activeServicesCount: 0, registeredContainerInstancesCount: 0, runningTasksCount: 0 })],
      as: 'not-applicable',
    },
    'a deleted cluster': { given: [cluster('eu-west-1', { status: 'INACTIVE' })], as: 'not-applicable' },
  },
  unknown: {
    'a cluster of which ECS gives no counts': { given: [cluster('eu-west-1')], says: 'whether cluster main runs anything' },
  },
});
