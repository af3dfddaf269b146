import { UserError } from '../model/failure.ts';

interface S3Address {
  readonly bucket: string;
  /** Empty for the bucket itself. Taken as it stands, as the AWS CLI does: nothing in it is decoded. */
  readonly key: string;
}

/** Whether a path is meant for S3, be it well written or not. */
export const isS3 = (path: string): boolean => /^s3:\//i.test(path);

/** Old buckets of us-east-1 have longer names, capitals and underscores. https://docs.aws.amazon.com/AmazonS3/latest/userguide/bucketnamingrules.html */
const bucketName = /^[A-Za-z0-9][\w.-]{1,253}[A-Za-z0-9]$/;

/** `s3://BUCKET/KEY`, as the AWS CLI writes it. */
export const parseS3 = (address: string): S3Address => {
  const [, bucket = '', key = ''] = /^s3:\/\/([^/]*)\/?(.*)$/s.exec(address) ?? [];
  if (!bucketName.test(bucket))
    throw new UserError(
      `${address} is no address in S3; write s3://BUCKET/PREFIX/ for a folder of snapshots and s3://BUCKET/KEY.gz for a file.`,
    );
  // https://docs.aws.amazon.com/AmazonS3/latest/userguide/s3-express-create-session.html
  if (bucket.endsWith('--x-s3'))
    throw new UserError(
      `${bucket} is a directory bucket (S3 Express One Zone), which is read in a session of s3:CreateSession alone, and this program only reads; copy it: aws s3 sync ${address} DIR/`,
    );
  return { bucket, key };
};

/** S3 has keys and no folders: what is no file by its name is the prefix of a folder. */
export const isS3Folder = (address: string): boolean => !/\.(gz|ndjson|json)$/i.test(parseS3(address).key);

export const withinS3 = (folder: string, names: readonly string[]): string => [folder.replace(/\/$/, ''), ...names].join('/');

/** Refuses to write into S3, before anything is read: s3:PutObject is no read. */
export const requireNotS3 = (flag: string, path: string | undefined): void => {
  if (path === undefined || !isS3(path)) return;
  const how = isS3Folder(path) ? `a folder and copy that: aws s3 sync DIR/ ${path}` : `a file and copy that: aws s3 cp FILE ${path}`;
  throw new UserError(`${flag} ${path} would be written to S3, and this program only reads AWS; write ${how}`);
};
