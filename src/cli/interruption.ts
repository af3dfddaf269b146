import { filesWritten } from '../snapshot/whole-file.ts';

/** Ctrl-C ends the run at once, with 130 as a shell has it, and says what there is all the same. */
export const endOnInterrupt = (): void => {
  process.on('SIGINT', () => {
    const written = filesWritten();
    process.stderr.write(`\nInterrupted; ${written.length === 0 ? 'no report was' : `only ${written.join(', ')} had been`} written.\n`);
    process.exit(130);
  });
};
