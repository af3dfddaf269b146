import type { Resource } from '../model/resource.ts';
import { newResource, type TerraformArguments, type TerraformResource } from '../model/terraform.ts';

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

/** What a distribution fetches of a bucket: its website, or the bucket itself; undefined where it is another origin. */
export const fetchesFrom = ({ DomainName = '' }: Origin, bucket: string): 'website' | 'bucket' | undefined => {
  const host = DomainName.startsWith(`${bucket}.`) ? DomainName.slice(bucket.length + 1) : '';
  if (host.startsWith('s3-website')) return 'website';
  return /^s3[.-]/.test(host) ? 'bucket' : undefined;
};

interface Behind {
  readonly host: string;
  readonly protocol: 'http-only' | 'https-only';
  /** Which policies fit the content only the user knows. */
  readonly policies: TerraformArguments;
}

/** A distribution with IPv6 before a host that has none. */
export const newDistribution = (of: string, { host, protocol, policies }: Behind): TerraformResource =>
  newResource('aws_cloudfront_distribution', of, {
    enabled: true,
    is_ipv6_enabled: true,
    origin: [
      {
        origin_id: of,
        domain_name: host,
        custom_origin_config: [{ http_port: 80, https_port: 443, origin_protocol_policy: protocol, origin_ssl_protocols: ['TLSv1.2'] }],
      },
    ],
    default_cache_behavior: [
      {
        target_origin_id: of,
        viewer_protocol_policy: protocol === 'https-only' ? 'https-only' : 'redirect-to-https',
        allowed_methods: protocol === 'https-only' ? ['DELETE', 'GET', 'HEAD', 'OPTIONS', 'PATCH', 'POST', 'PUT'] : ['GET', 'HEAD'],
        cached_methods: ['GET', 'HEAD'],
        ...policies,
      },
    ],
    restrictions: [{ geo_restriction: [{ restriction_type: 'none' }] }],
    viewer_certificate: [{ cloudfront_default_certificate: true }],
  });
