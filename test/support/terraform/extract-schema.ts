/**
 * Writes aws-provider-schema.json anew: the arguments of the resource types that this project speaks of, or may come to.
 * They are read from the typings that CDK Terrain generates from the provider's own schema; the package is downloaded
 * into a temporary folder, read as text, and never run. `node test/support/terraform/extract-schema.ts`
 */
import { execFileSync } from 'node:child_process';
import { existsSync, globSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, matchesGlob } from 'node:path';
import { type Member, type Members, type ProviderSchema, schemaFile } from './schema.ts';
import { wanted } from './wanted-types.ts';

const source = { package: '@cdktn/provider-aws', packageVersion: '25.7.0' };
const root = new URL('../../..', import.meta.url).pathname;

/** One property of a generated interface. */
interface Property {
  readonly name: string;
  readonly type: string;
  readonly required: boolean;
  readonly isBlock: boolean;
}

interface Bindings {
  readonly interfaces: ReadonlyMap<string, readonly Property[]>;
  /** By the interface's name: what AWS fills in. */
  readonly computed: ReadonlyMap<string, readonly string[]>;
  /** The interfaces whose members are written `null` where absent: attributes that HCL also takes as blocks. */
  readonly attributesAsBlocks: ReadonlySet<string>;
}

const propertyPattern = /\/\*\*(?<comment>(?:(?!\*\/)[\s\S])*?)\*\/\s+readonly \w+(?<optional>\??): (?<type>\{[^}]*\}|[^;]+);/g;

const propertiesOf = (body: string): readonly Property[] =>
  [...body.matchAll(propertyPattern)].map(({ groups }) => {
    const { comment = '', optional = '', type = '' } = groups ?? {};
    const name = /\{@link [^#\s]+#(\S+) /.exec(comment)?.[1] ?? '';
    return {
      name,
      type: type.replace(' | cdktn.IResolvable', '').replaceAll(/\s+/g, ' '),
      required: optional === '',
      isBlock: comment.includes(`* ${name} block`),
    };
  });

const interfacesOf = (typings: string): Bindings['interfaces'] =>
  new Map(
    [...typings.matchAll(/^export interface (\w+) (?:extends [\w.]+ )?\{\n([\s\S]*?)^\}/gm)].map(([, name = '', body = '']) => [
      name.replace(/Config$/, body.includes('cdktn.Terraform') ? '' : '$&'),
      propertiesOf(body),
    ]),
  );

/** A class stands beside each interface: `Lb` beside `LbConfig`, `LbAccessLogsOutputReference` beside `LbAccessLogs`. */
const computedOf = (code: string): Bindings['computed'] =>
  new Map(
    code
      .split(/^(?=class )/m)
      .map((part) => [
        /^class (\w+?)(OutputReference)? extends/.exec(part)?.[1] ?? '',
        [...part.matchAll(/\/\/ (\w+) - computed: true, optional: false, required: false/g)].map(([, name = '']) => name),
      ]),
  );

const attributesAsBlocksOf = (code: string): Bindings['attributesAsBlocks'] =>
  new Set(
    [...code.matchAll(/^function (\w+)ToHclTerraform\(struct\) \{\n([\s\S]*?)^\}/gm)]
      .filter(([, , body = '']) => body.includes('=== undefined ? null'))
      .map(([, name = '']) => name.toLowerCase()),
  );

const valueTypes: Readonly<Record<string, string>> = {
  string: 'string',
  number: 'number',
  boolean: 'bool',
  'string[]': 'list(string)',
  'number[]': 'list(number)',
  '{ [key: string]: string; }': 'map(string)',
  '{ [key: string]: number; }': 'map(number)',
  '{ [key: string]: (boolean | cdktn.IResolvable); }': 'map(bool)',
};

const formOf = (bindings: Bindings, property: Property, struct: string): string => {
  const many = property.type.endsWith('[]');
  if (property.name === 'timeouts' || bindings.attributesAsBlocks.has(struct.toLowerCase())) return 'either';
  return (property.isBlock ? 'block' : 'object') + (many ? 's' : '');
};

const memberOf = (bindings: Bindings, property: Property): Member => {
  const mark = property.required ? '!' : '';
  const struct = property.type.replace('[]', '');
  if (!bindings.interfaces.has(struct)) return `${valueTypes[property.type] ?? 'any'}${mark}` as Member;
  return [`${formOf(bindings, property, struct)}${mark}`, membersOf(bindings, struct)] as Member;
};

const membersOf = (bindings: Bindings, struct: string): Members => {
  const set = (bindings.interfaces.get(struct) ?? []).map((property) => [property.name, memberOf(bindings, property)] as const);
  const filled = (bindings.computed.get(struct) ?? []).map((name) => [name, 'computed'] as const);
  return Object.fromEntries([...filled, ...set].toSorted(([a], [b]) => (a < b ? -1 : 1)));
};

/** The type and the members of the resource that a folder of the package is about. */
const resourceIn = (folder: string): readonly [string, Members] | undefined => {
  const code = readFileSync(join(folder, 'index.js'), 'utf8');
  const type = /terraformResourceType: '(aws_\w+)'/.exec(code)?.[1];
  const main = /^class (\w+) extends cdktn\.TerraformResource/m.exec(code)?.[1];
  if (type === undefined || main === undefined || !isWanted(type)) return undefined;
  const typings = readFileSync(join(folder, 'index.d.ts'), 'utf8').replace(`interface ${main}Config extends`, `interface ${main} extends`);
  const bindings = { interfaces: interfacesOf(typings), computed: computedOf(code), attributesAsBlocks: attributesAsBlocksOf(code) };
  const members = membersOf(bindings, main);
  // The typings offer every resource's own id as an argument, since Terraform's SDK adds it; setting it is refused.
  return [type, members['id'] === 'string' ? { ...members, id: 'computed' } : members];
};

const mentioned = new Set(
  globSync('src/**/*.ts', { cwd: root }).flatMap((file) => readFileSync(join(root, file), 'utf8').match(/\baws_[a-z0-9_]+/g) ?? []),
);

const isWanted = (type: string): boolean => mentioned.has(type) || wanted.some((pattern) => matchesGlob(type, pattern));

/** One line per resource, so that a new version of the provider shows what it changed. */
const textOf = ({ source, resources }: ProviderSchema): string => {
  const lines = Object.entries(resources).map(([type, members]) => `    ${JSON.stringify(type)}: ${JSON.stringify(members)}`);
  return `{\n  "source": ${JSON.stringify(source)},\n  "resources": {\n${lines.join(',\n')}\n  }\n}\n`;
};

const extract = (folder: string): ProviderSchema => {
  const spec = `${source.package}@${source.packageVersion}`;
  const [tarball = ''] = execFileSync('npm', ['pack', '--silent', spec], { cwd: folder, encoding: 'utf8' }).trim().split('\n');
  execFileSync('tar', ['-xzf', tarball, 'package/package.json', 'package/lib'], { cwd: folder });
  const { cdktn } = JSON.parse(readFileSync(join(folder, 'package/package.json'), 'utf8')) as {
    readonly cdktn: { readonly provider: { readonly name: string; readonly version: string } };
  };
  const found = readdirSync(join(folder, 'package/lib'))
    .map((name) => join(folder, 'package/lib', name))
    .filter((each) => !each.includes('/data-aws-') && existsSync(join(each, 'index.js')))
    .map(resourceIn)
    .filter((resource) => resource !== undefined)
    .toSorted(([a], [b]) => (a < b ? -1 : 1));
  const read = new Date().toISOString().slice(0, 10);
  return {
    source: { provider: cdktn.provider.name, providerVersion: cdktn.provider.version, ...source, read },
    resources: Object.fromEntries(found),
  };
};

const folder = mkdtempSync(join(tmpdir(), 'provider-schema-'));
try {
  const schema = extract(folder);
  writeFileSync(schemaFile, textOf(schema));
  process.stdout.write(
    `${Object.keys(schema.resources).length} resource types of ${schema.source.provider} ${schema.source.providerVersion}\n`,
  );
} finally {
  rmSync(folder, { recursive: true });
}
