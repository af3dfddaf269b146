import type { RedirectAllRequestsTo } from '@aws-sdk/client-s3';
import { keep, type Kept } from '../../model/kinds.ts';
import { defineCollector } from '../define.ts';
import { unlessGone } from '../unless-gone.ts';

declare module '../../model/kinds.ts' {
  interface Kinds {
    /** A bucket that serves a website, or redirects all requests to another one. */
    's3-bucket-website': {
      readonly Bucket: string;
      readonly BucketRegion?: string;
      readonly RedirectAllRequestsTo?: Kept<RedirectAllRequestsTo, 'HostName' | 'Protocol'>;
    };
  }
}

export default defineCollector({
  kind: 's3-bucket-website',
  scope: 'global',
  calls: ['s3:GetBucketWebsite'],
  after: ['s3-bucket'],
  identify: ({ Bucket }, { partition }) => ({ id: Bucket, arn: `arn:${partition}:s3:::${Bucket}` }),
  collect: (aws) =>
    aws.forEach(
      aws.found('s3-bucket'),
      ({ id }) => id,
      's3:GetBucketWebsite',
      // Most buckets serve no website, which S3 answers as an error.
      unlessGone(async ({ id: Bucket, data: { BucketRegion } }) => {
        const { RedirectAllRequestsTo } = await aws.one('s3:GetBucketWebsite', { Bucket });
        const redirect = RedirectAllRequestsTo && { RedirectAllRequestsTo: keep(RedirectAllRequestsTo, ['HostName', 'Protocol']) };
        return [{ Bucket, ...(BucketRegion === undefined ? {} : { BucketRegion }), ...redirect }];
      }),
    ),
});
