import rule from '../../../src/rules/compute/emr-cluster-needs-ipv4-subnet.ts';
import type { Kinds } from '../../../src/model/kinds.ts';
import { build } from '../../support/build.ts';
import { dualSubnet, nativeSubnet } from '../../support/ecs.ts';
import { describeRule } from '../../support/rule-test.ts';

const cluster = (
  Ec2InstanceAttributes: Kinds['emr-cluster']['Ec2InstanceAttributes'] = {},
  State: 'RUNNING' | 'TERMINATED' | 'TERMINATING' = 'RUNNING',
) => build('emr-cluster', { Id: 'j-1', Name: 'nightly', ClusterArn: 'arn:1', Status: { State }, Ec2InstanceAttributes });

describeRule(rule, {
  flagged: {
    'a cluster in a dual-stack subnet': {
      given: [cluster({ Ec2SubnetId: 'subnet-dual' }), dualSubnet()],
      says: 'EMR cluster nightly (j-1) needs IPv4 in subnet-dual',
    },
    'a cluster in an IPv6-only subnet': {
      given: [cluster({ Ec2SubnetId: 'subnet-native' }), nativeSubnet()],
      says: 'IPv6-only subnet-native, which EMR does not take',
      severity: { 'ipv6-only': 'high' },
    },
    'fleets that may be put into an IPv6-only subnet, though one is not visible': {
      given: [cluster({ RequestedEc2SubnetIds: ['subnet-gone', 'subnet-native'] }), nativeSubnet()],
      says: 'subnet-native',
      severity: { 'ipv6-only': 'high' },
    },
    'fleets that were put elsewhere': {
      given: [
        cluster({ Ec2SubnetId: 'subnet-dual', RequestedEc2SubnetIds: ['subnet-dual', 'subnet-native'] }),
        dualSubnet(),
        nativeSubnet(),
      ],
      says: 'needs IPv4 in subnet-dual',
    },
  },
  silent: {
    'a cluster that ended': { given: [cluster({ Ec2SubnetId: 'subnet-native' }, 'TERMINATED'), nativeSubnet()], as: 'not-applicable' },
    'a cluster that is ending': { given: [cluster({ Ec2SubnetId: 'subnet-native' }, 'TERMINATING'), nativeSubnet()], as: 'not-applicable' },
  },
  unknown: {
    'a subnet that is not visible': { given: [cluster({ Ec2SubnetId: 'subnet-gone' })], says: 'subnet-gone' },
    'a cluster without a subnet': { given: [cluster()], says: 'no subnet of the EMR cluster nightly' },
  },
});
