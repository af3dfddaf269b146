import rule from '../../../src/rules/data/redshift-serverless-ipv4-only.ts';
import { build } from '../../support/build.ts';
import { nativeSubnet } from '../../support/caches.ts';
import { describeRule } from '../../support/rule-test.ts';

const workgroup = (data: Parameters<typeof build<'redshift-workgroup'>>[1] = {}) =>
  build('redshift-workgroup', { workgroupName: 'reports', status: 'AVAILABLE', subnetIds: ['subnet-1'], ...data });
const subnet = build('subnet', { SubnetId: 'subnet-1', VpcId: 'vpc-1', CidrBlock: '10.0.0.0/24' });

describeRule(rule, {
  flagged: {
    'an IPv4-only workgroup': {
      given: [workgroup({ ipAddressType: 'ipv4' }), subnet],
      says: 'reports (Redshift Serverless) is IPv4-only',
      severity: { 'dual-stack': 'medium', 'ipv6-only': 'low' },
    },
    'a workgroup of which AWS says nothing, beside IPv6-only subnets without NAT64': {
      given: [workgroup(), subnet, nativeSubnet],
      says: 'cannot reach it',
      severity: { 'dual-stack': 'medium', 'ipv6-only': 'high' },
    },
  },
  silent: {
    'a dual-stack workgroup': { given: [workgroup({ ipAddressType: 'dualstack' })] },
    'a workgroup that is being deleted': { given: [workgroup({ status: 'DELETING' })], as: 'not-applicable' },
  },
  unknown: { 'a type that is not known': { given: [workgroup({ ipAddressType: 'ipv6' })], says: 'ipv6' } },
});
