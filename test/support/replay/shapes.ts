// Between plain JSON (fixtures, the request log) and the values that the SDK's serializers take.
import type { NormalizedSchema } from '@smithy/core/schema';

import { membersOf } from './services.ts';

export type Members = Readonly<Record<string, unknown>>;

export const isMembers = (value: unknown): value is Members =>
  typeof value === 'object' && value !== null && !Array.isArray(value) && !(value instanceof Date) && !(value instanceof Uint8Array);

/**
 * A fixture's value as the serializers want it: dates as Date, blobs as bytes. Whatever the
 * schema does not allow is reported with its path, so that fixtures cannot drift from the API.
 */
export function readShape(schema: NormalizedSchema, value: unknown, path: string, problems: string[]): unknown {
  if (schema.isDocumentSchema()) return value;
  if (schema.isStructSchema()) return readStructure(schema, value, path, problems);
  if (schema.isListSchema()) return readList(schema, value, path, problems);
  if (schema.isMapSchema()) return readMap(schema, value, path, problems);
  return readScalar(schema, value, path, problems);
}

function readStructure(schema: NormalizedSchema, value: unknown, path: string, problems: string[]): unknown {
  if (!isMembers(value)) return wrong(path, 'an object', value, problems);
  const result: Record<string, unknown> = {};
  const members = memberMap(schema);
  for (const [name, member] of Object.entries(value)) {
    if (member === undefined) continue;
    const memberSchema = members.get(name);
    if (memberSchema === undefined) {
      problems.push(`${path}.${name}: ${schema.getName() ?? 'the structure'} has no such member`);
    } else {
      result[name] = readShape(memberSchema, member, `${path}.${name}`, problems);
    }
  }
  return result;
}

const memberMaps = new WeakMap<object, ReadonlyMap<string, NormalizedSchema>>();

function memberMap(schema: NormalizedSchema): ReadonlyMap<string, NormalizedSchema> {
  const key = schema.getSchema();
  if (typeof key !== 'object') return new Map(membersOf(schema));
  const known = memberMaps.get(key) ?? new Map(membersOf(schema));
  memberMaps.set(key, known);
  return known;
}

function readList(schema: NormalizedSchema, value: unknown, path: string, problems: string[]): unknown {
  if (!Array.isArray(value)) return wrong(path, 'a list', value, problems);
  const item = schema.getValueSchema();
  return value.map((each, index) => readShape(item, each, `${path}[${index}]`, problems));
}

function readMap(schema: NormalizedSchema, value: unknown, path: string, problems: string[]): unknown {
  if (!isMembers(value)) return wrong(path, 'a map', value, problems);
  const item = schema.getValueSchema();
  const read = ([key, each]: [string, unknown]): [string, unknown] => [
    key,
    readShape(item, each, `${path}[${JSON.stringify(key)}]`, problems),
  ];
  return Object.fromEntries(Object.entries(value).map(read));
}

const isoDate = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)$/;

function readScalar(schema: NormalizedSchema, value: unknown, path: string, problems: string[]): unknown {
  if (schema.isStringSchema()) return check(typeof value === 'string', 'a string');
  if (schema.isBooleanSchema()) return check(typeof value === 'boolean', 'a boolean');
  if (schema.isNumericSchema()) return check(Number.isFinite(value), 'a number');
  if (schema.isBigIntegerSchema() || schema.isBigDecimalSchema()) {
    return check(typeof value === 'number' || typeof value === 'bigint', 'a number');
  }
  if (schema.isTimestampSchema()) {
    if (value instanceof Date) return value;
    const valid = typeof value === 'string' && isoDate.test(value);
    return valid ? new Date(value) : wrong(path, 'an ISO date', value, problems);
  }
  if (schema.isBlobSchema()) {
    if (value instanceof Uint8Array) return value;
    return typeof value === 'string' ? Uint8Array.from(Buffer.from(value, 'base64')) : wrong(path, 'base64 text', value, problems);
  }
  return wrong(path, 'nothing', value, problems);

  function check(valid: boolean, expected: string): unknown {
    return valid ? value : wrong(path, expected, value, problems);
  }
}

function wrong(path: string, expected: string, value: unknown, problems: string[]): undefined {
  problems.push(`${path}: expected ${expected}, found ${JSON.stringify(value) ?? String(value)}`);
}

/** A decoded scalar of a request as the log shows it: the text of a query becomes its type. */
export function scalarFromText(schema: NormalizedSchema, text: string): unknown {
  if (schema.isBooleanSchema()) return text === 'true';
  if (schema.isNumericSchema()) return Number(text);
  if (schema.isTimestampSchema()) return isoText(text);
  return text;
}

/** Request dates come as ISO text, HTTP dates or epoch seconds. */
export function isoText(value: string | number): string {
  const seconds = Number(value);
  return new Date(Number.isNaN(seconds) ? value : seconds * 1000).toISOString();
}

/** The deep subset equality by which a fixture's `match` picks an answer. */
export function isSubset(part: unknown, whole: unknown): boolean {
  if (Array.isArray(part)) {
    return Array.isArray(whole) && part.length === whole.length && part.every((each, index) => isSubset(each, whole[index]));
  }
  if (isMembers(part)) {
    return isMembers(whole) && Object.entries(part).every(([key, each]) => isSubset(each, whole[key]));
  }
  return part === whole;
}

/** The member whose name is one of these, whatever their case; the first wanted one wins. */
export function findMember(schema: NormalizedSchema, names: readonly string[]): readonly [string, NormalizedSchema] | undefined {
  const members = membersOf(schema);
  return names.map((name) => members.find(([each]) => each.toLowerCase() === name.toLowerCase())).find((each) => each !== undefined);
}
