import rule from '../../../src/rules/storage/ds-directory-ipv4-only.ts';
import { build } from '../../support/build.ts';
import { describeRule } from '../../support/rule-test.ts';

type Data = Parameters<typeof build<'directory'>>[1];
const directory = (data: Data = {}) =>
  build('directory', { DirectoryId: 'd-1', Name: 'corp.example.net', Type: 'MicrosoftAD', Stage: 'Active', ...data });

describeRule(rule, {
  flagged: {
    'an IPv4 directory': { given: [directory({ NetworkType: 'IPv4' })], says: 'corp.example.net (d-1) answers over IPv4 only' },
    'a directory from before the setting': { given: [directory()], says: 'IPv4 only' },
    'a Simple AD': { given: [directory({ Type: 'SimpleAD', NetworkType: 'IPv4' })], says: 'IPv4 only' },
  },
  silent: {
    'a dual-stack directory': { given: [directory({ NetworkType: 'Dual-stack' })] },
    'an IPv6 directory': { given: [directory({ NetworkType: 'IPv6' })] },
    'a directory that another account shares': { given: [directory({ Type: 'SharedMicrosoftAD' })], as: 'not-applicable' },
    'a directory that is going': { given: [directory({ Stage: 'Deleting' })], as: 'not-applicable' },
  },
  unknown: { 'a type that is not known': { given: [directory({ NetworkType: 'IPv8' as 'IPv6' })], says: 'IPv8' } },
});
