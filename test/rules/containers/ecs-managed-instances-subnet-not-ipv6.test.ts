import rule from '../../../src/rules/containers/ecs-managed-instances-subnet-not-ipv6.ts';
import { build } from '../../support/build.ts';
import { clusterArn, dualSubnet, ipv4Subnet, nativeSubnet } from '../../support/ecs.ts';
import { describeRule } from '../../support/rule-test.ts';

const provider = (subnets: readonly string[], status: 'ACTIVE' | 'INACTIVE' = 'ACTIVE') =>
  build('ecs-capacity-provider', {
    capacityProviderArn: 'arn:aws:ecs:eu-central-1:111122223333:capacity-provider/managed',
    name: 'managed',
    cluster: clusterArn,
    status,
    managedInstancesProvider: { instanceLaunchTemplate: { networkConfiguration: { subnets } } },
  });

describeRule(rule, {
  flagged: {
    'an IPv4-only subnet': {
      given: [provider(['subnet-v4', 'subnet-dual']), ipv4Subnet, dualSubnet()],
      says: 'managed launches instances into subnet-v4 with IPv4 only',
      severity: { 'dual-stack': 'high', 'ipv6-only': 'high' },
    },
    'dual-stack subnets, for the target IPv6-only': {
      given: [provider(['subnet-dual']), dualSubnet()],
      says: 'not IPv6-only',
      severity: { 'ipv6-only': 'high' },
    },
    'a mixture': {
      given: [provider(['subnet-dual', 'subnet-native']), dualSubnet(), nativeSubnet()],
      says: 'subnet-dual',
      severity: { 'ipv6-only': 'low' },
    },
  },
  silent: {
    'IPv6-only subnets': { given: [provider(['subnet-native']), nativeSubnet()] },
    'a provider that is gone': { given: [provider(['subnet-v4'], 'INACTIVE'), ipv4Subnet], as: 'not-applicable' },
  },
  unknown: {
    'a subnet out of sight': { given: [provider(['subnet-far'])], says: 'subnet-far' },
    'no subnets named': { given: [provider([])], says: 'did not say' },
  },
});
