import rule from '../../../src/rules/policies/kms-policy-source-ip-ipv4-only.ts';
import { build } from '../../support/build.ts';
import { describePolicyRule } from '../../support/source-ip.ts';

describePolicyRule(
  rule,
  (tests) => build('kms-key-policy', { KeyId: 'key-1', KeyArn: 'arn:aws:kms:eu-central-1:111122223333:key/key-1', SourceAddresses: tests }),
  'key key-1',
);
