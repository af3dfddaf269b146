import { Flags } from '@oclif/core';
import { UserError } from '../model/failure.ts';
import { isS3 } from '../snapshot/s3-address.ts';

/** Of the commands that read AWS for snapshots in S3 alone. */
export const profileFlag = Flags.string({
  summary: 'Profile of the AWS configuration files, for snapshots in S3.',
  helpValue: 'NAME',
});

/**
 * Refuses a profile that nothing is read with, lest somebody take a snapshot for what the profile's account is now. The one of a
 * configuration file is for other runs.
 */
export const requireUse = (profile: string | undefined, snapshots: readonly (string | undefined)[], configured?: string): void => {
  const [first] = snapshots;
  if (profile === undefined || profile === configured || first === undefined || snapshots.some((path) => path !== undefined && isS3(path)))
    return;
  throw new UserError(`--profile ${profile} is not used: ${first} is read without AWS; leave out --profile, or the snapshot.`);
};
