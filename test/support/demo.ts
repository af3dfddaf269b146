import { spawn } from 'node:child_process';
import { loadFixture } from './replay/fixture.ts';
import { startReplay } from './replay/server.ts';

/**
 * `npm run demo`: the real program and the real AWS SDK against a replay server on loopback that answers from
 * fixtures/accounts/demo. Further arguments go to `ipv6-audit scan`.
 */
const root = new URL('../..', import.meta.url).pathname;
const account = process.env['IPV6_AUDIT_DEMO'] ?? 'demo';
const replay = await startReplay({ fixture: await loadFixture(`${root}fixtures/accounts/${account}`) });
const child = spawn(process.execPath, [`${root}bin/run.js`, 'scan', '--fail-on', 'none', ...process.argv.slice(2)], {
  env: { ...process.env, ...replay.env },
  stdio: 'inherit',
});
child.on('close', (code) => {
  process.exitCode = code ?? 1;
  void replay.close();
});
