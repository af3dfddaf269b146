import { expect } from 'vitest';
import { type Body, parseTerraform } from './parse.ts';
import { type Member, type Members, providerSchema } from './schema.ts';

/** Where a body stands, and what its problems are said of. */
interface Place {
  readonly path: string;
  /** The text of the resource: hcl2json does not tell blocks from arguments that are lists of objects. */
  readonly text: string;
  /** Of an imported resource only what must change is given, so that nothing is demanded. */
  readonly imported: boolean;
}

/** https://developer.hashicorp.com/terraform/language/meta-arguments */
const metaArguments = new Set(['connection', 'count', 'depends_on', 'for_each', 'lifecycle', 'provider', 'provisioner']);

const isBody = (value: unknown): value is Body => typeof value === 'object' && value !== null && !Array.isArray(value);

const isBodies = (value: unknown): value is readonly Body[] => Array.isArray(value) && value.length > 0 && value.every(isBody);

/** hcl2json gives an expression as `${…}`, and writes what is not one as `$${`. */
const interpolation = /(?<!\$)\$\{/;

const isExpression = (value: unknown): boolean => typeof value === 'string' && interpolation.test(value);

const isPlaceholder = (value: unknown): boolean => typeof value === 'string' && /^<[^<>]+>$/.test(value);

const isValueOf = (type: string, value: unknown): boolean => {
  const [, container, element = 'any'] = /^(list|map)\((\w+)\)$/.exec(type) ?? [];
  if (value === null || type === 'any' || (container !== undefined && isExpression(value))) return true;
  if (container === 'list') return Array.isArray(value) && value.every((item) => isValueOf(element, item));
  if (container === 'map') return isBody(value) && Object.values(value).every((item) => isValueOf(element, item));
  // Terraform makes a text of a number or a bool, and the provider has texts that are `true` or `false`:
  // associate_public_ip_address of aws_launch_template.
  if (type === 'string') return ['string', 'number', 'boolean'].includes(typeof value);
  return typeof value === (type === 'bool' ? 'boolean' : type) || isExpression(value) || isPlaceholder(value);
};

const isWritten = ({ text }: Place, name: string, sign: '=' | '{'): boolean => new RegExp(`(?<![\\w.-])${name}\\s*\\${sign}`).test(text);

const valueProblems = (name: string, type: string, value: unknown, place: Place): readonly string[] => {
  if (isBodies(value) && isWritten(place, name, '{')) return [`${place.path}.${name} is an argument, not a block`];
  return isValueOf(type, value) ? [] : [`${place.path}.${name} takes ${type}, not ${JSON.stringify(value)}`];
};

const groupProblems = (name: string, [marked, members]: Exclude<Member, string>, value: unknown, place: Place): readonly string[] => {
  const form = marked.replace('!', '');
  const path = `${place.path}.${name}`;
  const bodies = isBody(value) ? [value] : value;
  if (!form.startsWith('block') && (isExpression(value) || value === null)) return [];
  if (form.startsWith('block') && (!isBodies(value) || isWritten(place, name, '='))) return [`${path} is a block, not an argument`];
  if (form.startsWith('object') && isWritten(place, name, '{')) return [`${path} is an argument, not a block`];
  if (!isBodies(bodies)) return [`${path} takes ${form}, not ${JSON.stringify(value)}`];
  if ((form === 'block' || form === 'object') && bodies.length > 1) return [`${path} is given ${bodies.length} times, and taken once`];
  return bodies.flatMap((body) => bodyProblems(members, body, { ...place, path }));
};

const memberProblems = (name: string, member: Member | undefined, value: unknown, place: Place): readonly string[] => {
  if (member === undefined) return [`${place.path}.${name} does not exist`];
  if (member === 'computed') return [`${place.path}.${name} is filled in by AWS and cannot be set`];
  if (typeof member === 'string') return valueProblems(name, member.replace('!', ''), value, place);
  return groupProblems(name, member, value, place);
};

const isRequired = (member: Member): boolean => (typeof member === 'string' ? member : member[0]).endsWith('!');

const bodyProblems = (members: Members, body: Body, place: Place): readonly string[] => {
  const given = new Set(Object.keys(body).filter((name) => body[name] !== null));
  const missing = Object.keys(members).filter((name) => isRequired(members[name] as Member) && !given.has(name));
  return [
    ...Object.entries(body).flatMap(([name, value]) => memberProblems(name, members[name], value, place)),
    ...(place.imported ? [] : missing.map((name) => `${place.path}.${name} is required`)),
  ];
};

const resourceProblems = (type: string, body: Body, place: Place): readonly string[] => {
  const members = providerSchema().resources[type];
  if (members === undefined) return [`${type} is not a resource type that is known (test/support/terraform/wanted-types.ts)`];
  const own = Object.fromEntries(Object.entries(body).filter(([name]) => !metaArguments.has(name)));
  return bodyProblems(members, own, place);
};

/** Each resource of the text as [type, label, bodies]: more than one body where an address is given twice. */
const resourcesIn = (parsed: Body): readonly (readonly [type: string, label: string, bodies: readonly Body[]])[] =>
  Object.entries((parsed['resource'] ?? {}) as Record<string, Record<string, readonly Body[]>>).flatMap(([type, labels]) =>
    Object.entries(labels).map(([label, bodies]) => [type, label, bodies] as const),
  );

const importsIn = (parsed: Body): readonly { readonly to: string; readonly id: unknown }[] =>
  ((parsed['import'] ?? []) as readonly Body[]).map(({ to, id }) => ({ to: String(to).replace(/^\$\{(.*)\}$/, '$1'), id }));

const textOf = (text: string, type: string, label: string): string => {
  const from = text.indexOf(`resource "${type}" "${label}"`);
  const length = text.slice(from).search(/^\}/m);
  return from < 0 || length < 0 ? text : text.slice(from, from + length);
};

/** What a module is given and gives, and what may stand in it. https://developer.hashicorp.com/terraform/language/block/variable */
const moduleMembers: Readonly<Record<string, ReadonlySet<string>>> = {
  variable: new Set(['type', 'description', 'default', 'nullable', 'sensitive', 'ephemeral', 'validation']),
  output: new Set(['value', 'description', 'sensitive', 'ephemeral', 'depends_on', 'precondition']),
};

const labelsOf = (parsed: Body, block: string): readonly (readonly [label: string, bodies: readonly Body[]])[] =>
  Object.entries((parsed[block] ?? {}) as Record<string, readonly Body[]>);

const moduleProblems = (parsed: Body, addresses: ReadonlySet<string>): readonly string[] =>
  Object.entries(moduleMembers).flatMap(([block, members]) =>
    labelsOf(parsed, block).flatMap(([label, bodies]) => {
      const path = `${block}.${label}`;
      return [
        ...(bodies.length === 1 ? [] : [`${path} is given ${bodies.length} times`]),
        ...bodies.flatMap((body) => [
          ...Object.keys(body).flatMap((name) => (members.has(name) ? [] : [`${path}.${name} does not exist`])),
          ...(block === 'output' && !('value' in body) ? [`${path}.value is required`] : []),
          ...referenceProblems(path, body, addresses),
        ]),
      ];
    }),
  );

const importProblems = (parsed: Body, addresses: ReadonlySet<string>): readonly string[] =>
  importsIn(parsed).flatMap(({ to, id }, index, all) => [
    ...(addresses.has(to) ? [] : [`import to ${to}: no such resource in the text`]),
    ...(typeof id === 'string' && id.trim() !== '' ? [] : [`import to ${to}: no id`]),
    ...(all.findIndex((each) => each.to === to) === index ? [] : [`import to ${to}: given twice`]),
  ]);

const stringsIn = (value: unknown): readonly string[] => {
  if (typeof value === 'string') return [value];
  if (Array.isArray(value)) return value.flatMap(stringsIn);
  return isBody(value) ? [...Object.keys(value), ...Object.values(value).flatMap(stringsIn)] : [];
};

const referencePattern = /(?<![\w."-])(data|var|local|module|aws_\w+)\.([A-Za-z_][\w-]*)(?:\.(\w+))?/g;

const referenceProblems = (path: string, body: Body, addresses: ReadonlySet<string>): readonly string[] =>
  stringsIn(body)
    .filter(isExpression)
    .flatMap((text) => [...text.slice(text.search(interpolation)).matchAll(referencePattern)])
    .flatMap(([whole, type = '', label = '', attribute]) => {
      if (!addresses.has(`${type}.${label}`)) return [`${path} refers to ${whole}, which is not in the text`];
      const members = providerSchema().resources[type];
      return attribute === undefined || members === undefined || attribute in members
        ? []
        : [`${path} refers to ${whole}: no such attribute`];
    });

/** What Terraform, or the provider's schema, would have against the text: nothing, where the list is empty. */
export const terraformProblems = async (text: string): Promise<readonly string[]> => {
  let parsed: Body;
  try {
    parsed = await parseTerraform(text);
  } catch (error) {
    return [`not HCL: ${(error as Error).message}`];
  }
  const resources = resourcesIn(parsed);
  const variables = labelsOf(parsed, 'variable').map(([label]) => `var.${label}`);
  const addresses = new Set([...resources.map(([type, label]) => `${type}.${label}`), ...variables]);
  const imported = new Set(importsIn(parsed).map(({ to }) => to));
  return [
    ...Object.keys(parsed).flatMap((block) =>
      block === 'resource' || block === 'import' || block in moduleMembers ? [] : [`${block} is not a block of ours`],
    ),
    ...importProblems(parsed, addresses),
    ...moduleProblems(parsed, addresses),
    ...resources.flatMap(([type, label, bodies]) => {
      const path = `${type}.${label}`;
      const place = { path, text: textOf(text, type, label), imported: imported.has(path) };
      return [
        ...(/^[A-Za-z_][\w-]*$/.test(label) ? [] : [`${path}: not a label`]),
        ...(bodies.length === 1 ? [] : [`${path} is given ${bodies.length} times`]),
        ...bodies.flatMap((body) => [...resourceProblems(type, body, place), ...referenceProblems(path, body, addresses)]),
      ];
    }),
  ];
};

/** Fails the test unless Terraform and the provider's schema would take the text. */
export const expectValidTerraform = async (text: string): Promise<void> => {
  expect(await terraformProblems(text), text).toEqual([]);
};
