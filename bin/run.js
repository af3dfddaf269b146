#!/usr/bin/env node
import { readFileSync } from 'node:fs';

// Plain JavaScript without newer syntax: an older Node must get as far as the sentence below.
var version = process.versions.node.split('.');
if (Number(version[0]) < 22 || (Number(version[0]) === 22 && Number(version[1]) < 18)) {
  process.stderr.write(
    'ipv6-audit needs Node.js 22.18 or newer and this is ' +
      process.versions.node +
      '. Install a newer one from https://nodejs.org and run it again.\n',
  );
  process.exit(2);
} else if (process.argv.length === 3 && process.argv[2] === '--version') {
  // As oclif says it, without loading it: that takes longer than Node's own start.
  var own = JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8'));
  process.stdout.write(own.name + '/' + own.version + ' ' + process.platform + '-' + process.arch + ' node-' + process.version + '\n');
} else {
  void import('../dist/main.js').then(function (module) {
    return module.main(import.meta.url);
  });
}
