import type { Resource } from '../model/resource.ts';

export type Distribution = Resource<'cloudfront-distribution'>;
export type Origin = NonNullable<Distribution['data']['Origins']>['Items'][number];

/**
 * A distribution that viewers come to. A staging one gets its share of the traffic of another, whose settings decide.
 * https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/continuous-deployment.html
 */
export const isLive = ({ data }: Distribution): boolean => data.Enabled !== false && data.Staging !== true;

/** Whether some of the content is for signed URLs or cookies, whose policies can name the viewer's addresses. */
export const isSigned = ({ data }: Distribution): boolean =>
  [data.DefaultCacheBehavior, ...(data.CacheBehaviors?.Items ?? [])].some(
    (each) => each?.TrustedSigners?.Enabled === true || each?.TrustedKeyGroups?.Enabled === true,
  );

/** What people call it: its first alternate name, or the name that CloudFront gave it. */
export const nameOfDistribution = ({ id, data }: Distribution): string => data.Aliases?.Items?.[0] ?? data.DomainName ?? id;

/** S3's website hosts have IPv4 alone, and nothing to switch. */
export const isS3Website = ({ DomainName = '' }: Origin): boolean => /\.s3-website[.-][a-z0-9-]+\.amazonaws\.com(\.cn)?$/.test(DomainName);
