// Decodes JSON request bodies by schema; wire names (`jsonName`) exist in the REST protocol only.
import type { NormalizedSchema } from '@smithy/core/schema';

import { membersOf } from '../services.ts';
import { isMembers, isoText, type Members } from '../shapes.ts';

export function parseJson(body: string): Members {
  const parsed: unknown = body === '' ? {} : JSON.parse(body);
  return isMembers(parsed) ? parsed : {};
}

export function readJson(schema: NormalizedSchema, value: unknown, jsonName: boolean): unknown {
  if (schema.isStructSchema() && isMembers(value)) {
    return readJsonMembers(membersOf(schema), value, jsonName);
  }
  if (schema.isListSchema() && Array.isArray(value)) {
    const item = schema.getValueSchema();
    return value.map((each) => readJson(item, each, jsonName));
  }
  if (schema.isMapSchema() && isMembers(value)) {
    const item = schema.getValueSchema();
    return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, readJson(item, each, jsonName)]));
  }
  const isDate = schema.isTimestampSchema();
  return isDate && (typeof value === 'number' || typeof value === 'string') ? isoText(value) : value;
}

export function readJsonMembers(members: readonly (readonly [string, NormalizedSchema])[], value: Members, jsonName: boolean): Members {
  const result: Record<string, unknown> = {};
  for (const [name, member] of members) {
    const wireName = (jsonName ? member.getMergedTraits().jsonName : undefined) ?? name;
    const each = value[wireName];
    if (each !== undefined && each !== null) result[name] = readJson(member, each, jsonName);
  }
  return result;
}
