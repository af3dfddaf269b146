import { type Static, type TSchema, Type, type TUnsafe } from 'typebox';

/** An object of any members whose names match. Type.Record makes the same schema, and brings 40 KB of type functions with it. */
export const recordOf = <Value extends TSchema>(
  pattern: string,
  value: Value,
  options: object = {},
): TUnsafe<Readonly<Record<string, Static<Value>>>> =>
  Type.Unsafe<Readonly<Record<string, Static<Value>>>>({ type: 'object', patternProperties: { [pattern]: value }, ...options });
