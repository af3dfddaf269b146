import type { NormalizedSchema } from '@smithy/core/schema';
import type { ReplayFixture } from '../replay/fixture.ts';
import { membersOf } from '../replay/services.ts';
import { isMembers } from '../replay/shapes.ts';
import { linked } from './collected.ts';
import { fill, isPaging, type Nest, operationOf, type Place } from './answers.ts';

/** What a place may hold without a canary: the paths that some collector keeps, and all above them. */
type Kept = ReadonlySet<string>;

const plantValue = (schema: NormalizedSchema, value: unknown, place: Place, nest: Nest, kept: Kept): unknown => {
  if (schema.isListSchema() && Array.isArray(value)) {
    const inner = { ...place, path: `${place.path}[]` };
    return value.map((each) => plantValue(schema.getValueSchema(), each, inner, nest, kept));
  }
  return schema.isStructSchema() && isMembers(value) ? plantMembers(schema, value, place, nest, kept) : value;
};

const plantMembers = (schema: NormalizedSchema, value: object, place: Place, nest: Nest, kept: Kept): object => {
  const planted: Record<string, unknown> = { ...value };
  for (const [name, member] of membersOf(schema)) {
    const path = place.path === '' ? name : `${place.path}.${name}`;
    const inner = { ...place, path, name };
    if (name in planted && name !== 'UserData') planted[name] = plantValue(member, planted[name], inner, nest, kept);
    else if (!isPaging(name) && !linked.has(name) && !isKept(`${place.call} ${path}`, kept)) {
      const filled = fill(member, inner, nest, { failures: null, Errors: null }, 5);
      if (filled !== undefined) planted[name] = filled;
    }
  }
  return planted;
};

const isKept = (path: string, kept: Kept): boolean =>
  [...kept].some((each) => each === path || (/^[.[{]/.test(each.slice(path.length)) && each.startsWith(path)));

/** A fixture that says beside what it says, in every text that no collector keeps, a canary. */
export const plant = async (fixture: ReplayFixture, kept: Kept, nest: Nest): Promise<ReplayFixture> => {
  const copy = structuredClone(fixture) as Record<string, Record<string, Record<string, Record<string, unknown>>>>;
  for (const [service, operations] of Object.values(copy).flatMap((regions) =>
    Object.values(regions).flatMap((each) => Object.entries(each)),
  )) {
    for (const [name, answer] of Object.entries(operations)) {
      const [, operation] = await operationOf(`${service}:${name}`);
      const place = { call: `${service}:${name}`, path: '', name: '' };
      const into = (reply: object) => plantMembers(operation.output, reply, place, nest, kept);
      operations[name] = Array.isArray(answer)
        ? answer.map((each: { readonly reply?: object }) => (each.reply ? { ...each, reply: into(each.reply) } : each))
        : into(answer as object);
    }
  }
  return copy as unknown as ReplayFixture;
};
