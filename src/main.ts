import { flush, handle, run, settings } from '@oclif/core';

/** Runs the command line; bin/run.js has made sure that this Node can. */
export const main = async (root: string): Promise<void> => {
  settings.enableAutoTranspile = false;
  process.on('SIGINT', () => {
    process.stderr.write('\nInterrupted; no report was written.\n');
    process.exit(130);
  });
  try {
    await run(process.argv.slice(2), root);
    await flush();
  } catch (error) {
    await handle(error as Error);
  }
};
