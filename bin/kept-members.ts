import { globSync, readFileSync } from 'node:fs';
import type { Plugin } from 'rolldown';
import { parseAst } from 'rolldown/parseAst';

// A client's schemas describe all that AWS answers; the collectors keep a part of it, by lists of members that the compiler
// checks: `satisfies readonly (keyof Subnet)[]`. What such a list leaves out is not decoded, and so need not be described.

interface Node {
  readonly type: string;
  readonly start: number;
  readonly end: number;
  readonly [member: string]: unknown;
}
/** Schemas by the names of their variables. https://www.npmjs.com/package/@smithy/types has the form of one (StaticSchema). */
type Schemas = ReadonlyMap<string, readonly Node[]>;
interface Use {
  readonly commands: ReadonlySet<string>;
  /** Shapes of which a list says what is kept. */
  readonly listed: ReadonlySet<string>;
  /** All words of the collectors, and those of them that are texts: these are kept with all that is in them. */
  readonly words: ReadonlySet<string>;
  readonly texts: ReadonlySet<string>;
}

const struct = 3;
const operation = 9;

/** Leaves out of the schemas what no collector keeps. */
export const withKeptMembers = (root: string): Plugin => ({
  name: 'with-kept-members',
  transform: {
    filter: { id: /@aws-sdk\/client-[\w-]+\/dist-es\/schemas\/schemas_\d+\.js$/ },
    handler: (code, id) => keptSchemas(root, /@aws-sdk\/client-[\w-]+/.exec(id)?.[0] ?? '', code),
  },
});

const useOf = (root: string, client: string): Use => {
  const read = (pattern: string) =>
    globSync(pattern, { cwd: `${root}src` }).map((file) => [file, readFileSync(`${root}src/${file}`, 'utf8')] as const);
  const services = read('aws/services/*.ts').filter(([, text]) => text.includes(`'${client}'`));
  const calls = services.map(([file]) => `'${/([\w-]+)\.ts$/.exec(file)?.[1]}:`);
  const users = read('{collect,model}/**/*.ts').filter(([, text]) => [`'${client}'`, ...calls].some((mark) => text.includes(mark)));
  const helpers = read('{collect,aws}/*.ts');
  const matches = (texts: readonly (readonly [string, string])[], what: RegExp) =>
    new Set(texts.flatMap(([, text]) => [...text.matchAll(what)].map(([, word = '']) => word)));
  return {
    commands: matches(services, /\b(\w+)Command\b/g),
    listed: matches(users, /\bkeyof (\w+)\)/g),
    words: matches([...users, ...helpers], /\b(\w+)\b/g),
    texts: matches(users, /'(\w+)'/g),
  };
};

/** A client's module of schemas, as the bundle has it. */
export const keptSchemas = (root: string, client: string, code: string): string => withoutUnkept(code, useOf(root, client));

const withoutUnkept = (code: string, use: Use): string => {
  const variables = (parseAst(code).body as unknown as readonly Node[])
    .map((each) => (each['declaration'] ?? each) as Node)
    .filter(({ type }) => type === 'VariableDeclaration')
    .flatMap(({ declarations }) => declarations as readonly { readonly id: Node; readonly init: Node | null }[]);
  const named = variables.map(({ id, init }) => [String(id['name']), init] as const);
  const texts = new Map(named.flatMap(([name, init]) => (typeof init?.['value'] === 'string' ? [[name, init['value']] as const] : [])));
  const schemas: Schemas = new Map(
    named.flatMap(([name, init]) => (init?.type === 'ArrayExpression' ? [[name, init['elements'] as readonly Node[]] as const] : [])),
  );
  const whole = new Set<string>();
  const picked = new Set<string>();
  const nameOf = (node: Node | undefined): string => texts.get(String(node?.['name'])) ?? '';
  const isPicked = (schema: readonly Node[]) => valueOf(schema[0]) === struct && use.listed.has(nameOf(schema[2]));
  const keepWhole = (variable: string): void => {
    if (whole.has(variable) || !schemas.has(variable)) return;
    whole.add(variable);
    for (const each of schemas.get(variable) ?? []) for (const inner of variablesIn(each)) keepWhole(inner);
  };
  const walk = (variable: string): void => {
    const schema = schemas.get(variable);
    if (!schema || picked.has(variable)) return;
    picked.add(variable);
    if (!isPicked(schema)) for (const each of schema) for (const inner of variablesIn(each)) walk(inner);
    else
      for (const [member, type] of membersOf(schema)) {
        if (use.texts.has(nameOf(member))) for (const inner of variablesIn(type)) keepWhole(inner);
        else if (use.words.has(nameOf(member))) for (const inner of variablesIn(type)) walk(inner);
      }
  };
  for (const schema of schemas.values()) {
    if (valueOf(schema[0]) !== operation || !use.commands.has(nameOf(schema[2]))) continue;
    for (const inner of variablesIn(schema[4])) keepWhole(inner);
    for (const inner of variablesIn(schema[5])) walk(inner);
  }
  const cut = [...picked].filter((variable) => !whole.has(variable) && isPicked(schemas.get(variable) ?? []));
  const edits = cut.flatMap((variable) => editsOf(code, schemas.get(variable) ?? [], (member) => use.words.has(nameOf(member))));
  return edits
    .toSorted((a, b) => b.start - a.start)
    .reduce((text, { start, end, by }) => text.slice(0, start) + by + text.slice(end), code);
};

const valueOf = (node: Node | undefined): unknown => node?.['value'];

const listOf = (node: Node | undefined): readonly Node[] => (node?.['elements'] ?? []) as readonly Node[];

const membersOf = (schema: readonly Node[]): readonly (readonly [Node, Node | undefined])[] => {
  const types = listOf(schema[5]);
  return listOf(schema[4]).map((member, index) => [member, types[index]]);
};

const variablesIn = (node: unknown): readonly string[] => {
  if (typeof node !== 'object' || node === null) return [];
  const { type, name } = node as Node;
  return type === 'Identifier' ? [String(name)] : Object.values(node).flatMap(variablesIn);
};

/** A structure's members, their types, and how many of them, which come first, are always there. */
const editsOf = (code: string, schema: readonly Node[], isKept: (member: Node) => boolean) => {
  const members = membersOf(schema);
  const kept = members.filter(([member]) => isKept(member));
  const written = (nodes: readonly (Node | undefined)[]) => `[${nodes.map((node) => node && code.slice(node.start, node.end)).join(', ')}]`;
  const required = schema[6];
  const places = [
    [schema[4], written(kept.map(([member]) => member))],
    [schema[5], written(kept.map(([, type]) => type))],
    [required, String(members.slice(0, Number(valueOf(required))).filter(([member]) => isKept(member)).length)],
  ] as const;
  return places.flatMap(([node, by]) => (node ? [{ start: node.start, end: node.end, by }] : []));
};
