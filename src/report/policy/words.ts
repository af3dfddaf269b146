import type { LeastPrivilege } from '../../model/policy.ts';

/** IAM takes at most 1,000 characters of Latin letters, and CloudFormation 1,024 bytes. */
export const purposeOf = ({ actions, rules, assumes }: LeastPrivilege): string =>
  `What ipv6-audit reads for ${rules} rules. ${actions} actions; all of them read${assumes ? ', but for sts:AssumeRole' : ''}.`;
