import rule from '../../../src/rules/storage/fsx-file-system-ipv4-only.ts';
import { build } from '../../support/build.ts';
import { describeRule } from '../../support/rule-test.ts';

type Data = Parameters<typeof build<'fsx-file-system'>>[1];
const system = (data: Data) =>
  build('fsx-file-system', { FileSystemId: 'fs-1', FileSystemType: 'OPENZFS', Lifecycle: 'AVAILABLE', VpcId: 'vpc-1', ...data });

describeRule(rule, {
  flagged: {
    'an OpenZFS file system': {
      given: [system({ NetworkType: 'IPV4' })],
      says: 'fs-1 (OPENZFS) is IPv4-only',
      severity: { 'dual-stack': 'medium', 'ipv6-only': 'low' },
    },
    'a Windows one, whose change in place is not verified': {
      given: [system({ NetworkType: 'IPV4', FileSystemType: 'WINDOWS' })],
      says: 'fs-1 (WINDOWS)',
      severity: { 'dual-stack': 'high', 'ipv6-only': 'low' },
    },
  },
  silent: {
    'a dual-stack one': { given: [system({ NetworkType: 'DUAL' })] },
    'Lustre, of which another rule speaks': { given: [system({ NetworkType: 'IPV4', FileSystemType: 'LUSTRE' })], as: 'not-applicable' },
    'one that is going': { given: [system({ NetworkType: 'IPV4', Lifecycle: 'DELETING' })], as: 'not-applicable' },
  },
  unknown: { 'one whose type AWS left out': { given: [system({})], says: 'network type of fs-1' } },
});
