import type { SourceAddressTests } from '../../../src/model/source-ip.ts';
import rule from '../../../src/rules/policies/s3-policy-source-ip-ipv4-only.ts';
import { build } from '../../support/build.ts';
import { describeRule } from '../../support/rule-test.ts';
import { addressTests } from '../../support/source-ip.ts';

const policy = (SourceAddresses: SourceAddressTests | null) =>
  build('s3-bucket-policy', { Bucket: 'reports', BucketRegion: 'eu-west-1', SourceAddresses });
const all = (severity: 'high' | 'medium' | 'low') => ({ 'dual-stack': severity, 'ipv6-only': severity });

describeRule(rule, {
  flagged: {
    'a denial of all but IPv4 addresses': {
      given: [policy(addressTests({ ipv4OnlyDenies: ['OfficeOnly'] }))],
      says: 'the policy of bucket reports denies all but IPv4 addresses (OfficeOnly)',
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
  unknown: {
    'lists for calls of services': { given: [policy(addressTests({ ipv4OnlyViaServices: ['ViaAthena'] }))], says: 'ViaAthena' },
    'a document that is no JSON': { given: [policy(null)], says: 'not a policy document' },
  },
});
