import { getOrMake } from '../model/get-or-make.ts';

/**
 * Computes a value once per object and remembers it as long as the object lives. Listings of an inventory stay the same
 * arrays for as long as it is judged, so what is derived from one need not be derived for every subject.
 */
export const oncePer = <Source extends object, Value>(derive: (source: Source) => Value): ((source: Source) => Value) => {
  const known = new WeakMap<Source, { readonly value: Value }>();
  const make = (source: Source) => ({ value: derive(source) });
  return (source) => getOrMake(known, source, make).value;
};

/** The same for keys such as texts, which are remembered as long as what this makes. */
export const oncePerKey = <Key, Value>(derive: (key: Key) => Value): ((key: Key) => Value) => {
  const known = new Map<Key, { readonly value: Value }>();
  const make = (key: Key) => ({ value: derive(key) });
  return (key) => getOrMake(known, key, make).value;
};

/** The same for what is derived from several objects together: it is remembered as long as all of them live. */
export const oncePerAll = <Value>(): ((sources: readonly object[], derive: () => Value) => Value) => {
  interface Node {
    readonly next: WeakMap<object, Node>;
    known?: { readonly value: Value };
  }
  const emptyNode = (): Node => ({ next: new WeakMap() });
  const root = emptyNode();
  return (sources, derive) => {
    let node = root;
    for (const source of sources) node = getOrMake(node.next, source, emptyNode);
    node.known ??= { value: derive() };
    return node.known.value;
  };
};

/** Finds the items of a listing by a key, in the listing's order. The listing is sorted by key once. */
export const lookup = <Item extends object>(
  keyOf: (item: Item) => string | undefined,
): ((items: readonly Item[], key: string | undefined) => readonly Item[]) => {
  const byKey = oncePer((items: readonly Item[]) => Map.groupBy(items, keyOf));
  return (items, key) => byKey(items).get(key) ?? [];
};
