import rule from '../../../src/rules/policies/ecr-policy-sourceip-ipv4.ts';
import { build } from '../../support/build.ts';
import { describePolicyRule } from '../../support/source-ip.ts';

describePolicyRule(
  rule,
  (tests) =>
    build('ecr-repository-policy', {
      repositoryName: 'shop/api',
      repositoryArn: 'arn:aws:ecr:eu-central-1:111122223333:repository/shop/api',
      SourceAddresses: tests,
    }),
  'repository shop/api',
);
