import { S3Client, type S3ClientConfig } from '@aws-sdk/client-s3';

export {
  GetBucketPolicyCommand,
  GetBucketWebsiteCommand,
  GetObjectCommand,
  ListBucketsCommand,
  ListObjectsV2Command,
} from '@aws-sdk/client-s3';

export class Client extends S3Client {
  constructor(options: S3ClientConfig) {
    // Bodies come without checksums: the snapshots in them have their own.
    super({ ...options, responseChecksumValidation: 'WHEN_REQUIRED' });
    // The hosts of AWS have names for every bucket; the one that AWS_ENDPOINT_URL or the profile names, which may be anything, need not.
    const { config } = this;
    Object.assign(config, { forcePathStyle: () => Promise.resolve(config.isCustomEndpoint === true) });
  }
}
