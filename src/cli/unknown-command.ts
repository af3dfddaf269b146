import type { Config } from '@oclif/core';
import { nearest } from '../model/nearest.ts';

/** One sentence for a command that does not exist; undefined where that is not what went wrong. */
export const unknownCommand = (error: Error, { bin, commandIDs }: Pick<Config, 'bin' | 'commandIDs'>): string | undefined => {
  const given = /^command ([^\s:]+)\S* not found\.?$/i.exec(error.message)?.[1];
  if (given === undefined) return undefined;
  const close = nearest(given, commandIDs);
  return `${bin}: There is no command ${given}${close ? `; did you mean ${close}?` : '.'} See: ${bin} --help\n`;
};
