import { readFile } from 'node:fs/promises';
import { extname } from 'node:path';
import { UserError } from '../model/failure.ts';
import { sanitise } from '../report/sanitise.ts';

/** Reads a file of settings, JSON or YAML by its name, as a value of yet unknown form. */
export const readSettings = async (what: string, file: string): Promise<unknown> => {
  const text = await textOf(what, file);
  if (extname(file) === '.json') return parseJson(what, file, text);
  if (['.yaml', '.yml'].includes(extname(file))) return parseYaml(what, file, text);
  throw new UserError(`The ${what} ${file} is neither .json nor .yaml nor .yml; code is never run from it.`);
};

export const textOf = async (what: string, file: string): Promise<string> => {
  try {
    // A mark of byte order, which editors leave, is no part of it.
    return (await readFile(file, 'utf8')).replace(/^\u{feff}/u, '');
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    throw new UserError(code === 'ENOENT' ? `There is no ${what} at ${file}.` : `The ${what} ${file} could not be read: ${message}.`);
  }
};

export const parseJson = (what: string, file: string, text: string): unknown => {
  if (text.trim() === '') throw new UserError(`The ${what} ${file} is empty.`);
  try {
    return JSON.parse(text);
  } catch (error) {
    // What it quotes of the file may hold anything.
    const [why = ''] = (error as Error).message.split(/[,:]? ?["\n]/);
    throw new UserError(`The ${what} ${file} is not JSON${why ? ` (${sanitise(why)})` : ''}.`);
  }
};

const parseYaml = async (what: string, file: string, text: string): Promise<unknown> => {
  const { CORE_SCHEMA, load, YAMLException } = await import('js-yaml');
  // Comments and separators alone, which js-yaml calls an error like any other.
  if (text.replace(/^\s*(#.*|---|\.\.\.)$/gm, '').trim() === '') throw new UserError(`The ${what} ${file} is empty.`);
  try {
    // Version 1.2, in which dates and yes stay texts; the shared anchors of a small file make it no big one.
    return load(text, { schema: CORE_SCHEMA, maxAliases: 100 });
  } catch (error) {
    if (!(error instanceof YAMLException)) throw error;
    throw notYaml(what, file, `${error.reason}${error.mark ? ` at line ${error.mark.line + 1}` : ''}`);
  }
};

const notYaml = (what: string, file: string, why: string): UserError => {
  const [first = ''] = why.split('\n');
  return new UserError(`The ${what} ${file} is not YAML (${sanitise(first.slice(0, 120))}).`);
};
