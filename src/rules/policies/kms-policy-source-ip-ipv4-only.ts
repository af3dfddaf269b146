import { defineRule, safeFix } from '../define.ts';
import { judgeSourceIp, sourceIpFix, sourceIpLinks, sourceIpWhy } from '../source-ip.ts';

export default defineRule({
  id: 'kms-policy-source-ip-ipv4-only',
  title: 'Key policy that knows IPv4 callers only',
  severity: { 'dual-stack': 'high', 'ipv6-only': 'high' },
  subjects: ['kms-key-policy'],
  docs: {
    why: sourceIpWhy,
    fix: sourceIpFix,
    links: ['https://docs.aws.amazon.com/kms/latest/developerguide/ipv6-kms.html', ...sourceIpLinks],
    verified: '2026-11-23',
  },
  plan: {
    stage: 'clients',
    step: 'Add IPv6 callers to key policies',
    rollback: 'put-key-policy with the document that get-key-policy gave before.',
  },
  check: (policy, context) =>
    judgeSourceIp(
      policy,
      `the policy of key ${policy.id}`,
      safeFix('Add the IPv6 blocks of the callers', {
        cli: [
          `aws kms get-key-policy --region ${context.region} --key-id ${policy.id} --policy-name default --query Policy --output text > policy.json`,
          '# add the IPv6 blocks to the lists of addresses in policy.json',
          `aws kms put-key-policy --region ${context.region} --key-id ${policy.id} --policy-name default --policy file://policy.json`,
        ],
      }),
    ),
});
