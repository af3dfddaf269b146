import type { Bucket } from '@aws-sdk/client-s3';
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
  calls: ['s3:ListBuckets', 's3:GetBucketPolicy'],
  identify: ({ Bucket }, { partition }) => ({ id: Bucket, arn: `arn:${partition}:s3:::${Bucket}` }),
  async *collect(aws) {
    const buckets: Bucket[] = [];
    // S3 names the buckets' regions only where the listing has a parameter.
    for await (const bucket of aws.each('s3:ListBuckets', { MaxBuckets: 1000 }, 'Buckets')) buckets.push(bucket);
    yield* aws.forEach(
      buckets,
      ({ Name }) => Name ?? '',
      's3:GetBucketPolicy',
      // Most buckets have no policy, which S3 answers as an error.
      unlessGone(async ({ Name = '', BucketRegion }) => {
        const tests = inspectSourceAddresses((await aws.one('s3:GetBucketPolicy', { Bucket: Name })).Policy);
        if (!isWorthKeeping(tests)) return [];
        return [{ Bucket: Name, ...(BucketRegion === undefined ? {} : { BucketRegion }), SourceAddresses: tests ?? null }];
      }),
    );
  },
});
