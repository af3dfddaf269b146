import { defineRule, safeFix } from '../define.ts';
import { judgeSourceIp, sourceIpFix, sourceIpLinks, sourceIpWhy } from '../source-ip.ts';

export default defineRule({
  id: 'ecr-policy-sourceip-ipv4',
  title: 'Repository policy that knows IPv4 callers only',
  severity: { 'dual-stack': 'high', 'ipv6-only': 'high' },
  subjects: ['ecr-repository-policy'],
  docs: {
    why: sourceIpWhy,
    fix: sourceIpFix,
    links: ['https://docs.aws.amazon.com/AmazonECR/latest/userguide/ecr-requests.html', ...sourceIpLinks],
    verified: '2026-11-23',
  },
  plan: {
    stage: 'clients',
    step: 'Add IPv6 callers to repository policies',
    rollback: 'set-repository-policy with the document that get-repository-policy gave before.',
  },
  check: (policy, context) =>
    judgeSourceIp(
      policy,
      `the policy of repository ${policy.id}`,
      safeFix('Add the IPv6 blocks of the callers', {
        cli: [
          `aws ecr get-repository-policy --region ${context.region} --repository-name ${policy.id} --query policyText --output text > policy.json`,
          '# add the IPv6 blocks to the lists of addresses in policy.json',
          `aws ecr set-repository-policy --region ${context.region} --repository-name ${policy.id} --policy-text file://policy.json`,
        ],
      }),
    ),
});
