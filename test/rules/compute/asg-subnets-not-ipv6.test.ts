import rule from '../../../src/rules/compute/asg-subnets-not-ipv6.ts';
import { associated, build } from '../../support/build.ts';
import { describeRule } from '../../support/rule-test.ts';

const group = (VPCZoneIdentifier: string, tag = 'Name') =>
  build('auto-scaling-group', { AutoScalingGroupName: 'web', VPCZoneIdentifier, Tags: [{ Key: tag, Value: 'x' }] });
const block = { Ipv6CidrBlockAssociationSet: [associated('2001:db8::/64')] };
const ipv4 = build('subnet', { SubnetId: 'subnet-4', CidrBlock: '10.0.4.0/24' });
const dual = build('subnet', { SubnetId: 'subnet-d', CidrBlock: '10.0.5.0/24', ...block });
const native = build('subnet', { SubnetId: 'subnet-6', Ipv6Native: true, ...block });

describeRule(rule, {
  flagged: {
    'an IPv4-only subnet among dual-stack ones': {
      given: [group('subnet-4, subnet-d'), ipv4, dual],
      says: 'web launches into subnet-4 with IPv4 only',
      severity: { 'dual-stack': 'high', 'ipv6-only': 'high' },
    },
    'dual-stack subnets, for the target IPv6-only': {
      given: [group('subnet-d'), dual],
      says: 'no IPv6-only subnet',
      severity: { 'ipv6-only': 'high' },
    },
    'a mixture, whose instances differ': {
      given: [group('subnet-d,subnet-6'), dual, native],
      says: 'mixes',
      severity: { 'ipv6-only': 'low' },
    },
    'Kubernetes nodes in IPv4-only subnets, for dual-stack alone': {
      given: [group('subnet-4', 'kubernetes.io/cluster/c'), ipv4],
      says: 'IPv4 only',
      severity: { 'dual-stack': 'high' },
    },
  },
  silent: {
    'IPv6-only subnets': { given: [group('subnet-6'), native] },
    'Kubernetes nodes in dual-stack subnets, which they need': { given: [group('subnet-d', 'kubernetes.io/cluster/c'), dual] },
    'a managed node group, judged as such': { given: [group('subnet-4', 'eks:nodegroup-name'), ipv4], as: 'not-applicable' },
  },
  unknown: {
    'a subnet that is not visible': { given: [group('subnet-gone,subnet-d'), dual], says: 'subnet-gone' },
    'a group that names zones only': { given: [group('')], says: 'default VPC' },
  },
});
