import rule from '../../../src/rules/policies/sqs-policy-source-ip-ipv4-only.ts';
import { build } from '../../support/build.ts';
import { describePolicyRule } from '../../support/source-ip.ts';

describePolicyRule(
  rule,
  (tests) => build('sqs-queue-policy', { QueueUrl: 'https://sqs.eu-central-1.amazonaws.com/111122223333/jobs', SourceAddresses: tests }),
  'queue jobs',
);
