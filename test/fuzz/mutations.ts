// What may be wrong with an answer: one place of it, in one way.
import { hostileTexts } from '../support/hostile-account.ts';

type Container = Record<string | number, unknown>;
interface Place {
  readonly within: Container;
  readonly key: string | number;
}

/** Where in the answer, and which of the ways of the kind. */
interface Aim {
  readonly at: number;
  readonly value: number;
}

const isContainer = (value: unknown): value is Container =>
  typeof value === 'object' && value !== null && !(value instanceof Date) && !(value instanceof Uint8Array);

const placesIn = (value: unknown, isWanted: (value: unknown, key: string | number) => boolean): readonly Place[] => {
  if (!isContainer(value)) return [];
  return Object.keys(value).flatMap((key) =>
    key === '$metadata' ? [] : [...(isWanted(value[key], key) ? [{ within: value, key }] : []), ...placesIn(value[key], isWanted)],
  );
};

const isText = (value: unknown): value is string => typeof value === 'string';
const pick = <T>(list: readonly T[], at: number): T | undefined => list[at % Math.max(1, list.length)];

const put = (
  answer: unknown,
  { at }: Aim,
  isWanted: (value: unknown, key: string | number) => boolean,
  make: (old: unknown) => unknown,
): boolean => {
  const place = pick(placesIn(answer, isWanted), at);
  if (!place) return false;
  place.within[place.key] = make(place.within[place.key]);
  return true;
};

const oneOf =
  (values: readonly unknown[], isWanted: (value: unknown, key: string | number) => boolean) =>
  (answer: unknown, aim: Aim): boolean =>
    // A value of its own each time: in one that is shared a later mutation could put itself, which no answer on a wire can hold.
    put(answer, aim, isWanted, () => structuredClone(pick(values, aim.value)));

const isMatch = (pattern: RegExp) => (value: unknown) => isText(value) && pattern.test(value);
const isList = (value: unknown) => Array.isArray(value) && value.length > 0;

const takeOut = (answer: unknown, { at }: Aim): boolean => {
  const place = pick(
    placesIn(answer, () => true),
    at,
  );
  if (!place) return false;
  if (Array.isArray(place.within)) place.within.splice(Number(place.key), 1);
  else Reflect.deleteProperty(place.within, place.key);
  return true;
};

/** The SDK leaves out a member that is null, and keeps the nulls of a list. */
const setNull = (answer: unknown, { at }: Aim): boolean => {
  const place = pick(
    placesIn(answer, () => true),
    at,
  );
  if (!place) return false;
  if (Array.isArray(place.within)) place.within[Number(place.key)] = null;
  else Reflect.deleteProperty(place.within, place.key);
  return true;
};

const swapIds = (answer: unknown, { at, value }: Aim): boolean => {
  const ids = placesIn(answer, (each, key) => isText(each) && /(id|arn|name)s?$/i.test(String(key)));
  const [a, b] = [pick(ids, at), pick(ids, value)];
  if (!a || !b) return false;
  [a.within[a.key], b.within[b.key]] = [b.within[b.key], a.within[a.key]];
  return true;
};

/** Ten megabytes only now and then: they cost more than all else. */
const hugeText = (value: number): string => 'x'.repeat(value % 200 === 0 ? 10_000_000 : 10_000);

const mutations: Readonly<Record<string, (answer: unknown, aim: Aim) => boolean>> = {
  'drop member': takeOut,
  null: setNull,
  'empty list': oneOf([[]], isList),
  'other type': oneOf([0, 'text', true, {}, [], [[]], [null], { a: 1 }], () => true),
  'huge number': oneOf([Number.MAX_SAFE_INTEGER, -1, 0, 1e308, 4294967296, 0.5], (value) => typeof value === 'number'),
  'hostile text': oneOf(hostileTexts, isText),
  'huge text': (answer, aim) => put(answer, aim, isText, () => hugeText(aim.value)),
  'empty text': oneOf([''], isText),
  'duplicated item': (answer, aim) =>
    put(answer, aim, isList, (list) => [
      ...(list as unknown[]),
      structuredClone((list as unknown[])[aim.value % (list as unknown[]).length]),
    ]),
  'swapped ids': swapIds,
  'unknown value': oneOf(['a-value-of-next-year', 'IPV5', 'ACTIVE?'], isText),
  'flag turned': (answer, aim) =>
    put(
      answer,
      aim,
      (value) => typeof value === 'boolean',
      (old) => old !== true,
    ),
  'invalid CIDR': oneOf(
    ['10.0.0.0/33', '::/129', '10.0.0/8', '999.1.1.1/0', '10.0.0.1', '::', '/', '0.0.0.0/0', '::ffff:1.2.3.4/96', 'fe80::1%eth0/64'],
    isMatch(/^[0-9a-f.:]+(\/\d+)?$/i),
  ),
  'invalid ARN': oneOf(
    ['arn:', 'arn:aws', 'arn:aws:ec2:::', 'not an arn', 'arn:aws:iam::1:role/', 'arn:aws:x:y:z:a/b/c/../d'],
    isMatch(/^arn:/),
  ),
  'invalid JSON': oneOf(
    [
      '{',
      '[]',
      'null',
      '"x"',
      '{"Statement":null}',
      '{"Statement":[null]}',
      '{"Statement":{"Effect":[],"Condition":[1]}}',
      '%7B',
      '%',
      '{"__proto__":{}}',
    ],
    isMatch(/^\s*[{%]/),
  ),
  'invalid version': oneOf(['v', '1', '1..2', '99999999999.0', '-1.0', 'latest', '1.2.3-rc.1+x'], isMatch(/^v?\d+\.\d+/)),
  'invalid date': (answer, aim) =>
    put(
      answer,
      aim,
      (value) => value instanceof Date,
      () => pick([new Date(NaN), new Date(8.64e15), new Date(-1)], aim.value),
    ),
};

export const mutationNames = Object.keys(mutations);

/** Changes the answer in place; false where it has nothing of the kind. */
export const mutate = (answer: unknown, name: string, aim: Aim): boolean => mutations[name]?.(answer, aim) ?? false;

/** Those after which every member still has its type: what a snapshot can hold. */
export const sameTypes: readonly string[] = [
  'empty list',
  'huge number',
  'hostile text',
  'huge text',
  'empty text',
  'duplicated item',
  'swapped ids',
  'unknown value',
  'flag turned',
  'invalid CIDR',
  'invalid ARN',
  'invalid version',
];
