import { rmSync } from 'node:fs';
import { realpath, rename, rm, stat } from 'node:fs/promises';
import { UserError } from '../model/failure.ts';

const finished: string[] = [];

/** What was written in full so far, for whom the run is interrupted. */
export const filesWritten = (): readonly string[] => finished;

/** A device or a pipe is written to as it is: a rename would put a file in its place. */
const isSpecial = async (file: string): Promise<boolean> => {
  const found = await stat(file).catch(() => undefined); // What is not there yet becomes a file.
  return found !== undefined && !found.isFile() && !found.isDirectory();
};

/** Has a file written beside its place and renames it, so that an older one is never half overwritten and nothing half written stays. */
export const writeWhole = async (what: string, file: string, write: (temporary: string) => Promise<void>): Promise<void> => {
  // A link stays a link: what it leads to is replaced.
  const target = await realpath(file).catch(() => file);
  const temporary = `${target}.${process.pid}.partial`;
  const discard = () => {
    try {
      rmSync(temporary, { force: true });
    } catch {
      // The process is ending, and nobody is left to tell.
    }
  };
  process.once('exit', discard);
  try {
    if (await isSpecial(file)) await write(file);
    else {
      await write(temporary);
      await rename(temporary, target);
    }
    finished.push(file);
  } catch (error) {
    // Where it could not even be made there is nothing to take away, and the first error tells more.
    await rm(temporary, { force: true }).catch(() => undefined);
    throw new UserError(`The ${what} could not be written to ${file}: ${(error as Error).message}.`);
  } finally {
    process.off('exit', discard);
  }
};
