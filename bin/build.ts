import { copyFileSync, globSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { Config } from '@oclif/core';
import { build, type Plugin } from 'rolldown';
import { withNotices } from './third-party.ts';

const root = new URL('..', import.meta.url).pathname;

/**
 * Bundles src into dist: an entry per command, a lazy chunk per AWS service, no runtime dependencies to install.
 * Chunks stay out of dist/commands, where oclif would take them for commands.
 */
export const bundle = async (): Promise<void> => {
  // Built beside and renamed: a build that fails, or runs while the program does, leaves the old one in place.
  const fresh = `${root}dist.${process.pid}`;
  const commands = globSync('src/commands/**/*.ts', { cwd: root }).map((file) => [file.replace(/^src\/(.*)\.ts$/, '$1'), `${root}${file}`]);
  await build({
    cwd: root,
    input: { main: `${root}src/main.ts`, help: `${root}src/help.ts`, ...Object.fromEntries(commands) },
    platform: 'node',
    resolve: { mainFields: ['module', 'main'] },
    logLevel: 'warn',
    plugins: [withoutUnusedErrors(), withNotices()],
    output: { dir: fresh, format: 'esm', entryFileNames: '[name].js', chunkFileNames: 'chunks/[name]-[hash].js', minify: true },
  });
  for (const schema of ['checklist-1.0.schema.json', 'config-1.0.schema.json', 'diff-1.0.schema.json', 'report-1.0.schema.json'])
    copyFileSync(`${root}src/report/${schema}`, `${fresh}/${schema}`);
  rmSync(`${root}dist`, { recursive: true, force: true });
  renameSync(fresh, `${root}dist`);
  await writeManifest();
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
const writeManifest = async (): Promise<void> => {
  rmSync(`${root}oclif.manifest.json`, { force: true });
  const config = await Config.load({ root, devPlugins: false, userPlugins: false });
  const { version } = JSON.parse(readFileSync(`${root}package.json`, 'utf8')) as { version: string };
  const commands = Object.fromEntries(config.commands.map((command) => [command.id, command]));
  writeFileSync(`${root}oclif.manifest.json`, `${JSON.stringify({ version, commands }, null, 2)}\n`);
};

if (import.meta.main) await bundle();
