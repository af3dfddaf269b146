import { defineRule, safeFix } from '../define.ts';
import { judgeSourceIp, sourceIpFix, sourceIpLinks, sourceIpWhy } from '../source-ip.ts';

export default defineRule({
  id: 'sqs-policy-source-ip-ipv4-only',
  title: 'Queue policy that knows IPv4 callers only',
  severity: { 'dual-stack': 'high', 'ipv6-only': 'high' },
  subjects: ['sqs-queue-policy'],
  docs: {
    why: sourceIpWhy,
    fix: sourceIpFix,
    links: [
      'https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-creating-custom-policies-access-policy-examples.html',
      ...sourceIpLinks,
    ],
    verified: '2026-11-23',
  },
  plan: {
    stage: 'clients',
    step: 'Add IPv6 callers to queue policies',
    rollback: 'set-queue-attributes with the policy that get-queue-attributes gave before.',
  },
  check: (policy, context) =>
    judgeSourceIp(
      policy,
      `the policy of queue ${policy.id}`,
      safeFix('Add the IPv6 blocks of the callers', {
        cli: [
          `aws sqs get-queue-attributes --region ${context.region} --queue-url ${policy.data.QueueUrl} --attribute-names Policy > attributes.json`,
          '# add the IPv6 blocks to the lists of addresses in attributes.json, and keep only what stands under Attributes',
          `aws sqs set-queue-attributes --region ${context.region} --queue-url ${policy.data.QueueUrl} --attributes file://attributes.json`,
        ],
      }),
    ),
});
