// What AWS may do to a good answer: changes that the schema allows, so that they go over the wire as any answer does.
import type { NormalizedSchema } from '@smithy/core/schema';
import { listMember } from '../replay/paging.ts';
import { membersOf, type Operation } from '../replay/services.ts';
import { isMembers, type Members } from '../replay/shapes.ts';

export type Change = (output: Members, operation: Operation) => Members;

/** Every text of a value, with the name of the member that it stands under; what comes back takes its place. */
const mapTexts = (value: unknown, name: string, change: (text: string, name: string) => string): unknown => {
  if (typeof value === 'string') return change(value, name);
  if (Array.isArray(value)) return value.map((each) => mapTexts(each, name, change));
  if (!isMembers(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, mapTexts(each, key, change)]));
};

/** Members of the wanted names that hold a text of an enumeration get a new one. */
export const withNewEnumValues =
  (known: ReadonlySet<string>, isWanted: (name: string) => boolean): Change =>
  (output) =>
    mapTexts(output, '', (text, name) =>
      known.has(text) && !/name|id$|key$|value$|PlatformDetails/i.test(name) && isWanted(name) ? 'a-value-of-next-year' : text,
    ) as Members;

/** Every item of the list twice, as a listing may have it whose items move between two pages. */
export const withDuplicates: Change = (output, operation) => {
  const [name = ''] = listMember(operation) ?? [];
  const items = output[name];
  return Array.isArray(items) ? { ...output, [name]: items.flatMap((each: unknown) => [each, each]) } : output;
};

const reference = /^((?:vpc|subnet|sg|rtb|igw|eigw|nat|eni|i|ami|lt|tgw|pl|vpce|acl|dopt|eipalloc)-)[\w-]+$/;

/** Every id of something else leads nowhere; the items' own ids stay. */
export const withDanglingReferences: Change = (output, operation) => {
  const own = ownIds(output, operation);
  return mapTexts(output, '', (text) => (own.has(text) ? text : text.replace(reference, '$10123456789abcdef0'))) as Members;
};

const ownIds = (output: Members, operation: Operation): ReadonlySet<unknown> => {
  const [list = ''] = listMember(operation) ?? [];
  const items: unknown = output[list];
  const singular = list.replace(/s$/, '').toLowerCase();
  return new Set(
    (Array.isArray(items) ? items : [])
      .flatMap((item): readonly unknown[] => (isMembers(item) ? [item, ...Object.values(item).filter(Array.isArray).flat()] : []))
      .filter(isMembers)
      .flatMap((item) =>
        Object.entries(item)
          .filter(([name]) => name.toLowerCase() === `${singular}id` || name === 'InstanceId')
          .map(([, id]) => id),
      ),
  );
};

/** A change of one member of the items. */
export interface MemberChange {
  readonly member: string;
  readonly change: Change;
}

/** One change for each member of the items (or of the one thing described), each of which leaves that member out. */
export const omissionsOf = (operation: Operation): readonly MemberChange[] => {
  const [list, schema] = listMember(operation) ?? [];
  const item = schema?.getValueSchema();
  if (list !== undefined && item?.isStructSchema())
    return namesOf(item).map((member) => ({ member: `${list}.${member}`, change: inList(list, member) }));
  return membersOf(operation.output).flatMap(([outer, inner]) =>
    inner.isStructSchema()
      ? [
          { member: outer, change: without(outer) },
          ...namesOf(inner).map((member) => ({ member: `${outer}.${member}`, change: inStructure(outer, member) })),
        ]
      : [{ member: outer, change: without(outer) }],
  );
};

const namesOf = (schema: NormalizedSchema): readonly string[] => membersOf(schema).map(([name]) => name);

const omit = (value: unknown, member: string): unknown =>
  isMembers(value) ? Object.fromEntries(Object.entries(value).filter(([name]) => name !== member)) : value;

const without =
  (member: string): Change =>
  (output) =>
    omit(output, member) as Members;
const inStructure =
  (outer: string, member: string): Change =>
  (output) => ({ ...output, [outer]: omit(output[outer], member) });
const inList =
  (list: string, member: string): Change =>
  (output) => {
    const items = output[list];
    return Array.isArray(items) ? { ...output, [list]: items.map((each) => omit(each, member)) } : output;
  };
