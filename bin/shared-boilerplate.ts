import { createHash } from 'node:crypto';
import { globSync, readFileSync } from 'node:fs';
import type { Plugin } from 'rolldown';
import { parseAst } from 'rolldown/parseAst';

// The generator of the SDK writes the same modules into every client: settings, signing, endpoints, base classes of errors.
// They differ in names and texts only, and fill more of the package than what tells the services apart.

interface Node {
  readonly type: string;
  readonly start: number;
  readonly end: number;
  readonly [member: string]: unknown;
}
interface Import {
  readonly local: string;
  readonly name: string;
  readonly from: string;
}
/** A stretch of a module that may differ from client to client. */
interface Hole {
  readonly start: number;
  readonly end: number;
  /** A string literal; a name imported from the same client; a name that is exported; or what a function cannot hold. */
  readonly kind: 'text' | 'import' | 'exported' | 'statement';
  /** What the literal says, or the name. */
  readonly value: string;
  /** Stands in for it where modules are compared. */
  readonly form: string;
  /** Written before it: `name: ` where the module has the shorthand. */
  readonly before: string;
}
interface Boilerplate {
  readonly id: string;
  readonly code: string;
  readonly holes: readonly Hole[];
  readonly imports: readonly Import[];
  /** The imports of packages, as they are written. */
  readonly packages: string;
  readonly exported: readonly string[];
  /** Equal in modules that differ in nothing but their holes. */
  readonly form: string;
}
interface Group {
  readonly members: readonly Boilerplate[];
  /** Holes, by their place in the list, that a parameter fills. */
  readonly parameters: readonly number[];
  readonly nameAt: ReadonlyMap<number, string>;
}

const prefix = '\0shared-boilerplate/';
const clients = ['client-*', 'nested-clients/dist-es/submodules/*'];
const names = [
  '*Client',
  'runtimeConfig',
  'runtimeConfig.shared',
  'runtimeExtensions',
  'commandBuilder',
  'auth/*',
  'endpoint/*',
  'models/*ServiceException',
];

/**
 * Bundles such modules once. Those that are the same text but for names and string literals become one function of these,
 * word for word, which each client calls with its own. A module that is like no other one is bundled as it is.
 */
export const withSharedBoilerplate = (root: string): Plugin => {
  const groups = groupsIn(`${root}node_modules/@aws-sdk/`);
  const placeOf = new Map([...groups].flatMap(([key, group]) => group.members.map((member) => [member.id, { key, group, member }])));
  return {
    name: 'with-shared-boilerplate',
    resolveId: { filter: { id: /^\0shared-boilerplate\// }, handler: (id) => ({ id, moduleSideEffects: false }) },
    load: {
      filter: { id: /shared-boilerplate|@aws-sdk/ },
      handler: (id) => {
        const shared = id.startsWith(prefix) ? groups.get(id.slice(prefix.length)) : undefined;
        if (shared) return functionText(shared);
        const place = placeOf.get(id);
        return place && callText(place.key, place.group, place.member);
      },
    },
  };
};

const groupsIn = (folder: string): ReadonlyMap<string, Group> => {
  const patterns = clients.flatMap((client) => names.map((name) => `${client}/${client.includes('/') ? '' : 'dist-es/'}${name}.js`));
  const read = globSync(patterns, { cwd: folder }).map((file) => boilerplateOf(`${folder}${file}`));
  const byForm = Map.groupBy(read, ({ form }) => createHash('sha256').update(form).digest('hex').slice(0, 16));
  return new Map([...byForm].filter(([, members]) => members.length > 1).map(([key, members]) => [key, groupOf(members)]));
};

const boilerplateOf = (id: string): Boilerplate => {
  const code = readFileSync(id, 'utf8');
  const statements = parseAst(code).body as unknown as readonly Node[];
  const imported = statements.filter(({ type }) => type === 'ImportDeclaration');
  const imports = imported.filter((each) => sourceOf(each).startsWith('.')).flatMap(importsOf);
  const packages = imported.filter((each) => !sourceOf(each).startsWith('.')).map(({ start, end }) => code.slice(start, end));
  const declared = statements.flatMap(({ type, declaration }) =>
    type === 'ExportNamedDeclaration' && declaration ? [declaration as Node] : [],
  );
  const exported = declared.flatMap(declaredBy);
  const holes = statements.flatMap((each) => holesIn(each, { imports: imports.map(({ local }) => local), exported }));
  const form = `${packages.join('\n')}\n${written(code, holes, (hole) => hole.form)}`;
  return { id, code, holes, imports, packages: packages.join('\n'), exported, form };
};

const sourceOf = (statement: Node): string => String((statement['source'] as { readonly value: unknown }).value);

const importsOf = (statement: Node): readonly Import[] =>
  (statement['specifiers'] as readonly Node[]).map((specifier) => ({
    local: nameOf(specifier['local']),
    name: specifier['imported'] ? nameOf(specifier['imported']) : 'default',
    from: sourceOf(statement),
  }));

const nameOf = (node: unknown): string => String((node as { readonly name: unknown }).name);

const declaredBy = (declaration: Node): readonly string[] =>
  declaration.type === 'VariableDeclaration'
    ? (declaration['declarations'] as readonly Node[]).map(({ id }) => nameOf(id))
    : [nameOf(declaration['id'])];

const holesIn = (statement: Node, known: Known): readonly Hole[] => {
  const { type, start, end } = statement;
  const declaration = statement['declaration'] as Node | undefined | null;
  const none = { kind: 'statement', value: '', form: '', before: '' } as const;
  if (type === 'ExportNamedDeclaration' && declaration) return [{ ...none, start, end: declaration.start }, ...holesOf(declaration, known)];
  // Clients pass a base class on that nothing here asks them for.
  if (type === 'ImportDeclaration' || type.startsWith('Export')) return [{ ...none, start, end }];
  return holesOf(statement, known);
};

interface Known {
  readonly imports: readonly string[];
  readonly exported: readonly string[];
}

const holesOf = (node: Node, known: Known): readonly Hole[] => {
  const { type, start, end } = node;
  if (type === 'Literal' && typeof node['value'] === 'string')
    return [{ start, end, kind: 'text', value: node['value'], form: '<text>', before: '' }];
  if (type === 'Identifier') return holesAt(node, nameOf(node), known, '');
  if (node['shorthand'] === true) return holesAt(node, nameOf(node['key']), known, `${nameOf(node['key'])}: `);
  return Object.entries(node).flatMap(([member, value]) => {
    // A name behind a dot or before a colon is the name of a member.
    if ((member === 'key' || member === 'property') && node['computed'] === false) return [];
    return [value].flat().flatMap((each) => (isNode(each) ? holesOf(each, known) : []));
  });
};

const isNode = (value: unknown): value is Node => typeof value === 'object' && value !== null && 'type' in value && 'start' in value;

const holesAt = ({ start, end }: Node, value: string, { imports, exported }: Known, before: string): readonly Hole[] => {
  if (imports.includes(value)) return [{ start, end, kind: 'import', value, form: `<import ${imports.indexOf(value)}>`, before }];
  if (exported.includes(value)) return [{ start, end, kind: 'exported', value, form: `<export ${exported.indexOf(value)}>`, before }];
  return [];
};

const written = (code: string, holes: readonly Hole[], filling: (hole: Hole, index: number) => string): string => {
  const ends = [0, ...holes.map(({ end }) => end)];
  return (
    holes.map((hole, index) => code.slice(ends[index], hole.start) + hole.before + filling(hole, index)).join('') + code.slice(ends.at(-1))
  );
};

/** Texts that all members share stay texts; those that differ alike share a parameter. */
const groupOf = (members: readonly Boilerplate[]): Group => {
  const [first] = members as readonly [Boilerplate];
  const holeOf = new Map<string, number>();
  const nameAt = new Map<number, string>();
  for (const [index, { kind, form }] of first.holes.entries()) {
    const values = members.map(({ holes }) => holes[index]?.value);
    if (kind === 'statement' || kind === 'exported' || (kind === 'text' && new Set(values).size === 1)) continue;
    const key = kind === 'import' ? form : JSON.stringify(values);
    if (!holeOf.has(key)) holeOf.set(key, index);
    nameAt.set(index, `p${holeOf.get(key)}`);
  }
  return { members, parameters: [...holeOf.values()], nameAt };
};

const functionText = ({ members, parameters, nameAt }: Group): string => {
  const [{ code, holes, packages, exported }] = members as readonly [Boilerplate];
  const body = written(
    code,
    holes,
    ({ kind, start, end }, index) => nameAt.get(index) ?? (kind === 'statement' ? '' : code.slice(start, end)),
  );
  return `${packages}\nexport const make = (${parameters.map((index) => `p${index}`).join()}) => {\n${body}\nreturn [${exported.join()}];\n};`;
};

const callText = (key: string, { parameters }: Group, { holes, imports, exported }: Boilerplate): string => {
  const isManifest = ({ from }: Import): boolean => from.endsWith('/package.json');
  const given = parameters.map((index) => {
    const { kind, value } = holes[index] as Hole;
    if (kind === 'text') return JSON.stringify(value);
    return imports.some((each) => each.local === value && isManifest(each)) ? `{ version: ${value} }` : value;
  });
  return [
    `import { make } from ${JSON.stringify(prefix + key)};`,
    // Of its package.json a client wants the version alone.
    ...imports.map((each) => `import { ${isManifest(each) ? 'version' : each.name} as ${each.local} } from ${JSON.stringify(each.from)};`),
    `const made = /* @__PURE__ */ make(${given.join()});`,
    ...exported.map((name, index) => `export const ${name} = made[${index}];`),
  ].join('\n');
};
