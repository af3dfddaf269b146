import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { formats } from '../../src/report/render.ts';
import { checklistFormats } from '../../src/report/checklist/render.ts';
import type { Nest } from '../support/canaries/answers.ts';
import { collectCanaries, keptPaths } from '../support/canaries/collected.ts';
import { plant } from '../support/canaries/planted.ts';
import { type Outcome, runProgram } from '../support/program.ts';
import { loadFixture, type ReplayFixture } from '../support/replay/fixture.ts';
import { type Replay, startReplay } from '../support/replay/server.ts';

const folder = mkdtempSync(join(tmpdir(), 'ipv6-audit-canaries-'));
const at = (name: string): string => join(folder, name);
const nest: Nest = new Map();
const secrets = {
  AWS_SECRET_ACCESS_KEY: 'canary/SecretKey+InTheEnvironment0123456',
  AWS_SESSION_TOKEN: 'canaryTokenInTheEnvironment'.repeat(5),
};
let fixture: ReplayFixture;
let replay: Replay;
let env: Readonly<Record<string, string>>;

/** What the demonstration account has none of: services to which people hand secrets. */
const more = {
  lambda: { ListFunctions: { Functions: [{ FunctionName: 'mail', VpcConfig: { VpcId: 'vpc-0demo000000000a1' } }] } },
  batch: { DescribeJobDefinitions: { jobDefinitions: [{ jobDefinitionName: 'job', revision: 1, containerProperties: { image: 'job' } }] } },
  elasticbeanstalk: {
    DescribeEnvironments: { Environments: [{ EnvironmentName: 'shop', ApplicationName: 'shop' }] },
    DescribeConfigurationSettings: { ConfigurationSettings: [{}] },
  },
  apprunner: {
    ListServices: { ServiceSummaryList: [{ ServiceArn: 'arn:aws:apprunner:eu-central-1:123456789012:service/shop/1' }] },
    DescribeService: { Service: { ServiceArn: 'arn:aws:apprunner:eu-central-1:123456789012:service/shop/1' } },
  },
  mq: { ListBrokers: { BrokerSummaries: [{ BrokerId: 'b-1' }] }, DescribeBroker: { BrokerId: 'b-1' } },
  glue: { GetConnections: { ConnectionList: [{ Name: 'warehouse' }] } },
  sqs: {
    ListQueues: { QueueUrls: ['https://sqs.eu-central-1.amazonaws.com/123456789012/orders'] },
    GetQueueAttributes: {
      Attributes: {
        Policy: '{"Statement":[{"Sid":"open","Condition":{"IpAddress":{"aws:SourceIp":"203.0.113.7/32"}},"Resource":"canaryInAPolicy"}]}',
      },
    },
  },
};
const withMore = (demo: ReplayFixture): ReplayFixture => {
  const [[account, regions] = ['', {}]] = Object.entries(demo);
  return { [account]: { ...regions, 'eu-central-1': { ...regions['eu-central-1'], ...more } } };
};

beforeAll(async () => {
  const { slices, nest: all } = await collectCanaries();
  const kept = new Set(
    [
      ...keptPaths(
        slices.flatMap(({ resources }) => resources),
        all,
      ).values(),
    ].flat(),
  );
  const demo = await loadFixture(new URL('../../fixtures/accounts/demo', import.meta.url).pathname);
  fixture = await plant(withMore(demo), kept, nest);
  replay = await startReplay({ fixture });
  env = { ...replay.env, ...secrets, DEBUG: '*' };
}, 60_000);
afterAll(async () => {
  await replay.close();
  rmSync(folder, { recursive: true });
});

/** Everything that a run left: what it printed, and every file that is new. */
const traces = ({ stdout, stderr }: Outcome): string => {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter(
    (entry) => entry.isFile() && !entry.name.startsWith('in.'),
  );
  const texts = files.map((entry) => {
    const bytes = readFileSync(join(entry.parentPath, entry.name));
    return entry.name.endsWith('.gz') ? gunzipSync(bytes).toString() : bytes.toString();
  });
  return [stdout, stderr, ...texts].join('\n');
};

const expectNoCanary = (outcome: Outcome): void => {
  const text = traces(outcome);
  const leaked = [...new Set(text.match(/canary\w*/gi))].map((canary) => nest.get(canary) ?? canary);
  expect(leaked).toEqual([]);
  for (const secret of [...Object.values(secrets), replay.env['AWS_ACCESS_KEY_ID'] ?? '']) expect(text).not.toContain(secret);
};

describe('no secret is in what the program writes', () => {
  test('the account is full of them', () => {
    const planted = [...nest.values()];
    expect(planted.length).toBeGreaterThan(1000);
    for (const member of [
      'UserData',
      'Environment.Variables{}',
      'environment[].value',
      'command[]',
      'valueFrom',
      'MasterUsername',
      'ConnectionProperties{}',
      'RuntimeEnvironmentVariables{}',
    ])
      expect(planted.some((path) => path.endsWith(member))).toBe(true);
  });
  test('scan, in every form, with its snapshot', async () => {
    const outlets = formats.map((format) => `--format=${format}=${at(`report.${format}`)}`);
    const outcome = await runProgram(
      ['scan', '--save-snapshot', at('snapshot.gz'), '--save-baseline', at('baseline.json'), ...outlets],
      env,
    );
    expect(outcome.code).toBe(10);
    expect(replay.problems).toEqual([]);
    expectNoCanary(outcome);
  });
  test.each(checklistFormats)('checklist as %s, with files of fixes', async (format) => {
    const outcome = await runProgram(
      ['checklist', '--target', 'ipv6-only', '--snapshot', at('snapshot.gz'), '--format', format, '--fix-dir', at(`fixes-${format}`)],
      env,
    );
    expect(outcome.code).toBe(0);
    expectNoCanary(outcome);
  });
  test.each([
    ['trace', ['trace', 'storefront', 'orders'], 0],
    ['doctor', ['doctor', '--format', 'json'], 0],
    ['diff', ['diff', 'snapshot.gz', 'report.json', '--format', 'markdown'], 0],
  ] as const)('%s', async (_, args, code) => {
    const outcome = await runProgram(args, env, folder);
    expect({ code: outcome.code, stderr: outcome.stderr.replaceAll(/^ {2}\w.*\n/gm, '') }).toMatchObject({ code });
    expectNoCanary(outcome);
  });
});

/** AWS's own words where it denies and where a signature is wrong, with what they hold of the request and of the grant. */
const confessions = [
  ['UnauthorizedOperation', 'You are not authorized. Encoded authorization failure message: canaryGrant-4GIOHlTkIaWHQD0Q0m6XSnuUMCm_abc'],
  [
    'SignatureDoesNotMatch',
    "The request signature does not match. The Canonical String for this request should have been\n'POST\n/\n\nhost:x\nx-amz-security-token:canaryToken\n'",
  ],
  ['AuthFailure', `AWS could not validate canaryIsNoWord ${secrets.AWS_SECRET_ACCESS_KEY}`.replace('canaryIsNoWord ', '')],
] as const;

describe('no secret is in what the program says of a failure', () => {
  const write = (name: string, text: string): string => {
    writeFileSync(at(`in.${name}`), text);
    return at(`in.${name}`);
  };
  test.each(confessions)('%s', async (code, message) => {
    const [[account, { 'eu-central-1': services, ...others }] = ['', {}]] = Object.entries(fixture);
    const ec2 = { ...services?.['ec2'], DescribeVpcs: [{ error: { code, message } }], DescribeSubnets: [{ error: { code, message } }] };
    const denying = await startReplay({ fixture: { [account]: { ...others, 'eu-central-1': { ...services, ec2 } } } });
    const args = ['scan', '--region', 'eu-central-1', '--save-snapshot', at(`denied-${code}.gz`), '--format', `json=${at(`${code}.json`)}`];
    const outcome = await runProgram(args, { ...denying.env, ...secrets });
    await denying.close();
    expect(traces(outcome).includes(code), outcome.stderr).toBe(true);
    expectNoCanary(outcome);
  });
  const profile = () =>
    write(
      'credentials',
      '[default]\naws_access_key_id = AKIACANARYCANARY0001\naws_secret_access_key = canarySecretInTheFile\n[half]\naws_secret_access_key = canaryHalf\n',
    );
  const failing: Readonly<Record<string, () => { readonly args: readonly string[]; readonly env: Readonly<Record<string, string>> }>> = {
    'a session that has expired': () => ({ args: ['scan'], env }),
    'a profile that does not exist': () => ({ args: ['scan', '--profile', 'nobody'], env: { AWS_SHARED_CREDENTIALS_FILE: profile() } }),
    'a profile without a key': () => ({ args: ['scan', '--profile', 'half'], env: { AWS_SHARED_CREDENTIALS_FILE: profile() } }),
    'a credential process that talks': () => ({
      args: ['scan', '--profile', 'talking'],
      env: {
        AWS_CONFIG_FILE: write(
          'config',
          '[profile talking]\ncredential_process = echo {"Version":1,"SecretAccessKey":"canaryOfProcess"} and more\n',
        ),
      },
    }),
    'nobody at the address': () => ({ args: ['scan'], env: { ...env, AWS_ENDPOINT_URL: 'http://127.0.0.1:9' } }),
    'a proxy that is not there, with a password': () => ({
      args: ['scan'],
      env: {
        ...env,
        NODE_USE_ENV_PROXY: '1',
        HTTP_PROXY: 'http://user:canaryOfProxy@127.0.0.1:9',
        http_proxy: 'http://user:canaryOfProxy@127.0.0.1:9',
      },
    }),
    'a file of keys for a configuration': () => ({ args: ['scan', '--config', profile()], env }),
    'keys where YAML should be': () => ({ args: ['scan', '--config', write('x.yaml', 'a: {\naws_secret_access_key: canaryOfYaml')], env }),
    'keys where JSON should be': () => ({ args: ['scan', '--waivers', write('x.json', '{"canaryOfJson": canaryUnquoted')], env }),
    'keys for prices': () => ({
      args: ['checklist', '--target', 'ipv6-only', '--snapshot', at('snapshot.gz'), '--price-file', write('p.json', '["canaryOfPrices"')],
      env,
    }),
    'keys for a snapshot': () => ({ args: ['scan', '--snapshot', profile()], env }),
    'keys for a side of a comparison': () => ({ args: ['diff', profile(), profile()], env }),
  };
  test.each(Object.keys(failing))('%s', async (name) => {
    const { args, env: surroundings } = failing[name]?.() ?? { args: [], env: {} };
    const isExpired = name === 'a session that has expired';
    const expired = isExpired ? await startReplay({ fixture, faults: [{ fault: 'expired-token' }] }) : undefined;
    const outcome = await runProgram(args, { ...surroundings, ...(expired ? { ...expired.env, ...secrets } : {}) });
    await expired?.close();
    expect(outcome.code === 2 || outcome.code === 3, `${outcome.code} ${outcome.stderr}`).toBe(true);
    expect(outcome.stderr).not.toMatch(/^ {4}at /m);
    expectNoCanary(outcome);
  });
});
