import type { NormalizedSchema } from '@smithy/core/schema';
import { loadService, membersOf, type Operation, type Service } from '../replay/services.ts';

/** Canary → the member that it stands in, as `ec2:DescribeVpcs Vpcs[].Tags[].Value`. */
export type Nest = Map<string, string>;

/** What some members must say for a collector to keep on reading, by `call path`, path or name. */
export type Words = Readonly<Record<string, unknown>>;

/** What makes a collector ask for a page more. */
const paging =
  /^(next_?(page)?(token|marker)|next(Token|Marker|PageToken)|marker|position|continuationToken|nextRecord\w+|lastEvaluated\w+|isTruncated|hasMore\w+)$/i;
export const isPaging = (name: string): boolean => paging.test(name);
const deepest = 9;

export interface Place {
  readonly call: string;
  readonly path: string;
  readonly name: string;
}

/** A letter before and after, so that none is part of another. */
const lay = (nest: Nest, { call, path }: Place): string => {
  const canary = `canary${nest.size}x`;
  nest.set(canary, `${call} ${path}`);
  return canary;
};

/** A value of the schema in which every text is a canary, but for what `words` gives. */
export const fill = (schema: NormalizedSchema, place: Place, nest: Nest, words: Words, depth: number): unknown => {
  const key = [`${place.call} ${place.path}`, place.path, place.name].find((each) => each in words);
  if (key !== undefined) return words[key] ?? undefined;
  if (schema.isStructSchema()) return depth > deepest ? undefined : fillMembers(schema, place, nest, words, depth);
  if (schema.isListSchema()) {
    const inner = fill(schema.getValueSchema(), { ...place, path: `${place.path}[]` }, nest, words, depth + 1);
    return inner === undefined ? [] : [inner];
  }
  if (schema.isMapSchema()) {
    const key = lay(nest, { ...place, path: `${place.path}{key}` });
    return { [key]: fill(schema.getValueSchema(), { ...place, path: `${place.path}{}` }, nest, words, depth + 1) };
  }
  if (schema.isBooleanSchema()) return true;
  if (schema.isNumericSchema() || schema.isBigIntegerSchema() || schema.isBigDecimalSchema()) return 1;
  if (schema.isTimestampSchema()) return new Date(0);
  if (schema.isBlobSchema()) return Uint8Array.from(Buffer.from(lay(nest, place)));
  return lay(nest, place);
};

const fillMembers = (schema: NormalizedSchema, place: Place, nest: Nest, words: Words, depth: number): object =>
  Object.fromEntries(
    membersOf(schema)
      .filter(([name]) => depth > 1 || !isPaging(name))
      .map(([name, member]) => {
        const path = place.path === '' ? name : `${place.path}.${name}`;
        return [name, fill(member, { ...place, path, name }, nest, words, depth + 1)];
      }),
  );

/** An answer to a call in which every string is a canary, one item to a list. */
export const canaryAnswer = (service: Service, operation: Operation, nest: Nest, words: Words): object =>
  fillMembers(operation.output, { call: `${service.name}:${operation.name}`, path: '', name: '' }, nest, words, 0);

export const operationOf = async (call: string): Promise<readonly [Service, Operation]> => {
  const [name = '', operationName = ''] = call.split(':');
  const service = await loadService(name);
  const operation = service.operations.get(operationName);
  if (!operation) throw new Error(`no operation ${call}`);
  return [service, operation];
};
