interface Misdirected {
  readonly $metadata?: { readonly httpStatusCode?: number };
  readonly $response?: { readonly headers?: Readonly<Record<string, string | undefined>> };
}

/**
 * The region in which S3 answers for a bucket, where it was asked in another. The SDK can follow it by itself, but changes the
 * region of its client while it does, and with it that of the calls that run beside; and it forgets it afterwards.
 * https://docs.aws.amazon.com/AmazonS3/latest/userguide/Redirects.html
 */
export const bucketRegion = (error: unknown): string | undefined => {
  const { $metadata, $response } = (error ?? {}) as Misdirected;
  const region = $response?.headers?.['x-amz-bucket-region'];
  return $metadata?.httpStatusCode === 301 && region !== undefined && /^[a-z0-9-]+$/.test(region) ? region : undefined;
};
