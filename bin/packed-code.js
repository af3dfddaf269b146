import { registerHooks } from 'node:module';
import { brotliDecompressSync, constants } from 'node:zlib';

// The code of the program is one Brotli stream: as files, of which npm compresses 32 KiB at a time, the package would be larger by a
// quarter. `node bin/unpack.js DIR` writes it out as the files that it is made of; to run, nothing is written.

// As an import it would have Node make a module of all that node:fs has.
const { readFileSync } = process.getBuiltinModule('node:fs');

const dist = new URL('../dist/', import.meta.url).href;
const stream = () => readFileSync(new URL('code.br', dist));

/** Of the stream, in bytes: what every run needs comes first, and is unpacked alone, in a fifth of the time. The build checks it. */
export const front = 45056;

/** Each module is its name, such as `chunks/ec2.js`, and its code, both ended by a zero byte. What is cut off is left out. */
const modulesIn = (bytes) => {
  const modules = new Map();
  for (let at = 0; ;) {
    const name = bytes.indexOf(0, at);
    const end = bytes.indexOf(0, name + 1);
    if (name < 0 || end < 0) return modules;
    modules.set(bytes.toString('utf8', at, name), bytes.subarray(name + 1, end));
    at = end + 1;
  }
};

export const allModules = (packed = stream()) => modulesIn(brotliDecompressSync(packed));

export const firstModules = (packed = stream()) =>
  modulesIn(brotliDecompressSync(packed.subarray(0, front), { finishFlush: constants.BROTLI_OPERATION_FLUSH }));

/** Has Node find the modules below dist in the stream. https://nodejs.org/api/module.html#synchronous-hooks-accepted-by-moduleregisterhooks */
export const serve = () => {
  const packed = stream();
  let modules = firstModules(packed);
  let areAll = false;
  const codeAt = (url) => {
    if (!url.startsWith(dist)) return undefined;
    const name = url.slice(dist.length);
    if (!areAll && !modules.has(name)) {
      modules = allModules(packed);
      areAll = true;
    }
    return modules.get(name);
  };
  registerHooks({
    resolve: (specifier, context, next) => {
      const url = specifier.startsWith('.') && context.parentURL ? new URL(specifier, context.parentURL).href : specifier;
      return codeAt(url) ? { url, format: 'module', shortCircuit: true } : next(specifier, context);
    },
    load: (url, context, next) => {
      const source = codeAt(url);
      return source ? { source, format: 'module', shortCircuit: true } : next(url, context);
    },
  });
};
