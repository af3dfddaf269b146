// Pieces of Terraform for the hashicorp/aws provider, as values: so that two findings on one resource become one block,
// and that tests can hold every name against the provider's schema.

/** HCL that stands as it is: a reference or a call, such as `aws_vpc.main.id`. */
export interface TerraformExpression {
  readonly expression: string;
}

type Scalar = string | number | boolean | TerraformExpression;

/** A list of objects is written as nested blocks, an object as a map, everything else as an argument. */
export type TerraformValue =
  | Scalar
  | readonly Scalar[]
  | readonly TerraformArguments[]
  | { readonly map: Readonly<Record<string, Scalar>> };

export interface TerraformArguments {
  readonly [name: string]: TerraformValue;
}

/** One resource of the hashicorp/aws provider (https://registry.terraform.io/providers/hashicorp/aws/latest/docs). */
export interface TerraformResource {
  readonly type: `aws_${string}`;
  /** What tells it from others of its type: an AWS id or name. The label is made from it. */
  readonly of: string;
  /** The id by which `terraform import` takes the resource over. Absent where the resource is yet to be made. */
  readonly importId?: string;
  readonly arguments: TerraformArguments;
}

/** A resource that is to be made. */
export const newResource = (type: TerraformResource['type'], of: string, args: TerraformArguments): TerraformResource => ({
  type,
  of,
  arguments: args,
});

/** A resource that is there: its state is imported, and the arguments are those that must change. */
export const existing = (type: TerraformResource['type'], importId: string, args: TerraformArguments): TerraformResource => ({
  type,
  of: importId,
  importId,
  arguments: args,
});

export const expression = (text: string): TerraformExpression => ({ expression: text });

/**
 * A label may hold letters, digits, `_` and `-`, and begins with a letter. Each other character becomes a `_` of its own:
 * `2001:db8::1/64` and `2001:db8:1::/64` are two things.
 */
export const labelOf = ({ of }: Pick<TerraformResource, 'of'>): string => {
  if (/^[A-Za-z][A-Za-z0-9_-]*$/.test(of)) return of;
  const label = of.replaceAll(/[^A-Za-z0-9_-]/gu, '_');
  return /^[A-Za-z]/.test(label) ? label : `r_${label}`;
};

export const addressOf = (resource: Pick<TerraformResource, 'type' | 'of'>): string => `${resource.type}.${labelOf(resource)}`;

/** The resources as HCL: import blocks before the resources that they import. */
export const terraformText = (resources: readonly TerraformResource[]): string => {
  const [first] = resources;
  return first && resources.length === 1 ? resourceText(first) : mergeResources(resources).map(resourceText).join('\n\n');
};

/** What is said twice of one thing becomes one resource; of an argument given twice the later one holds, nested blocks are joined. */
export const mergeResources = (resources: readonly TerraformResource[]): readonly TerraformResource[] => {
  // Not by address: if ever two things had the same label, `terraform plan` would say so; as one resource they would be mixed up.
  const byThing = new Map<string, TerraformResource>();
  for (const resource of resources) {
    const thing = `${resource.type} ${resource.of}`;
    const known = byThing.get(thing);
    byThing.set(thing, known ? { ...resource, ...known, arguments: mergeArguments(known.arguments, resource.arguments) } : resource);
  }
  return [...byThing.values()];
};

const mergeArguments = (a: TerraformArguments, b: TerraformArguments): TerraformArguments => {
  const merged: Record<string, TerraformValue> = { ...a };
  for (const [name, value] of Object.entries(b)) {
    merged[name] = mergeValues(merged[name], value);
  }
  return merged;
};

/** One block and one block are taken for two halves of it (`metadata_options`), more of them for a list (`route`). */
const mergeValues = (a: TerraformValue | undefined, b: TerraformValue): TerraformValue => {
  if (!isBlocks(a) || !isBlocks(b)) return b;
  if (isSingleBlock(a) && isSingleBlock(b)) return [mergeArguments(a[0], b[0])];
  const known = new Set(a.map((block) => JSON.stringify(block)));
  return [...a, ...b.filter((block) => !known.has(JSON.stringify(block)))];
};

const isBlocks = (value: TerraformValue | undefined): value is readonly TerraformArguments[] =>
  Array.isArray(value) && value.length > 0 && value.every((item) => typeof item === 'object' && !isExpression(item));

const isSingleBlock = (value: TerraformValue | undefined): value is readonly [TerraformArguments] => isBlocks(value) && value.length === 1;

const isMap = (value: TerraformValue): value is { readonly map: Readonly<Record<string, Scalar>> } =>
  typeof value === 'object' && !Array.isArray(value) && 'map' in value;

const isExpression = (value: unknown): value is TerraformExpression =>
  typeof value === 'object' &&
  value !== null &&
  typeof (value as Partial<TerraformExpression>).expression === 'string' &&
  // A block may have an argument of that name beside others: placement_constraints { type, expression }.
  Object.keys(value).length === 1;

/** A provider may reset what a resource's block leaves out, in some cases without a word in the plan. */
const keepTheRest = '# Only what changes: keep the other arguments that the resource has.';

const importLines = (resource: TerraformResource, id: string): readonly string[] => [
  'import {',
  `  to = ${addressOf(resource)}`,
  `  id = ${quoted(id)}`,
  '}',
];

const resourceText = (resource: TerraformResource): string => {
  const head = resource.importId === undefined ? [] : [...importLines(resource, resource.importId), '', keepTheRest];
  const body = bodyText(resource.arguments, '  ');
  return [...head, `resource "${resource.type}" "${labelOf(resource)}" {`, ...body, '}'].join('\n');
};

/** As `terraform fmt` writes it: the equals signs of lines below one another; what takes several lines stands by itself. */
const bodyText = (args: TerraformArguments, indent: string): readonly string[] => {
  const short: [name: string, text: string][] = [];
  const [maps, blocks]: [(readonly string[])[], (readonly string[])[]] = [[], []];
  for (const [name, value] of Object.entries(args)) {
    if (typeof value !== 'object') short.push([name, scalarText(value)]);
    else if (isBlocks(value)) for (const block of value) blocks.push(blockText(name, block, indent));
    else if (isMap(value)) maps.push(mapText(name, value.map, indent));
    else short.push([name, valueText(value)]);
  }
  const groups = [assignments(short, indent), ...maps, ...blocks];
  return groups.filter((lines) => lines.length > 0).flatMap((lines, index) => (index === 0 ? lines : ['', ...lines]));
};

const assignments = (entries: readonly (readonly [name: string, value: string])[], indent: string): readonly string[] => {
  const width = entries.reduce((most, [name]) => Math.max(most, name.length), 0);
  return entries.map(([name, value]) => `${indent}${name.padEnd(width)} = ${value}`);
};

const mapText = (name: string, map: Readonly<Record<string, Scalar>>, indent: string): readonly string[] => [
  `${indent}${name} = {`,
  ...assignments(
    Object.entries(map).map(([key, item]) => [quoted(key), scalarText(item)]),
    `${indent}  `,
  ),
  `${indent}}`,
];

const blockText = (name: string, args: TerraformArguments, indent: string): readonly string[] => [
  `${indent}${name} {`,
  ...bodyText(args, `${indent}  `),
  `${indent}}`,
];

const valueText = (value: TerraformValue): string =>
  Array.isArray(value) ? `[${(value as readonly Scalar[]).map(scalarText).join(', ')}]` : scalarText(value as Scalar);

const scalarText = (value: Scalar): string => {
  if (typeof value === 'string') return quoted(value);
  return isExpression(value) ? value.expression : String(value);
};

/**
 * HCL's escapes are JSON's without `\b`, `\f` and halves of surrogate pairs; `${` and `%{` begin templates.
 * https://developer.hashicorp.com/terraform/language/expressions/strings#escape-sequences
 */
const quoted = (text: string): string => (isPlain.test(text) ? `"${text}"` : escaped(text));

/** Ids, ARNs and addresses, which most texts are. */
const isPlain = /^[\w./:-]*$/;

const escaped = (text: string): string =>
  JSON.stringify(text.toWellFormed())
    .replaceAll(/\\[bf\\]/g, (escape) => ({ '\\b': '\\u0008', '\\f': '\\u000c' })[escape] ?? escape)
    .replaceAll(/[$%](?=\{)/g, (sign) => sign + sign);
