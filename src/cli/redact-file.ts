import { writeSnapshot } from '../snapshot/write.ts';
import { openSnapshot, whole } from './obtain-inventory.ts';
import { redacted } from './redaction.ts';

/** Of a folder of snapshots one file is made. */
export const redactFile = async (snapshot: string, output: string, keyFile: string | undefined): Promise<void> => {
  const { slices, ...head } = await redacted(await whole(await openSnapshot(snapshot)), keyFile);
  await writeSnapshot(head, slices, output);
};
