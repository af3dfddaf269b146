interface Values<Key, Value> {
  get(key: Key): Value | undefined;
  set(key: Key, value: Value): unknown;
}

/** The value of a key, which is made and kept where there is none. */
export const getOrMake = <Key, Value extends object>(values: Values<Key, Value>, key: Key, make: (key: Key) => Value): Value => {
  const known = values.get(key);
  if (known !== undefined) return known;
  const made = make(key);
  values.set(key, made);
  return made;
};
