import { writeFile } from 'node:fs/promises';
import { UserError } from '../model/failure.ts';
import { withoutCommands } from '../report/workflow-commands.ts';
import { wantsColour } from '../report/style.ts';
import type { Surface } from '../report/style.ts';
import { writeWhole } from '../snapshot/whole-file.ts';

/** What the report is written on. A file gets no colours unless they are forced. */
export const surfaceOf = (toFile: boolean): Surface => ({
  columns: toFile ? 100 : process.stdout.columns || Number(process.env['COLUMNS']) || 80,
  colour: wantsColour(process.env, !toFile && process.stdout.isTTY),
});

/**
 * Writes a report to a file, whole or not at all, or to standard output. That is a log in GitHub Actions, which obeys commands in
 * it: whoever may tag a resource must not write any, unless the text `isCommands` of our own.
 */
export const deliver = (text: string, file: string | undefined): Promise<void> => deliverPieces([text], file, false);

/** The same for a text in pieces. A line of it that might be taken for a command stands in one piece. */
export const deliverPieces = async (pieces: Iterable<string>, file: string | undefined, isCommands: boolean): Promise<void> => {
  if (file !== undefined) return writeWhole('report', file, (temporary) => writeFile(temporary, pieces));
  const isLog = process.env['GITHUB_ACTIONS'] === 'true' && !isCommands;
  for (const piece of pieces) if (!(await writeOut(isLog ? withoutCommands(piece) : piece))) return;
};

/** Whether somebody still reads. */
const writeOut = (text: string): Promise<boolean> =>
  new Promise((resolve, reject) => {
    // oclif throws what befalls standard output where nobody can catch it; the callback below gets it too.
    process.stdout.removeAllListeners('error').on('error', () => {});
    process.stdout.write(text, (error) => {
      // The reader has gone, as with `| head`: it has what it wanted.
      if (!error || (error as NodeJS.ErrnoException).code === 'EPIPE') resolve(!error);
      else reject(new UserError(`The report could not be written to standard output: ${error.message}.`));
    });
  });
