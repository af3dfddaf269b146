import { globSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { brotliCompressSync, constants } from 'node:zlib';
import { firstModules } from './packed-code.js';

/**
 * Puts the modules of a folder into one Brotli stream, from which bin/packed-code.js serves them, by rank and then by size; those
 * of rank 0 must be within its front. The bytes depend on nothing but the modules and the version of Node.
 */
export const packModules = (folder: string, rank: (name: string) => number): void => {
  const modules = globSync('**/*.js', { cwd: folder }).map((name) => ({
    name,
    rank: rank(name),
    code: readFileSync(`${folder}/${name}`),
  }));
  const torn = modules.filter(({ code }) => code.includes(0)).map(({ name }) => name);
  if (torn.length > 0) throw new Error(`a zero byte would end the code of ${torn.join(', ')}`);
  const ordered = modules.toSorted((a, b) => a.rank - b.rank || b.code.length - a.code.length || (a.name < b.name ? -1 : 1));
  const bytes = Buffer.concat(ordered.flatMap(({ name, code }) => [Buffer.from(`${name}\0`), code, Buffer.from('\0')]));
  const { BROTLI_PARAM_QUALITY, BROTLI_MAX_QUALITY, BROTLI_PARAM_LGWIN, BROTLI_MAX_WINDOW_BITS } = constants;
  const packed = brotliCompressSync(bytes, {
    params: { [BROTLI_PARAM_QUALITY]: BROTLI_MAX_QUALITY, [BROTLI_PARAM_LGWIN]: BROTLI_MAX_WINDOW_BITS },
  });
  const unpacked = firstModules(packed);
  const late = modules.filter((each) => each.rank === 0 && !unpacked.has(each.name)).map(({ name }) => name);
  if (late.length > 0) throw new Error(`the front of the stream, in bin/packed-code.js, is too short for ${late.join(', ')}`);
  for (const part of new Set(modules.map(({ name }) => name.split('/')[0]))) rmSync(`${folder}/${part}`, { recursive: true });
  writeFileSync(`${folder}/code.br`, packed);
};
