import { rename, rm, writeFile } from 'node:fs/promises';
import { UserError } from '../model/failure.ts';
import { wantsColour } from '../report/style.ts';
import type { Surface } from '../report/style.ts';

/** What the report is written on. A file gets no colours unless they are forced. */
export const surfaceOf = (toFile: boolean): Surface => ({
  columns: toFile ? 100 : process.stdout.columns || Number(process.env['COLUMNS']) || 80,
  colour: wantsColour(process.env, !toFile && process.stdout.isTTY),
});

/** Writes a report to a file, whole or not at all, or to standard output. */
export const deliver = async (text: string, file: string | undefined): Promise<void> => {
  if (file === undefined) return writeOut(text);
  const temporary = `${file}.${process.pid}.partial`;
  try {
    await writeFile(temporary, text);
    await rename(temporary, file);
  } catch (error) {
    await rm(temporary, { force: true });
    throw new UserError(`The report could not be written to ${file}: ${(error as Error).message}.`);
  }
};

const writeOut = (text: string): Promise<void> =>
  new Promise((resolve, reject) => {
    process.stdout.write(text, (error) => {
      // The reader has gone, as with `| head`: it has what it wanted.
      if (!error || (error as NodeJS.ErrnoException).code === 'EPIPE') resolve();
      else reject(error);
    });
  });
