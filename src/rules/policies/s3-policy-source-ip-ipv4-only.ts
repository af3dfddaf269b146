import { defineRule, safeFix } from '../define.ts';
import { judgeSourceIp, sourceIpFix, sourceIpLinks, sourceIpWhy } from '../source-ip.ts';

const inRegion = (region: string | undefined): string => (region === undefined ? '' : ` --region ${region}`);

export default defineRule({
  id: 's3-policy-source-ip-ipv4-only',
  title: 'Bucket policy that knows IPv4 callers only',
  severity: { 'dual-stack': 'high', 'ipv6-only': 'high' },
  subjects: ['s3-bucket-policy'],
  docs: {
    why: sourceIpWhy,
    fix: sourceIpFix,
    links: ['https://docs.aws.amazon.com/AmazonS3/latest/API/ipv6-access.html', ...sourceIpLinks],
    verified: '2026-11-23',
  },
  plan: {
    stage: 'clients',
    step: 'Add IPv6 callers to bucket policies',
    rollback: 'put-bucket-policy with the document that get-bucket-policy gave before.',
  },
  check: (policy) =>
    judgeSourceIp(
      policy,
      `the policy of bucket ${policy.id}`,
      safeFix('Add the IPv6 blocks of the callers', {
        cli: [
          `aws s3api get-bucket-policy${inRegion(policy.data.BucketRegion)} --bucket ${policy.id} --query Policy --output text > policy.json`,
          '# add the IPv6 blocks to the lists of addresses in policy.json',
          `aws s3api put-bucket-policy${inRegion(policy.data.BucketRegion)} --bucket ${policy.id} --policy file://policy.json`,
        ],
      }),
    ),
});
