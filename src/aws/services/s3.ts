import { S3Client, type S3ClientConfig } from '@aws-sdk/client-s3';

export { GetBucketPolicyCommand, GetBucketWebsiteCommand, ListBucketsCommand } from '@aws-sdk/client-s3';

/** S3 answers for a bucket in its own region only, and says elsewhere which one that is. */
export class Client extends S3Client {
  constructor(options: S3ClientConfig) {
    super({ ...options, followRegionRedirects: true });
  }
}
