import type { Static, TSchema } from 'typebox';
import { isDay } from '../model/day.ts';

// A validator's package is larger than all that is validated with it; this knows the keywords of our own schemas and no others.

export interface SchemaError {
  readonly keyword: string;
  /** A JSON pointer, unescaped: `/findings/0/rule`; empty for the whole. */
  readonly instancePath: string;
  /** What is wanted, to follow the path. */
  readonly message: string;
  /** The member that is missing or too much, or the type that is wanted. */
  readonly wanted: string;
}

type Schema = Readonly<Record<string, unknown>>;
type Keyword = (wanted: never, value: unknown, path: string, schema: Schema) => readonly SchemaError[];

/** Whether a value is what the schema describes. Throws where the schema has a keyword that is not known here. */
export const isValid = <S extends TSchema>(schema: S, value: unknown): value is Static<S> => errorsIn(schema, value).length === 0;

/** What is wrong with a value, outermost first. */
export const errorsIn = (schema: object, value: unknown, path = ''): readonly SchemaError[] =>
  Object.entries(schema).flatMap(([keyword, wanted]) => {
    if (told.has(keyword)) return [];
    const check = keywords[keyword];
    if (!check) throw new Error(`the keyword ${keyword} of a schema is not known`);
    return check(wanted as never, value, path, schema as Schema);
  });

/** Keywords that say nothing of what is valid. */
const told = new Set(['$schema', '$id', 'title', 'description', 'examples', 'default']);

const isObject = (value: unknown): value is Schema => typeof value === 'object' && value !== null && !Array.isArray(value);

const isOfType = (type: string, value: unknown): boolean => {
  if (type === 'array') return Array.isArray(value);
  if (type === 'object') return isObject(value);
  if (type === 'null') return value === null;
  // JSON has no infinity, but 1e999 reads as one.
  if (type === 'number' || type === 'integer') return type === 'number' ? Number.isFinite(value) : Number.isInteger(value);
  return typeof value === type;
};

const unless = (holds: boolean, keyword: string, instancePath: string, message: string, wanted = ''): readonly SchemaError[] =>
  holds ? [] : [{ keyword, instancePath, message, wanted }];

/** The schema of a member, by its name or else by a pattern. */
const memberOf = ({ properties = {}, patternProperties = {} }: Schema, name: string): object | undefined => {
  if (Object.hasOwn(properties as object, name)) return (properties as Record<string, object>)[name];
  return Object.entries(patternProperties as Record<string, object>).find(([pattern]) => new RegExp(pattern, 'u').test(name))?.[1];
};

const membersOf: Keyword = (_, value, path, schema) =>
  isObject(value)
    ? Object.entries(value).flatMap(([name, member]) => errorsIn(memberOf(schema, name) ?? {}, member, `${path}/${name}`))
    : [];

const isDateTime = (text: string): boolean => /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d/.test(text) && !Number.isNaN(Date.parse(text));

const keywords: Readonly<Record<string, Keyword>> = {
  type: (type: string, value, path) => unless(isOfType(type, value), 'type', path, `must be ${type}`, type),
  const: (only: unknown, value, path) => unless(value === only, 'const', path, `must be ${JSON.stringify(only)}`),
  enum: (values: readonly unknown[], value, path) => unless(values.includes(value), 'enum', path, `must be one of ${values.join(', ')}`),
  anyOf: (schemas: readonly object[], value, path) =>
    unless(
      schemas.some((each) => errorsIn(each, value).length === 0),
      'anyOf',
      path,
      'must be of one of the forms that it can have',
    ),
  required: (names: readonly string[], value, path) =>
    isObject(value)
      ? names.flatMap((name) => unless(Object.hasOwn(value, name), 'required', path, `must have required properties ${name}`, name))
      : [],
  additionalProperties: (allowed: boolean, value, path, schema) =>
    isObject(value) && !allowed
      ? Object.keys(value).flatMap((name) =>
          unless(memberOf(schema, name) !== undefined, 'additionalProperties', path, `must not have "${name}"`, name),
        )
      : [],
  properties: membersOf,
  patternProperties: (_: never, value, path, schema) => ('properties' in schema ? [] : membersOf(_, value, path, schema)),
  items: (schema: object, value, path) =>
    Array.isArray(value) ? value.flatMap((item, index) => errorsIn(schema, item, `${path}/${index}`)) : [],
  pattern: (pattern: string, value, path) =>
    unless(typeof value !== 'string' || new RegExp(pattern, 'u').test(value), 'pattern', path, `must match ${pattern}`),
  minLength: (least: number, value, path) =>
    unless(typeof value !== 'string' || value.length >= least, 'minLength', path, `must not be shorter than ${least}`),
  minimum: (least: number, value, path) =>
    unless(typeof value !== 'number' || value >= least, 'minimum', path, `must be at least ${least}`),
  exclusiveMinimum: (least: number, value, path) =>
    unless(typeof value !== 'number' || value > least, 'exclusiveMinimum', path, `must be more than ${least}`),
  format: (format: string, value, path) =>
    unless(typeof value !== 'string' || (format === 'date' ? isDay(value) : isDateTime(value)), 'format', path, `must be a ${format}`),
};
