import { NormalizedSchema } from '@smithy/core/schema';
import { endsName, greater, less, openPage, type Page, skipIndent, slash, takeName, takeText, unusual } from './page.ts';
import { type Field, fieldsOf, nameBytes, type Plan, planOf, type StructPlan } from './plan.ts';

/** The part of the SDK's deserializer that is used and replaced here. */
export interface XmlDeserializer {
  read(schema: unknown, bytes: Uint8Array | string, key?: string): unknown;
  /** Reads one value, from its text. */
  readSchema(schema: unknown, value: unknown): unknown;
}

interface Reading {
  readonly page: Page;
  readonly sdk: XmlDeserializer;
}

/**
 * What the SDK's own deserializer would return for an answer, or `unusual` where that one has to be asked. It goes once over
 * the bytes by the schema; the SDK's parser makes a tree of the whole page first, character by character.
 *
 * `key` names the element inside the outermost one that holds the answer, as in the AWS query protocol.
 */
export const readXml = (sdk: XmlDeserializer, schema: unknown, bytes: Uint8Array, key?: string): unknown => {
  const ns = NormalizedSchema.of(schema as never);
  const page = ns.isStructSchema() ? openPage(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)) : undefined;
  if (!page) return unusual;
  try {
    const plan = planOf(ns);
    return plan.type === 'struct' ? readRoot({ page, sdk }, plan, key) : unusual;
  } catch {
    // Unusual, or a value that is none, such as a date: the SDK is asked, and throws where it is an error.
    return unusual;
  }
};

const readRoot = (reading: Reading, plan: StructPlan, key: string | undefined): unknown => {
  const { page } = reading;
  const { bytes } = page;
  if (page.text.startsWith('<?xml')) page.at = page.text.indexOf('?>') + 2;
  while (bytes[page.at] === 0x0a || bytes[page.at] === 0x20) page.at += 1;
  const start = page.at;
  const end = bytes.indexOf(greater, start);
  const [tag = ''] = /^<[\w.-]+(?: xmlns="[^"&<>]*")?$/.exec(page.text.slice(start, end)) ?? [];
  if (tag === '') throw unusual;
  page.at = end + 1;
  const name = nameBytes(/[\w.-]+/.exec(tag)?.[0] ?? '');
  if (key === undefined) return readStruct(reading, plan, name);
  const result: Field = { element: key, name: nameBytes(key), index: 0, isFlat: false, plan, next: undefined };
  const envelope: StructPlan = { type: 'struct', schema: plan.schema, fields: new Map([[key, result]]), members: [key] };
  const { [key]: answer = unusual } = readStruct(reading, envelope, name) as Record<string, unknown>;
  return answer;
};

const readStruct = (reading: Reading, plan: StructPlan, name: Uint8Array): unknown => {
  const { page } = reading;
  const { bytes } = page;
  const fields = fieldsOf(plan);
  const values: unknown[] = [];
  let last: Field | undefined;
  for (;;) {
    skipIndent(page);
    page.at += 1;
    if (bytes[page.at] === slash) break;
    const field: Field | undefined = last?.next && takeName(page, last.next.name) ? last.next : takeField(reading, fields, last);
    if (!field) continue;
    last = field;
    const { plan: own, index, isFlat } = field;
    const of = isFlat && own.type === 'list' ? own.of : own;
    const value = isEmptyTag(page) ? emptyOf(reading, of) : readElement(reading, of, field.name);
    if (isFlat) ((values[index] ??= []) as unknown[]).push(value);
    else if (values[index] === undefined) values[index] = value;
    else throw unusual;
  }
  close(page, name);
  return objectOf(plan.members as readonly string[], values);
};

/** In the order of the schema, as the SDK does, so that what is written from it is the same. */
const objectOf = (members: readonly string[], values: readonly unknown[]): Record<string, unknown> => {
  const result: Record<string, unknown> = {};
  for (let index = 0; index < values.length; index += 1) {
    const value = values[index];
    if (value !== undefined) result[members[index] as string] = value;
  }
  return result;
};

/** The field of the next start tag, whose `<` is passed; nothing for an element that the schema does not know, which is passed. */
const takeField = (reading: Reading, fields: ReadonlyMap<string, Field>, last: Field | undefined): Field | undefined => {
  const { page } = reading;
  const name = takeTag(page);
  const field = fields.get(name);
  if (field) {
    if (last) last.next = field;
    return field;
  }
  skipElement(page, name);
  return undefined;
};

/** Reads `name>` or `name/>`; an attribute is for the SDK. */
const takeTag = (page: Page): string => {
  const { bytes, at } = page;
  let end = at;
  while (!endsName(bytes[end])) end += 1;
  const name = page.text.slice(at, end);
  if (!/^[A-Za-z_]/.test(name)) throw unusual;
  if (bytes[end] === slash) end += 1;
  if (bytes[end] !== greater) throw unusual;
  page.at = end + 1;
  return name;
};

const readElement = (reading: Reading, plan: Plan, name: Uint8Array): unknown => {
  if (plan.type === 'struct') return readStruct(reading, plan, name);
  if (plan.type === 'list') return readList(reading, plan, name);
  const { page } = reading;
  const value = valueOf(reading, plan, takeText(page));
  page.at += 1;
  close(page, name);
  return value;
};

const valueOf = ({ sdk }: Reading, plan: Plan, text: string): unknown => {
  switch (plan.type) {
    case 'text':
      return text;
    case 'number':
      return Number(text);
    case 'boolean':
      return text.toLowerCase() === 'true';
    case 'scalar':
      return sdk.readSchema(plan.schema, text);
    default:
      throw unusual;
  }
};

/** An empty element is an empty text to the SDK, and an empty text an empty structure or list. */
const emptyOf = (reading: Reading, plan: Plan): unknown =>
  plan.type === 'struct' ? {} : plan.type === 'list' ? [] : valueOf(reading, plan, '');

const readList = (reading: Reading, { item, itemName, of }: Plan & { readonly type: 'list' }, name: Uint8Array): unknown => {
  const { page } = reading;
  const items: unknown[] = [];
  for (;;) {
    skipIndent(page);
    page.at += 1;
    if (page.bytes[page.at] === slash) break;
    const element = takeName(page, itemName) ? item : takeTag(page);
    if (element !== item) skipElement(page, element);
    else items.push(isEmptyTag(page) ? emptyOf(reading, of) : readElement(reading, of, itemName));
  }
  close(page, name);
  return items;
};

/** Passes `/name>`. */
const close = (page: Page, name: Uint8Array): void => {
  if (page.bytes[page.at] !== slash) throw unusual;
  page.at += 1;
  if (!takeName(page, name)) throw unusual;
};

/** Passes the rest of an element that the schema does not know, which must be well-formed all the same. */
const skipElement = (page: Page, name: string): void => {
  if (isEmptyTag(page)) return;
  for (;;) {
    const at = page.bytes.indexOf(less, page.at);
    if (at === -1) throw unusual;
    page.at = at + 1;
    if (page.bytes[page.at] === slash) return close(page, nameBytes(name));
    skipElement(page, takeTag(page));
  }
};

/** Whether the tag just passed was `<name/>`. */
const isEmptyTag = ({ bytes, at }: Page): boolean => bytes[at - 2] === slash;
