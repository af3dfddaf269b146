import type { Json } from './json.ts';

/**
 * Every resource kind the program knows, with the record it keeps of it.
 * Each collector adds its own entry by declaration merging, so that a kind is declared in one file.
 */
// oxlint-disable-next-line typescript/no-empty-interface -- filled by the collectors
export interface Kinds {}

export type Kind = keyof Kinds;

/** AWS's shape as it survives JSON: dates become ISO 8601 strings, functions and blobs do not occur. */
type Plain<T> = T extends Date
  ? string
  : T extends readonly (infer Item)[]
    ? readonly Plain<Item>[]
    : T extends object
      ? { readonly [Member in keyof T]: Plain<T[Member]> }
      : T;

/** The members of an AWS shape that a collector keeps, under AWS's own names. */
export type Kept<Shape, Member extends keyof Shape> = { readonly [M in Member]?: Plain<Shape[M]> };

/**
 * Copies the named members of an AWS shape.
 * Absent members stay absent, so that a record reads the same live and from a snapshot.
 */
export const keep = <Shape extends object, const Members extends readonly (keyof Shape)[]>(
  shape: Shape,
  members: Members,
): Kept<Shape, Members[number]> => {
  const kept: Partial<Record<keyof Shape, Json>> = {};
  for (const member of members) {
    const value = plain(shape[member]);
    if (value !== undefined) kept[member] = value;
  }
  return kept as Kept<Shape, Members[number]>;
};

const plain = (value: unknown): Json | undefined => {
  if (value === undefined || typeof value === 'function') return undefined;
  if (value instanceof Date) return Number.isNaN(value.getTime()) ? null : value.toISOString();
  if (Array.isArray(value)) return value.map((item) => plain(item) ?? null);
  if (value !== null && typeof value === 'object') {
    const copy: Record<string, Json> = {};
    for (const [key, inner] of Object.entries(value)) {
      const copied = plain(inner);
      if (copied !== undefined) copy[key] = copied;
    }
    return copy;
  }
  return value as Json;
};
