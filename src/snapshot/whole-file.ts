import { rename, rm } from 'node:fs/promises';
import { UserError } from '../model/failure.ts';

/** Has a file written beside its place and renames it, so that an older one is never half overwritten and nothing half written stays. */
export const writeWhole = async (what: string, file: string, write: (temporary: string) => Promise<void>): Promise<void> => {
  const temporary = `${file}.${process.pid}.partial`;
  try {
    await write(temporary);
    await rename(temporary, file);
  } catch (error) {
    await rm(temporary, { force: true });
    throw new UserError(`The ${what} could not be written to ${file}: ${(error as Error).message}.`);
  }
};
