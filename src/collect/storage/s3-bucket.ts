import type { Bucket } from '@aws-sdk/client-s3';
import { keep, type Kept } from '../../model/kinds.ts';
import { defineCollector } from '../define.ts';

const members = ['Name', 'BucketRegion'] as const satisfies readonly (keyof Bucket)[];

declare module '../../model/kinds.ts' {
  interface Kinds {
    's3-bucket': Kept<Bucket, (typeof members)[number]>;
  }
}

export default defineCollector({
  kind: 's3-bucket',
  scope: 'global',
  calls: ['s3:ListBuckets'],
  identify: ({ Name = '' }, { partition }) => ({ id: Name, arn: `arn:${partition}:s3:::${Name}` }),
  async *collect(aws) {
    // S3 names the buckets' regions only where the listing has a parameter.
    for await (const bucket of aws.each('s3:ListBuckets', { MaxBuckets: 1000 }, 'Buckets')) yield keep(bucket, members);
  },
});
