import { copyFileSync, globSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { Config } from '@oclif/core';
import { build } from 'rolldown';

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
    input: { main: `${root}src/main.ts`, ...Object.fromEntries(commands) },
    platform: 'node',
    resolve: { mainFields: ['module', 'main'] },
    logLevel: 'warn',
    output: { dir: fresh, format: 'esm', entryFileNames: '[name].js', chunkFileNames: 'chunks/[name]-[hash].js', minify: true },
  });
  copyFileSync(`${root}src/report/report-1.0.schema.json`, `${fresh}/report-1.0.schema.json`);
  rmSync(`${root}dist`, { recursive: true, force: true });
  renameSync(fresh, `${root}dist`);
  await writeManifest();
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
