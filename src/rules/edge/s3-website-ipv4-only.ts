import { fail, pass, relatedTo, saw, unknown } from '../../model/verdict.ts';
import { fetchesFrom, isLive, newDistribution } from '../../network/cloudfront.ts';
import { defineRule, safeFix } from '../define.ts';

const inRegion = (region: string | undefined): string => (region === undefined ? '' : ` --region ${region}`);

export default defineRule({
  id: 's3-website-ipv4-only',
  title: 'Website of a bucket, which S3 serves over IPv4 only',
  severity: { 'dual-stack': 'medium' },
  subjects: ['s3-bucket-website'],
  needs: ['cloudfront-distribution'],
  elsewhere: ['cloudfront-distribution'],
  // Whether anyone calls the website, or calls it through something that is not CloudFront, is not in the API.
  confidence: 'medium',
  docs: {
    why: 'The website endpoints of S3 have no IPv6, and there is nothing to switch on: clients with IPv6 only do not reach the site. Behind CloudFront it does not matter, since viewers come to CloudFront. A content network of somebody else is not seen here.',
    fix: 'Put a CloudFront distribution with IPv6 before the bucket and let the name of the site lead to it, or delete the website configuration where nobody uses it.',
    links: [
      'https://docs.aws.amazon.com/AmazonS3/latest/API/ipv6-access.html',
      'https://docs.aws.amazon.com/AmazonS3/latest/userguide/WebsiteEndpoints.html',
    ],
    verified: '2026-11-23',
  },
  plan: {
    stage: 'load-balancers',
    step: 'Put CloudFront before bucket websites',
    rollback:
      'change-resource-record-sets leads the name back to the website endpoint; a deleted website configuration comes back by put-bucket-website.',
  },
  check: (website, context) => {
    const { Bucket, BucketRegion, RedirectAllRequestsTo } = website.data;
    const evidence = saw(website, 'Bucket', 'BucketRegion', 'RedirectAllRequestsTo');
    // A bucket may well be served by a distribution of another account.
    const fronts = context.everywhere('cloudfront-distribution').flatMap((distribution) => {
      const ways = (distribution.data.Origins?.Items ?? []).map((origin) => fetchesFrom(origin, Bucket));
      return isLive(distribution) && ways.some(Boolean) ? [{ distribution, isWebsite: ways.includes('website') }] : [];
    });
    const seen = [...evidence, ...fronts.flatMap(({ distribution }) => saw(distribution, 'Origins', 'Enabled'))];
    if (fronts.some(({ isWebsite }) => isWebsite)) return pass(seen);
    if (!context.isWholeEverywhere('cloudfront-distribution'))
      return unknown(`whether a CloudFront distribution of another account stands before the website of ${Bucket} is not known`, evidence);
    const site = RedirectAllRequestsTo ? `redirect to ${RedirectAllRequestsTo.HostName}` : 'website';
    const names = fronts.map(({ distribution }) => distribution.id).join(', ');
    return fail({
      message: `the ${site} of bucket ${Bucket} answers over IPv4 only${fronts.length > 0 ? `; ${names} goes past it to the bucket itself` : ', with no CloudFront distribution before it'}`,
      evidence: seen,
      // What CloudFront serves from the bucket, the website endpoint need not serve: it may be a leftover.
      ...(fronts.length > 0 ? { severity: { 'dual-stack': 'low' } as const } : {}),
      related: fronts.map(({ distribution }) => relatedTo(distribution, 'fetches from the bucket, not from its website')),
      fix: safeFix('Put CloudFront before it, or delete it if nobody uses it', {
        cli: [
          `aws cloudfront create-distribution --distribution-config <with-IsIPV6Enabled-and-the-website-of-${Bucket}-as-origin>`,
          `# if nobody uses it: aws s3api delete-bucket-website${inRegion(BucketRegion)} --bucket ${Bucket}`,
        ],
        terraform: [
          newDistribution(`website-of-${Bucket}`, {
            host: `<website-endpoint-of-${Bucket}>`,
            protocol: 'http-only',
            policies: { cache_policy_id: '<cache-policy>' },
          }),
        ],
      }),
    });
  },
});
