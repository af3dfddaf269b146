#!/usr/bin/env node
import module from 'node:module';
import { homedir } from 'node:os';
import { isAbsolute } from 'node:path';

// Plain JavaScript without newer syntax: an older Node must get as far as the sentence below.
var version = process.versions.node.split('.');
if (Number(version[0]) < 22 || (Number(version[0]) === 22 && Number(version[1]) < 18)) {
  process.stderr.write(
    'ipv6-audit needs Node.js 22.18 or newer and this is ' +
      process.versions.node +
      '. Install a newer one from https://nodejs.org and run it again.\n',
  );
  process.exit(2);
}
// As an import it would have Node make a module of all that node:fs has.
var fs = process.getBuiltinModule('node:fs');
if (process.argv.length === 3 && process.argv[2] === '--version') {
  // As oclif says it, without loading it: that takes longer than Node's own start.
  var own = JSON.parse(fs.readFileSync(new URL('../package.json', import.meta.url), 'utf8'));
  process.stdout.write(own.name + '/' + own.version + ' ' + process.platform + '-' + process.arch + ' node-' + process.version + '\n');
} else {
  keepCompiledCode();
  void import('./packed-code.js')
    .then(function (packed) {
      packed.serve();
      return import('../dist/main.js');
    })
    .then(function (program) {
      return program.main(import.meta.url);
    });
}

/**
 * Compiled code is kept for the next run, in the user's own cache, where nobody else can put any; where it cannot be, nothing is
 * lost. Folders are made one by one: Node makes several at once without end where the first is in /proc.
 */
function keepCompiledCode() {
  try {
    var home = homedir();
    var cache = process.env.XDG_CACHE_HOME || (home && home + '/.cache');
    var own = cache + '/ipv6-audit';
    if (!isAbsolute(cache) || !module.enableCompileCache) return;
    if (!fs.existsSync(cache)) fs.mkdirSync(cache, 448);
    if (!fs.existsSync(own)) fs.mkdirSync(own, 448);
    module.enableCompileCache(own + '/code');
  } catch {
    // A home that is not there, or cannot be written to: the code is compiled anew.
  }
}
