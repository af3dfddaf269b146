import rule from '../../../src/rules/storage/efs-mount-target-ipv4-only.ts';
import { build } from '../../support/build.ts';
import { describeRule } from '../../support/rule-test.ts';

type Data = Parameters<typeof build<'efs-mount-target'>>[1];
const target = (data: Data) =>
  build('efs-mount-target', {
    MountTargetId: 'fsmt-1',
    FileSystemId: 'fs-1',
    VpcId: 'vpc-1',
    SubnetId: 'subnet-1',
    LifeCycleState: 'available',
    ...data,
  });
const native = build('subnet', { SubnetId: 'subnet-6', VpcId: 'vpc-1', Ipv6Native: true });
const table = build('route-table', { RouteTableId: 'rtb-1', VpcId: 'vpc-1', Associations: [{ Main: true }], Routes: [] });

describeRule(rule, {
  flagged: {
    'a target with IPv4 alone': {
      given: [target({ IpAddress: '10.0.0.9' })],
      says: 'fsmt-1 of fs-1 has the address 10.0.0.9 and no IPv6 one',
      severity: { 'dual-stack': 'medium', 'ipv6-only': 'low' },
    },
    'one that IPv6-only clients cannot reach': {
      given: [target({ IpAddress: '10.0.0.9' }), native, table],
      says: 'cannot reach it',
      severity: { 'dual-stack': 'medium', 'ipv6-only': 'high' },
    },
  },
  silent: {
    'a dual-stack target': { given: [target({ IpAddress: '10.0.0.9', Ipv6Address: '2001:db8::9' })] },
    'an IPv6-only target': { given: [target({ Ipv6Address: '2001:db8::9' })] },
    'a target that is being made': { given: [target({ LifeCycleState: 'creating' })], as: 'not-applicable' },
  },
  unknown: { 'a target without an address': { given: [target({})], says: 'no address of fsmt-1' } },
});
