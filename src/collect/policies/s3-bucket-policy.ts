import { inspectSourceAddresses, type InspectedPolicy, isWorthKeeping } from '../../model/source-ip.ts';
import { defineCollector } from '../define.ts';
import { unlessGone } from '../unless-gone.ts';

declare module '../../model/kinds.ts' {
  interface Kinds {
    /** What a bucket's policy says of its callers' addresses, of the policies that say something. The policy itself is not kept. */
    's3-bucket-policy': InspectedPolicy & { readonly Bucket: string; readonly BucketRegion?: string };
  }
}

export default defineCollector({
  kind: 's3-bucket-policy',
  scope: 'global',
  calls: ['s3:GetBucketPolicy'],
  after: ['s3-bucket'],
  identify: ({ Bucket }, { partition }) => ({ id: Bucket, arn: `arn:${partition}:s3:::${Bucket}` }),
  collect: (aws) =>
    aws.forEach(
      aws.found('s3-bucket'),
      ({ id }) => id,
      's3:GetBucketPolicy',
      // Most buckets have no policy, which S3 answers as an error.
      unlessGone(async ({ id: Bucket, data: { BucketRegion } }) => {
        const tests = inspectSourceAddresses((await aws.one('s3:GetBucketPolicy', { Bucket })).Policy);
        if (!isWorthKeeping(tests)) return [];
        return [{ Bucket, ...(BucketRegion === undefined ? {} : { BucketRegion }), SourceAddresses: tests ?? null }];
      }),
    ),
});
