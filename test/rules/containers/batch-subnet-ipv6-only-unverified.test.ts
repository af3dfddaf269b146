import rule from '../../../src/rules/containers/batch-subnet-ipv6-only-unverified.ts';
import type { Kinds } from '../../../src/model/kinds.ts';
import { build } from '../../support/build.ts';
import { dualSubnet, nativeSubnet } from '../../support/ecs.ts';
import { describeRule } from '../../support/rule-test.ts';

const environment = (subnets?: readonly string[], data: Partial<Kinds['batch-compute-environment']> = {}) =>
  build('batch-compute-environment', {
    computeEnvironmentName: 'jobs',
    type: 'MANAGED',
    status: 'VALID',
    ...(subnets ? { computeResources: { type: 'FARGATE', subnets } } : {}),
    ...data,
  });

describeRule(rule, {
  flagged: {
    'Fargate in an IPv6-only subnet': {
      given: [environment(['subnet-native']), nativeSubnet()],
      says: 'AWS does not document for Batch; verify that jobs run in subnet-native',
    },
    'one IPv6-only subnet among others, though one is not visible': {
      given: [environment(['subnet-dual', 'subnet-native', 'subnet-gone']), dualSubnet(), nativeSubnet()],
      says: 'subnet-native',
    },
  },
  silent: {
    'a dual-stack subnet': { given: [environment(['subnet-dual']), dualSubnet(), nativeSubnet()] },
    'machines of the user’s own': { given: [environment(undefined, { type: 'UNMANAGED' }), nativeSubnet()], as: 'not-applicable' },
    'an environment on its way out': {
      given: [environment(['subnet-native'], { status: 'DELETING' }), nativeSubnet()],
      as: 'not-applicable',
    },
  },
  unknown: {
    'a subnet that is not visible': { given: [environment(['subnet-dual', 'subnet-gone']), dualSubnet()], says: 'subnet-gone' },
    'an environment without subnets': { given: [environment()], says: 'AWS named no subnets of the compute environment jobs' },
  },
});
