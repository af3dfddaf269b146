import rule from '../../../src/rules/policies/iam-source-ip-ipv4-only.ts';
import { build } from '../../support/build.ts';
import { describeRule } from '../../support/rule-test.ts';
import { addressTests } from '../../support/source-ip.ts';

type Data = Parameters<typeof build<'iam-policy'>>[1];
const arn = 'arn:aws:iam::111122223333:';
const policy = (rest: Partial<Data>) =>
  build('iam-policy', {
    Arn: `${arn}policy/office`,
    PolicyName: 'office',
    Type: 'managed',
    AttachmentCount: 1,
    SourceAddresses: addressTests({ ipv4OnlyDenies: ['statement 1'] }),
    ...rest,
  });
const all = (severity: 'high' | 'medium') => ({ 'dual-stack': severity, 'ipv6-only': severity });

describeRule(rule, {
  flagged: {
    'a managed policy': { given: [policy({})], says: 'policy office denies all but IPv4 addresses', severity: all('high') },
    'a permissions boundary': { given: [policy({ AttachmentCount: 0, PermissionsBoundaryUsageCount: 2 })], says: 'policy office denies' },
    'an inline policy': {
      given: [
        policy({
          Arn: `${arn}user/ci/bot`,
          Type: 'inline',
          PolicyName: 'from-office',
          SourceAddresses: addressTests({ ipv4OnlyAllows: ['Deploy'] }),
        }),
      ],
      says: 'policy from-office of user bot grants to IPv4 addresses only (Deploy)',
      severity: all('medium'),
    },
    'a trust policy': {
      given: [policy({ Arn: `${arn}role/admin`, Type: 'trust', PolicyName: 'trust policy' })],
      says: 'the trust policy of role admin denies',
    },
  },
  silent: {
    'lists of both families': { given: [policy({ SourceAddresses: addressTests({}) })] },
    'a managed policy that nothing uses': { given: [policy({ AttachmentCount: 0 })], as: 'not-applicable' },
  },
  unknown: { 'a document that is no JSON': { given: [policy({ SourceAddresses: null })], says: 'not a policy document' } },
});
