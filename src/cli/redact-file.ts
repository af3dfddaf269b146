import { type Access, filesFor } from '../snapshot/files.ts';
import { requireNotS3 } from '../snapshot/s3-address.ts';
import { writeSnapshot } from '../snapshot/write.ts';
import { openSnapshot, whole } from './obtain-inventory.ts';
import { requireUse } from './profile-flag.ts';
import { redacted } from './redaction.ts';

/** Of a folder of snapshots one file is made. */
export const redactFile = async (snapshot: string, output: string, keyFile: string | undefined, access: Access): Promise<void> => {
  requireNotS3('--output', output);
  requireUse(access.profile, [snapshot]);
  const { slices, ...head } = await redacted(await whole(await openSnapshot(snapshot, filesFor(access))), keyFile);
  await writeSnapshot(head, slices, output);
};
