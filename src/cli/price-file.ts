import { readFile } from 'node:fs/promises';
import { type PriceFile, priceFileSchema, rates } from '../model/checklist/prices.ts';
import { isDay } from '../model/day.ts';
import { UserError } from '../model/failure.ts';
import { nearest } from '../model/nearest.ts';
import { errorsIn, type SchemaError } from './json-schema.ts';

/** Reads the prices that a user gives in place of the tool's own, or says in one sentence what is wrong with the file. */
export const readPriceFile = async (file: string): Promise<PriceFile> => {
  const value = parse(await read(file), file);
  const [problem] = problemsIn(value);
  if (problem !== undefined) throw new UserError(`The price file ${file} ${problem}${problem.endsWith('?') ? '' : '.'}`);
  return value as PriceFile;
};

const read = async (file: string): Promise<string> => {
  try {
    return await readFile(file, 'utf8');
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    throw new UserError(code === 'ENOENT' ? `There is no price file at ${file}.` : `The price file ${file} could not be read: ${message}.`);
  }
};

const parse = (text: string, file: string): unknown => {
  try {
    // A mark of byte order, which editors leave, is no part of JSON.
    return JSON.parse(text.replace(/^\u{feff}/u, ''));
  } catch (error) {
    // What it quotes of the file may hold anything.
    const [why = ''] = (error as Error).message.split(/[,:]? ?["\n]/);
    throw new UserError(`The price file ${file} is not JSON${why ? ` (${why})` : ''}.`);
  }
};

const problemsIn = (value: unknown): readonly string[] => {
  const told = errorsIn(priceFileSchema, value).map(inWords);
  const { verified } = value as PriceFile;
  if (told.length === 0 && verified !== undefined && !isDay(verified)) return [`has no day of the calendar in "verified": ${verified}`];
  return told;
};

const inWords = (error: SchemaError): string => {
  const path = error.instancePath.split('/').slice(1);
  const name = path.length === 0 ? undefined : `"${path.join('.')}"`;
  switch (error.keyword) {
    case 'additionalProperties':
      return unknownMember(path, error.wanted);
    case 'type':
      return name ? `must have ${typeNames[error.wanted]} in ${name}` : 'must be an object with "regions" or "everywhere"';
    case 'minimum':
      return `has a price below zero in ${name}`;
    case 'pattern':
      return `has in ${name} nothing like ${path.at(-1) === 'currency' ? 'USD' : '2026-11-01'}`;
    default:
      return `is not as it should be at ${name ?? 'its root'}: ${error.message}`;
  }
};

const typeNames: Readonly<Record<string, string>> = { object: 'an object', number: 'a number', string: 'a text' };

const members = Object.keys(priceFileSchema.properties);

const unknownMember = (path: readonly string[], member: string): string => {
  const name = [...path, member].join('.');
  if (path.length === 1 && path[0] === 'regions') return `has under "regions" the name "${member}", which is not like eu-central-1`;
  const close = nearest(member, path.length === 0 ? members : rates);
  return `has a member that there is not, "${name}"${close ? `; did you mean "${close}"?` : ''}`;
};
