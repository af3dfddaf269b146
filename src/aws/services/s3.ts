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
    const { endpointProvider } = this.config;
    // AWS has a host for every bucket. What AWS_ENDPOINT_URL or the profile names may be anything, and need not: the bucket goes into the path.
    this.config.endpointProvider = (parameters, context) =>
      endpointProvider(parameters.Endpoint === undefined ? parameters : { ...parameters, ForcePathStyle: true }, context);
  }
}
