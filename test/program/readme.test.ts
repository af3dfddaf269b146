import { copyFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { caller, organization } from '../support/organization.ts';
import { runProgram } from '../support/program.ts';
import { loadFixture } from '../support/replay/fixture.ts';
import { startReplay } from '../support/replay/server.ts';

const readme = readFileSync(new URL('../../README.md', import.meta.url), 'utf8');
const folder = mkdtempSync(join(tmpdir(), 'ipv6-audit-readme-'));
const replay = await startReplay({
  fixture: await loadFixture(new URL('../../fixtures/accounts/demo', import.meta.url).pathname),
  region: 'eu-central-1',
});
const ofOrganization = await startReplay({ fixture: organization(), account: caller });
afterAll(async () => {
  await Promise.all([replay.close(), ofOrganization.close()]);
  rmSync(folder, { recursive: true });
});

/** Whole commands in code; words in capitals stand for something, and what follows a pipe is of another program. */
const commands = [
  ...new Set(
    [...readme.matchAll(/(?<=`|^|npx |\$\()ipv6-audit ([a-z][^`\n|)]*)/gm)]
      .map(([, words = '']) => words.trim())
      .filter((words) => / |^rules$|^policy$/.test(words) && !/\b[A-Z]{3,}\b/.test(words)),
  ),
];
/** What the README takes for granted: ids of one's own, a profile, and files of an earlier day. */
const own: Readonly<Record<string, string>> = { 'vpc-0a1b': 'vpc-0demo000000000a1', 'i-0a1b': 'storefront' };
const env = { AWS_CONFIG_FILE: join(folder, 'config'), AWS_SHARED_CREDENTIALS_FILE: join(folder, 'none') };

beforeAll(async () => {
  const id = replay.env['AWS_ACCESS_KEY_ID'] ?? '';
  const secret = replay.env['AWS_SECRET_ACCESS_KEY'] ?? '';
  writeFileSync(env.AWS_CONFIG_FILE, `[profile production]\naws_access_key_id = ${id}\naws_secret_access_key = ${secret}\n`);
  await runProgram(['scan', '--save-snapshot', 'estate.ndjson.gz', '--quiet'], replay.env, folder);
  for (const file of ['monday.ndjson.gz', 'friday.ndjson.gz']) copyFileSync(join(folder, 'estate.ndjson.gz'), join(folder, file));
  await runProgram(['scan', '--snapshot', 'estate.ndjson.gz', '--save-baseline', 'ipv6-baseline.json', '--quiet'], {}, folder);
}, 60_000);

test('there are commands in the README', () => expect(commands.length).toBeGreaterThan(15));

test.each(commands)('ipv6-audit %s', async (words) => {
  const args = words.split(' ').map((word) => own[word] ?? word);
  const server = args.includes('--organization') ? ofOrganization : replay;
  const { code, stderr } = await runProgram(args, { ...server.env, ...env }, folder);
  expect([0, 10, 11], stderr).toContain(code);
  expect(stderr).not.toMatch(/See: ipv6-audit|There is no /);
});
