import { Config, flush, handle, run, settings } from '@oclif/core';
import { endOnInterrupt } from './cli/interruption.ts';
import { unknownCommand } from './cli/unknown-command.ts';

/** Runs the command line; bin/run.js has made sure that this Node can. */
export const main = async (root: string): Promise<void> => {
  settings.enableAutoTranspile = false;
  endOnInterrupt();
  try {
    await run(process.argv.slice(2), root);
    await flush();
  } catch (error) {
    const sentence = unknownCommand(error as Error, await Config.load(root));
    if (sentence === undefined) return handle(error as Error);
    process.stderr.write(sentence);
    process.exitCode = 2;
  }
};
