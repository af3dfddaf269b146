// The SDK takes what a JSON service sends for what its schema says, whatever it is. Nobody after the door looks again.
import { NormalizedSchema } from '@smithy/core/schema';

/** What is wrong with a value, or nothing. */
type Check = (value: unknown) => string | undefined;

const nameOf = (value: unknown): string => (value === null ? 'null' : Array.isArray(value) ? 'a list' : typeof value);

const scalar =
  (expected: string, holds: (value: unknown) => boolean): Check =>
  (value) =>
    holds(value) ? undefined : `is ${nameOf(value)} and not ${expected}`;

const anything: Check = () => undefined;
const aString = scalar('a string', (value) => typeof value === 'string' || Object.prototype.toString.call(value) === '[object String]');
const aBoolean = scalar('a boolean', (value) => typeof value === 'boolean');
const aNumber = scalar('a number', (value) => Number.isFinite(value) || typeof value === 'bigint');
const aTime = scalar('a time', (value) => value instanceof Date && !Number.isNaN(value.getTime()));

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const structure = (schema: NormalizedSchema): Check => {
  const checks = new Map<string, Check>();
  for (const [name, member] of schema.structIterator()) checks.set(name, later(member));
  return (value) => {
    if (!isRecord(value)) return `is ${nameOf(value)} and not a structure`;
    for (const [name, check] of checks) {
      const member = value[name];
      const wrong = member === undefined || member === null ? undefined : check(member);
      if (wrong !== undefined) return `.${name}${separated(wrong)}`;
    }
    return undefined;
  };
};

const list = (schema: NormalizedSchema): Check => {
  const item = later(schema.getValueSchema());
  return (value) => {
    if (!Array.isArray(value)) return `is ${nameOf(value)} and not a list`;
    for (const [index, each] of value.entries()) {
      const wrong = each === undefined ? 'is missing' : item(each);
      if (wrong !== undefined) return `[${index}]${separated(wrong)}`;
    }
    return undefined;
  };
};

const map = (schema: NormalizedSchema): Check => {
  const item = later(schema.getValueSchema());
  return (value) => {
    if (!isRecord(value)) return `is ${nameOf(value)} and not a map`;
    for (const each of Object.values(value)) {
      const wrong = each === null ? undefined : item(each);
      if (wrong !== undefined) return `{}${separated(wrong)}`;
    }
    return undefined;
  };
};

const separated = (wrong: string): string => (/^[.[{]/.test(wrong) ? wrong : ` ${wrong}`);

const known = new WeakMap<object, Check>();

/** Made when it is first needed: schemas contain themselves, and of most nothing is ever read. */
const later = (schema: NormalizedSchema): Check => {
  let check: Check | undefined;
  return (value) => (check ??= checkOf(schema))(value);
};

const checkOf = (schema: NormalizedSchema): Check => {
  const key = schema.getSchema();
  const made = typeof key === 'object' ? known.get(key) : undefined;
  if (made) return made;
  const check = makeCheck(schema);
  // A member's own traits say nothing of its type.
  if (typeof key === 'object' && (schema.isStructSchema() || schema.isListSchema() || schema.isMapSchema())) known.set(key, check);
  return check;
};

const makeCheck = (schema: NormalizedSchema): Check => {
  if (schema.isDocumentSchema()) return anything;
  if (schema.isStructSchema()) return structure(schema);
  if (schema.isListSchema()) return list(schema);
  if (schema.isMapSchema()) return map(schema);
  if (schema.isStringSchema()) return aString;
  if (schema.isBooleanSchema()) return aBoolean;
  if (schema.isTimestampSchema()) return aTime;
  if (schema.isNumericSchema() || schema.isBigIntegerSchema()) return aNumber;
  // Blobs and decimals are made by the SDK itself.
  return anything;
};

/**
 * Throws a SyntaxError that names the place where an answer is not of its operation's output schema. Members that are
 * absent or null are fine, and so are members that the schema does not know.
 */
export const checkAnswer = (operation: unknown, answer: unknown): void => {
  // An operation's schema: its mark, namespace, name, traits, input, output.
  const output: unknown = Array.isArray(operation) && operation[0] === 9 ? operation[5] : undefined;
  if (output === undefined) return;
  const schema = NormalizedSchema.of(output as Parameters<typeof NormalizedSchema.of>[0]);
  const wrong = schema.isUnitSchema() ? undefined : checkOf(schema)(answer);
  if (wrong !== undefined) throw new SyntaxError(`the answer is not of the form that AWS documents: ${wrong.replace(/^\./, '')}`);
};
