import { cpSync, globSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { Config } from '@oclif/core';
import { build, type OutputChunk, type Plugin } from 'rolldown';
import { withKeptMembers } from './kept-members.ts';
import { withLateUnicode, withPlainS3, withPureYaml, withReplacements } from './left-out.ts';
import { alone, isNewerThan, putInPlace } from './output.ts';
import { packModules } from './packing.ts';
import { withSharedBoilerplate } from './shared-boilerplate.ts';
import { withNotices } from './third-party.ts';

const root = new URL('..', import.meta.url).pathname;

/** What every call to AWS needs, credentials included: in many small chunks it would be larger, each being compressed alone. */
const sdk = {
  name: 'sdk',
  test: /shared-boilerplate|node_modules\/(@smithy|@aws|@aws-sdk\/(core|credential-provider.*|nested-clients|signature-v4-multi-region|token-providers|xml-builder)|fast-xml-parser|strnum|anynum)\//,
};

const sdkChunk = `chunks/${sdk.name}.js`;

/**
 * Bundles src into dist: an entry per command, a lazy chunk per AWS service, no runtime dependencies to install, and all of it
 * packed. Chunks stay out of dist/commands, where oclif would take them for commands.
 */
export const bundle = (): Promise<void> => alone(`${root}dist.lock`, bundleInto);

/** Bundles where something is newer than the bundle: many a run of tests may start at once. */
export const bundleUnlessThere = (): Promise<void> =>
  alone(`${root}dist.lock`, async () => {
    // Folders too, which change when a file of theirs goes.
    const inputs = ['package.json', 'package-lock.json', ...globSync('{bin,src}/**', { cwd: root })];
    if (isNewerThan(inputs, 'oclif.manifest.json', root)) await bundleInto();
  });

const bundleInto = async (): Promise<void> => {
  // Built beside: a build that fails leaves the old one in place.
  const fresh = `${root}dist.${process.pid}`;
  await buildIn(fresh);
  putInPlace(fresh, root, ['dist', 'oclif.manifest.json']);
  rmSync(fresh, { recursive: true });
};

/** Equal sources give equal bytes, so that anybody can hold what npm serves against a build of his own. */
export const buildIn = async (folder: string): Promise<void> => {
  const commands = globSync('src/commands/**/*.ts', { cwd: root }).map((file) => [file.replace(/^src\/(.*)\.ts$/, '$1'), `${root}${file}`]);
  const { output } = await build({
    cwd: root,
    input: { main: `${root}src/main.ts`, help: `${root}src/help.ts`, ...Object.fromEntries(commands) },
    platform: 'node',
    resolve: { mainFields: ['module', 'main'] },
    preserveEntrySignatures: 'allow-extension',
    logLevel: 'warn',
    plugins: [
      withReplacements(root),
      withoutUnusedErrors(),
      withPlainS3(),
      withKeptMembers(root),
      withSharedBoilerplate(root),
      withLateUnicode(),
      withPureYaml(),
      withNotices(),
    ],
    output: {
      dir: `${folder}/dist`,
      format: 'esm',
      entryFileNames: '[name].js',
      chunkFileNames: 'chunks/[name].js',
      minify: true,
      codeSplitting: { groups: [sdk], includeDependenciesRecursively: false },
    },
  });
  for (const schema of ['checklist-1.0.schema.json', 'config-1.0.schema.json', 'diff-1.0.schema.json', 'report-1.0.schema.json'])
    writeFileSync(`${folder}/dist/${schema}`, JSON.stringify(JSON.parse(readFileSync(`${root}src/report/${schema}`, 'utf8'))));
  await writeManifest(folder);
  pack(`${folder}/dist`, output);
};

/**
 * What every run needs comes first, then the SDK with its clients: what is alike packs best side by side. The class of the help
 * stays a file too: oclif looks for one, to load what is packed.
 */
const pack = (dist: string, output: readonly { readonly type: string }[]): void => {
  const chunks = new Map(output.filter((each): each is OutputChunk => each.type === 'chunk').map((chunk) => [chunk.fileName, chunk]));
  const first = new Set(['main.js', 'help.js']);
  for (const name of first) {
    const { imports = [], dynamicImports = [] } = chunks.get(name) ?? {};
    for (const imported of [...imports, ...dynamicImports]) if (chunks.has(imported)) first.add(imported);
  }
  const usesSdk = (name: string) => name === sdkChunk || chunks.get(name)?.imports.includes(sdkChunk) === true;
  const help = readFileSync(`${dist}/help.js`);
  packModules(dist, (name) => (first.has(name) ? 0 : usesSdk(name) ? 1 : 2));
  writeFileSync(`${dist}/help.js`, help);
};

/**
 * The SDK's clients register a class for every error of their service, also of operations that are not called, which keeps
 * all of them in the bundle. Only those are kept that the program tells apart by name, or that the SDK retries by a trait
 * of theirs; an error without a class comes with AWS's own code as its name.
 */
const withoutUnusedErrors = (): Plugin => {
  const told = readFileSync(`${root}src/collect/unless-gone.ts`, 'utf8');
  const isKept = (name: string): boolean =>
    new RegExp(`\\b${name}\\b`).test(told) || /Thrott|TooManyRequests|SlowDown|ServiceException$/.test(name);
  return {
    name: 'without-unused-errors',
    transform: {
      filter: { id: /@aws-sdk\/client-[\w-]+\/dist-es\/schemas\/schemas_\d+\.js$/ },
      handler: (code) =>
        code.replaceAll(/^\w+_registry\.registerError\((\w+)\$, \w+\);\n/gm, (line, name: string) => (isKept(name) ? line : '')),
    },
  };
};

/** With the manifest oclif need not load every command to know its flags. */
const writeManifest = async (folder: string): Promise<void> => {
  cpSync(`${root}package.json`, `${folder}/package.json`);
  const config = await Config.load({ root: folder, devPlugins: false, userPlugins: false });
  const { version } = JSON.parse(readFileSync(`${root}package.json`, 'utf8')) as { version: string };
  const commands = Object.fromEntries(config.commands.map((command) => [command.id, command]));
  writeFileSync(`${folder}/oclif.manifest.json`, JSON.stringify({ version, commands }));
};

if (import.meta.main) await bundle();
