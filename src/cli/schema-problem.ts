import { nearest } from '../model/nearest.ts';
import { sanitise } from '../report/sanitise.ts';
import { isValid } from './json-schema.ts';

/** As much of JSON Schema as our files of settings are described with. */
interface Form {
  readonly type?: string | undefined;
  readonly properties?: Readonly<Record<string, Form>> | undefined;
  readonly patternProperties?: Readonly<Record<string, Form>> | undefined;
  readonly required?: readonly string[] | undefined;
  readonly items?: Form | undefined;
  readonly anyOf?: readonly Form[] | undefined;
  readonly enum?: readonly string[] | undefined;
  readonly format?: string | undefined;
  readonly examples?: unknown;
}

/**
 * What is wrong with settings, in one sentence that names the file, the key, what was given and what is wanted; undefined
 * where nothing is. The messages of validators speak of schemas, which those who write such a file have not read.
 */
export const problemIn = (form: Form, value: unknown, file: string, path = ''): string | undefined => {
  const wanted = chosen(form, value);
  if (wanted.type === 'array' && Array.isArray(value) && wanted.items) {
    const { items } = wanted;
    return firstOf(value, (item, index) => problemIn(items, item, file, `${path}[${index}]`));
  }
  if (wanted.type === 'object' && isObject(value)) return problemOfMembers(wanted, value, file, path);
  if (isValid(wanted, value)) return undefined;
  const close = typeof value === 'string' && wanted.enum ? nearest(value, wanted.enum) : undefined;
  const subject = path === '' ? `What ${file} holds` : `"${path}" in ${file}`;
  return `${subject} must be ${inWords(wanted)}, not ${given(value)}${close === undefined ? '.' : `; did you mean "${close}"?`}`;
};

/** Of several forms the one that a list or an object is meant for. */
const chosen = (form: Form, value: unknown): Form => {
  const type = Array.isArray(value) ? 'array' : isObject(value) ? 'object' : undefined;
  return form.anyOf?.find((each) => each.type !== undefined && each.type === type) ?? form;
};

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const firstOf = <Item>(items: readonly Item[], problem: (item: Item, index: number) => string | undefined): string | undefined => {
  for (const [index, item] of items.entries()) {
    const found = problem(item, index);
    if (found !== undefined) return found;
  }
  return undefined;
};

const problemOfMembers = (form: Form, value: Readonly<Record<string, unknown>>, file: string, path: string): string | undefined => {
  const { properties = {}, patternProperties = {}, required = [] } = form;
  const [anyMember] = Object.values(patternProperties);
  const nameOf = (key: string) => sanitise(path === '' ? key : `${path}.${key}`);
  const unknown = anyMember ? undefined : Object.keys(value).find((key) => !Object.hasOwn(properties, key));
  if (unknown !== undefined) {
    const close = nearest(unknown, Object.keys(properties));
    const hint = close === undefined ? `the keys there are ${Object.keys(properties).join(', ')}.` : `did you mean "${close}"?`;
    return `There is no key "${nameOf(unknown.slice(0, 60))}" in ${file}; ${hint}`;
  }
  const missing = required.find((key) => !Object.hasOwn(value, key));
  if (missing !== undefined) {
    const wanted = inWords(properties[missing] ?? {});
    return `${path === '' ? `What ${file} holds` : `"${path}" in ${file}`} must also have "${missing}", ${wanted}.`;
  }
  return firstOf(Object.entries(value), ([key, member]) => problemIn(properties[key] ?? anyMember ?? {}, member, file, nameOf(key)));
};

const inWords = (form: Form): string => {
  if (form.anyOf) return form.anyOf.map(inWords).join(' or ');
  if (form.enum) return `one of ${form.enum.join(', ')}`;
  const [example] = (form.examples ?? []) as readonly string[];
  if (form.type === 'array') return `a list of ${form.items?.type === 'object' ? 'objects' : 'texts'}`;
  if (form.type === 'object') return form.properties ? `an object with ${Object.keys(form.properties).join(', ')}` : 'an object';
  if (form.type === 'boolean') return 'true or false';
  if (form.type === 'number') return 'a number above 0';
  if (form.format === 'date') return `a day such as "${example}"`;
  return example === undefined ? 'a text' : `a text such as "${example}"`;
};

const given = (value: unknown): string => {
  if (Array.isArray(value)) return 'a list';
  if (isObject(value)) return 'an object';
  if (typeof value !== 'string')
    return value === null ? 'nothing' : `${typeof value === 'number' ? 'the number ' : ''}${JSON.stringify(value)}`;
  return value === '' ? 'an empty text' : `the text "${sanitise(value.length > 40 ? `${value.slice(0, 40)}…` : value)}"`;
};
