import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { allModules } from './packed-code.js';

// Writes the packed code out, to be read: node bin/unpack.js DIR
const [, , folder] = process.argv;
if (folder === undefined) {
  process.stderr.write('Name a folder for the code of ipv6-audit: node bin/unpack.js DIR\n');
  process.exit(2);
}
for (const [name, code] of allModules()) {
  const file = join(folder, name);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, code);
}
