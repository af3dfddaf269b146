import rule from '../../../src/rules/storage/s3files-mount-target-ipv4-only.ts';
import type { Kinds } from '../../../src/model/kinds.ts';
import { build } from '../../support/build.ts';
import { describeRule } from '../../support/rule-test.ts';

const target = (data: Kinds['s3files-mount-target'] = {}) =>
  build('s3files-mount-target', {
    mountTargetId: 'mt-1',
    fileSystemId: 'fs-1',
    vpcId: 'vpc-1',
    subnetId: 'subnet-1',
    status: 'available',
    ...data,
  });

describeRule(rule, {
  flagged: {
    'a target with IPv4 alone': {
      given: [target({ ipv4Address: '10.0.0.9' })],
      says: 'mt-1 of fs-1 has the address 10.0.0.9 and no IPv6 one',
    },
  },
  silent: {
    'a dual-stack target': { given: [target({ ipv4Address: '10.0.0.9', ipv6Address: '2001:db8::9' })] },
    'an IPv6-only target': { given: [target({ ipv6Address: '2001:db8::9' })] },
    'a target that is being deleted': { given: [target({ ipv4Address: '10.0.0.9', status: 'deleting' })], as: 'not-applicable' },
  },
  unknown: { 'a target without an address': { given: [target()], says: 'no address of mt-1' } },
});
