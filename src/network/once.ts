/**
 * Computes a value once per object and remembers it as long as the object lives. Listings of an inventory stay the same
 * arrays for as long as it is judged, so what is derived from one need not be derived for every subject.
 */
export const oncePer = <Source extends object, Value>(derive: (source: Source) => Value): ((source: Source) => Value) => {
  const known = new WeakMap<Source, { readonly value: Value }>();
  return (source) => {
    const found = known.get(source) ?? { value: derive(source) };
    known.set(source, found);
    return found.value;
  };
};
