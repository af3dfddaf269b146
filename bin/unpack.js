import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { allModules } from './packed-code.js';

// Writes the packed code out, to be read: node bin/unpack.js DIR
const [, , folder] = process.argv;
if (folder === undefined) {
  process.stderr.write('Name a folder for the code of ipv6-audit: node bin/unpack.js DIR\n');
  process.exit(2);
}
try {
  for (const [name, code] of allModules()) {
    const file = join(folder, name);
    // One by one: Node makes several at once without end where the first is in /proc.
    for (const each of [folder, dirname(file)]) if (!existsSync(each)) mkdirSync(each);
    writeFileSync(file, code);
  }
} catch (error) {
  process.stderr.write(`The code of ipv6-audit could not be written: ${error.message}\n`);
  process.exitCode = 2;
}
