import type { SourceAddressTests } from '../../../src/model/source-ip.ts';
import rule from '../../../src/rules/policies/kms-policy-source-ip-ipv4-only.ts';
import { build } from '../../support/build.ts';
import { describeRule } from '../../support/rule-test.ts';
import { addressTests } from '../../support/source-ip.ts';

const policy = (SourceAddresses: SourceAddressTests | null) =>
  build('kms-key-policy', { KeyId: 'key-1', KeyArn: 'arn:aws:kms:eu-central-1:111122223333:key/key-1', SourceAddresses });
const all = (severity: 'high' | 'medium' | 'low') => ({ 'dual-stack': severity, 'ipv6-only': severity });

describeRule(rule, {
  flagged: {
    'a denial of all but IPv4 addresses': {
      given: [policy(addressTests({ ipv4OnlyDenies: ['OfficeOnly'] }))],
      says: 'the policy of key key-1 denies all but IPv4 addresses (OfficeOnly)',
      severity: all('high'),
    },
    'a grant to IPv4 addresses': {
      given: [policy(addressTests({ ipv4OnlyAllows: ['statement 1'] }))],
      says: 'grants to IPv4 addresses only (statement 1)',
      severity: all('medium'),
    },
    'a block list': {
      given: [policy(addressTests({ ipv4OnlyBlocks: ['Abuse'] }))],
      says: 'keeps out IPv4 addresses only',
      severity: all('low'),
    },
  },
  silent: {
    'lists of both families': { given: [policy(addressTests({}))] },
    'a policy that tests no address': { given: [policy(addressTests({ statements: 0 }))] },
  },
  unknown: { 'a document that is no JSON': { given: [policy(null)], says: 'not a policy document' } },
});
