#!/usr/bin/env node
// Plain JavaScript without newer syntax: an older Node must get as far as the sentence below.
var version = process.versions.node.split('.');
if (Number(version[0]) < 22 || (Number(version[0]) === 22 && Number(version[1]) < 18)) {
  process.stderr.write(
    'ipv6-audit needs Node.js 22.18 or newer and this is ' +
      process.versions.node +
      '. Install a newer one from https://nodejs.org and run it again.\n',
  );
  process.exit(2);
} else {
  void import('../dist/main.js').then(function (module) {
    return module.main(import.meta.url);
  });
}
