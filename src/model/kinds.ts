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
 * Copies the named members of an AWS shape, as they survive JSON: so that a record reads the same live and from a snapshot, and
 * because V8 lays out what it parses in a third of the space that objects filled member by member take.
 * Absent members stay absent.
 */
export const keep = <Shape extends object, const Members extends readonly (keyof Shape)[]>(
  shape: Shape,
  members: Members,
): Kept<Shape, Members[number]> => {
  const kept: Partial<Pick<Shape, Members[number]>> = {};
  for (const member of members) kept[member as Members[number]] = shape[member as Members[number]];
  return JSON.parse(JSON.stringify(kept)) as Kept<Shape, Members[number]>;
};
