import type { Resource } from '../../model/resource.ts';
import { defineRule, safeFix } from '../define.ts';
import { judgeSourceIp, sourceIpFix, sourceIpLinks, sourceIpWhy } from '../source-ip.ts';

type Policy = Resource<'iam-policy'>;

/** `role/path/app#office-only` taken apart; the CLI knows the holder by its last part. */
const holderOf = ({ id }: Policy): { readonly type: string; readonly name: string } => {
  const holder = id.split('#')[0] ?? '';
  return { type: holder.split('/')[0] ?? '', name: holder.split('/').at(-1) ?? '' };
};

const nameOf = (policy: Policy): string => {
  const { type, name } = holderOf(policy);
  if (policy.data.Type === 'managed') return `policy ${policy.data.PolicyName}`;
  return policy.data.Type === 'trust' ? `the trust policy of ${type} ${name}` : `policy ${policy.data.PolicyName} of ${type} ${name}`;
};

const commandOf = (policy: Policy): string => {
  const { type, name } = holderOf(policy);
  if (policy.data.Type === 'managed') {
    return `aws iam create-policy-version --policy-arn ${policy.data.Arn} --policy-document file://<document> --set-as-default`;
  }
  if (policy.data.Type === 'trust') return `aws iam update-assume-role-policy --role-name ${name} --policy-document file://<document>`;
  return `aws iam put-${type}-policy --${type}-name ${name} --policy-name ${policy.data.PolicyName} --policy-document file://<document>`;
};

export default defineRule({
  id: 'iam-source-ip-ipv4-only',
  title: 'IAM policy that knows IPv4 callers only',
  severity: { 'dual-stack': 'high', 'ipv6-only': 'high' },
  subjects: ['iam-policy'],
  docs: {
    why: `${sourceIpWhy} Managed policies that nothing uses are left out.`,
    fix: sourceIpFix,
    links: [...sourceIpLinks],
    verified: '2026-11-23',
  },
  plan: {
    stage: 'clients',
    step: 'Add IPv6 callers to IAM policies',
    rollback:
      'set-default-policy-version with the earlier version; for inline and trust policies the command of the mend with the earlier document.',
  },
  applies: ({ data }) => data.Type !== 'managed' || (data.AttachmentCount ?? 0) + (data.PermissionsBoundaryUsageCount ?? 0) > 0,
  check: (policy) =>
    judgeSourceIp(
      policy,
      nameOf(policy),
      safeFix('Add the IPv6 blocks of the callers', {
        cli: [commandOf(policy)],
      }),
    ),
});
