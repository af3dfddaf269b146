import { classify } from '../aws/errors.ts';
import { UserError } from '../model/failure.ts';
import type { GapReason } from '../model/gap.ts';
import { parseS3 } from './s3-address.ts';

type SnapshotCall = 's3:GetObject' | 's3:ListObjectsV2';

const unreached = 'The connection to S3 failed; check the network, the proxy, the region and AWS_ENDPOINT_URL.';

const remedies: Partial<Record<GapReason, string>> = {
  'credentials-expired': 'The credentials have expired; sign in again (aws sso login, or new keys).',
  'credentials-invalid': 'No usable AWS credentials were found; set AWS_PROFILE or --profile, or sign in with: aws sso login',
  network: unreached,
  // The name of its host cannot be found.
  'not-offered': unreached,
  timeout: 'S3 did not answer in time; try again, or check the network and the proxy.',
  throttled: 'S3 said too often that it is asked too fast; try again later.',
};

/** https://docs.aws.amazon.com/AmazonS3/latest/API/ErrorResponses.html#ErrorCodeList */
const byName: Readonly<Record<string, (address: string) => UserError>> = {
  NoSuchBucket: (address) => new UserError(`There is no bucket ${parseS3(address).bucket}, which ${address} names; check the name.`),
  InvalidObjectState: (address) =>
    new UserError(
      `${address} is archived (S3 Glacier or Intelligent-Tiering), and is read once it is restored: aws s3api restore-object --bucket ${parseS3(address).bucket} --key ${parseS3(address).key} --restore-request Days=7`,
      3,
    ),
  PreconditionFailed: (address) => new UserError(`${address} was replaced by another while it was read; try again.`, 3),
};

/** What came of asking S3 for what stands at an address, in one sentence. */
export const s3Failure = (address: string, call: SnapshotCall, error: unknown): UserError => {
  if (error instanceof UserError) return error;
  const named = error instanceof Error ? byName[error.name] : undefined;
  if (named) return named(address);
  const { reason, message } = classify(error);
  const why = reason === 'access-denied' ? denied(address, call) : remedies[reason];
  return new UserError(`${address} could not be read: ${why === undefined ? message : `${why} (${message})`}`, 3);
};

const denied = (address: string, call: SnapshotCall): string => {
  const { bucket } = parseS3(address);
  return call === 's3:ListObjectsV2'
    ? `for a folder s3:ListBucket must be allowed on the bucket ${bucket}.`
    : // https://docs.aws.amazon.com/AmazonS3/latest/API/API_GetObject.html
      `s3:GetObject must be allowed on it, and s3:ListBucket on the bucket ${bucket}, without which S3 does not tell whether it is there.`;
};
