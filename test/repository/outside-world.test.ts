import { globSync, readFileSync } from 'node:fs';
import { parseSync } from 'oxc-parser';
import { describe, expect, test } from 'vitest';

const root = new URL('../..', import.meta.url).pathname;

/** Node's modules that source may load: what they cannot do is reach a network or start a program. */
const harmless: ReadonlySet<string> = new Set(
  'buffer crypto fs fs/promises os path readline stream stream/promises timers/promises zlib'.split(' ').map((name) => `node:${name}`),
);
/** Who may load more than that, what of it, and why. */
const allowedNames: Readonly<Record<string, readonly string[]>> = {
  // The SDK's connections, with a limit and by the proxy of the environment: an agent sends nothing by itself.
  'src/aws/wire.ts': ['node:http Agent', 'node:https Agent'],
  // How soon V8 collects garbage. Another flag might have it do more than the language allows.
  'src/cli/spare-memory.ts': ['node:v8 setFlagsFromString'],
};
/** What reaches the network, a program, or code that no reader of the source sees, without an import. */
const globals = new Set(['fetch', 'WebSocket', 'EventSource', 'XMLHttpRequest', 'eval', 'Function', 'require', 'WebAssembly', 'Worker']);
const ofProcess = new Set(['binding', 'dlopen', 'getBuiltinModule', '_linkedBinding', 'mainModule']);

interface Node {
  readonly type: string;
  readonly name?: string;
  readonly value?: unknown;
  readonly callee?: Node;
  readonly object?: Node;
  readonly property?: Node;
  readonly computed?: boolean;
  readonly key?: Node;
  readonly source?: Node;
}
interface Place {
  readonly file: string;
  readonly node: Node;
  readonly parent: Node | undefined;
}

const walk = function* (file: string, node: Node, parent?: Node): Generator<Place> {
  yield { file, node, parent };
  for (const value of Object.values(node)) {
    for (const child of Array.isArray(value) ? value : [value])
      if (child !== null && typeof child === 'object' && 'type' in child) yield* walk(file, child as Node, node);
  }
};

const files = globSync('src/**/*.ts', { cwd: root });
const parsed = files.map((file) => {
  const { program, module, errors } = parseSync(file, readFileSync(root + file, 'utf8'));
  return { file, program, module, errors };
});
const places = parsed.flatMap(({ file, program }) => [...walk(file, program as unknown as Node)]);

/** Every import that is there when the program runs, as `file module name`. */
const imports = parsed.flatMap(({ file, module }) => [
  ...module.staticImports.flatMap(({ moduleRequest, entries }) =>
    entries.filter(({ isType }) => !isType).map(({ importName }) => ({ file, from: moduleRequest.value, name: importName.name ?? '*' })),
  ),
  ...module.staticExports.flatMap(({ entries }) =>
    entries.flatMap(({ moduleRequest, importName, isType }) =>
      moduleRequest && !isType ? [{ file, from: moduleRequest.value, name: importName.name ?? '*' }] : [],
    ),
  ),
]);
const loads = places.filter(({ node }) => node.type === 'ImportExpression');
const loaded = loads.map(({ file, node }) => ({ file, from: String(node.source?.value), name: '*' }));

/** Not a member of something else, nor a member's name. */
const isFree = ({ node, parent }: Place): boolean =>
  node.type === 'Identifier' &&
  !(parent?.type === 'MemberExpression' && parent.property === node && parent.computed !== true) &&
  !(parent?.key === node && parent.type !== 'ImportSpecifier') &&
  !parent?.type.startsWith('TS');

describe('the way out of the program', () => {
  test('was looked for in all of the source', () => {
    expect(files.length).toBeGreaterThan(500);
    expect(parsed.flatMap(({ file, errors }) => (errors.length > 0 ? [file] : []))).toEqual([]);
    expect(imports.length).toBeGreaterThan(1000);
  });
  test("Node's modules that reach a network or start a program are loaded nowhere but where it is said why", () => {
    const beyond = [...imports, ...loaded].filter(
      ({ file, from, name }) => from.startsWith('node:') && !harmless.has(from) && !allowedNames[file]?.includes(`${from} ${name}`),
    );
    expect(beyond).toEqual([]);
  });
  test('nothing is loaded by a name that is made up when it runs', () => {
    expect(loads.filter(({ node }) => typeof node.source?.value !== 'string').map(({ file }) => file)).toEqual([]);
  });
  test('nothing goes there without an import', () => {
    const found = places.filter((place) => isFree(place) && globals.has(place.node.name ?? ''));
    const reached = places.filter(
      ({ node }) => node.type === 'MemberExpression' && node.object?.name === 'process' && ofProcess.has(node.property?.name ?? ''),
    );
    const dug = places.filter(({ node }) => node.type === 'Identifier' && node.name === 'globalThis');
    expect([...found, ...reached, ...dug].map(({ file, node }) => `${file} ${node.name}`)).toEqual([]);
  });
});

describe('the way to AWS', () => {
  const ofAws = [...imports, ...loaded].filter(({ from }) => /^@(aws-sdk|smithy)\//.test(from));
  // Reads what an answer's form is to be; sends nothing.
  const isSchema = ({ from, name }: (typeof ofAws)[number]) => `${from} ${name}` === '@smithy/core/schema NormalizedSchema';
  test('is imported under src/aws/services alone', () => {
    expect(ofAws.length).toBeGreaterThan(50);
    expect(ofAws.filter((each) => !each.file.startsWith('src/aws/services/') && !isSchema(each))).toEqual([]);
  });
  test('is only clients, the credential chain, the connection handler, and commands named by a reading verb', () => {
    const meant = /^(\w+Client|(Describe|List|Get|Search)[A-Z]\w*Command|fromNodeProviderChain|NodeHttpHandler)$/;
    // Another role's credentials, when they are to be renewed, when a call is tried again, and the reading of a body.
    const beside = new Set(
      'fromTemporaryCredentials doesIdentityRequireRefresh isIdentityExpired memoizeIdentityProvider AdaptiveRetryStrategy streamCollector'.split(
        ' ',
      ),
    );
    expect(ofAws.filter((each) => !meant.test(each.name) && !beside.has(each.name) && !isSchema(each))).toEqual([]);
  });
  test('is gone at one place: commands and clients are made in the door', () => {
    const made = places.filter(({ node }) => node.type === 'NewExpression' && /command$|client$/i.test(node.callee?.name ?? ''));
    expect(new Set(made.map(({ file }) => file))).toEqual(new Set(['src/aws/door.ts']));
    const sent = places.filter(({ node }) => node.type === 'MemberExpression' && node.property?.name === 'send');
    expect(sent.map(({ file }) => file)).toEqual(['src/aws/door.ts']);
  });
});
