import rule from '../../../src/rules/policies/s3-policy-source-ip-ipv4-only.ts';
import { build } from '../../support/build.ts';
import { describePolicyRule } from '../../support/source-ip.ts';

describePolicyRule(
  rule,
  (tests) => build('s3-bucket-policy', { Bucket: 'reports', BucketRegion: 'eu-west-1', SourceAddresses: tests }),
  'bucket reports',
);
