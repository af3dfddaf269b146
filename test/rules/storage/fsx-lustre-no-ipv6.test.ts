import rule from '../../../src/rules/storage/fsx-lustre-no-ipv6.ts';
import { build } from '../../support/build.ts';
import { describeRule } from '../../support/rule-test.ts';

type Data = Parameters<typeof build<'fsx-file-system'>>[1];
const system = (data: Data) => build('fsx-file-system', { FileSystemId: 'fs-1', Lifecycle: 'AVAILABLE', ...data });

describeRule(rule, {
  flagged: { 'a Lustre file system': { given: [system({ FileSystemType: 'LUSTRE' })], says: 'fs-1 is a Lustre file system' } },
  silent: {
    'another file system': { given: [system({ FileSystemType: 'OPENZFS' })], as: 'not-applicable' },
    'one that failed': { given: [system({ FileSystemType: 'LUSTRE', Lifecycle: 'FAILED' })], as: 'not-applicable' },
    'a dual-stack one, should there ever be any': { given: [system({ FileSystemType: 'LUSTRE', NetworkType: 'DUAL' })] },
  },
  unknown: { 'one whose type AWS left out': { given: [system({})], says: 'type of file system fs-1' } },
});
