import { describe, expect, test } from 'vitest';
import { runProgram } from '../support/program.ts';

const nat64 = (...args: readonly string[]) => runProgram(['nat64', ...args]);
const json = async (...args: readonly string[]) => JSON.parse((await nat64(...args, '--format', 'json')).stdout) as unknown;

test('an IPv4 address, as people read it', async () => {
  expect(await nat64('10.254.1.235')).toEqual({
    code: 0,
    stderr: '',
    stdout: [
      'IPv4    10.254.1.235',
      'IPv6    64:ff9b::afe:1eb',
      'Mixed   64:ff9b::10.254.1.235',
      'Prefix  64:ff9b::/96 (well-known, RFC 6052)',
      '',
      'Note: 10.254.1.235 is private (RFC 1918), and RFC 6052, section 3.1, forbids',
      '64:ff9b::/96 for such addresses. DNS64 and NAT64 of AWS use it for them all the',
      'same, to reach the VPC, connected VPCs and on-premises networks; translators',
      'elsewhere may drop the packets.',
      '',
    ].join('\n'),
  });
});
test('a global address has no note', async () => {
  expect((await nat64('8.8.8.8')).stdout).not.toContain('Note');
});
test.each(['64:ff9b::afe:1eb', '64:ff9b::10.254.1.235', '64:FF9B:0:0:0:0:0AFE:01EB'])('%s gives the same answer back', async (ipv6) => {
  expect(await nat64(ipv6)).toEqual(await nat64('10.254.1.235'));
});
test.each([
  ['2001:db8::/32', '2001:db8:c000:221::', null],
  ['2001:db8:100::/40', '2001:db8:1c0:2:21::', null],
  ['2001:db8:122::/48', '2001:db8:122:c000:2:2100::', null],
  ['2001:db8:122:300::/56', '2001:db8:122:3c0:0:221::', null],
  ['2001:db8:122:344::/64', '2001:db8:122:344:c0:2:2100:0', null],
  ['2001:db8:122:344::/96', '2001:db8:122:344::c000:221', '2001:db8:122:344::192.0.2.33'],
])('both ways behind %s', async (prefix, ipv6, mixed) => {
  const answer = await json('192.0.2.33', '--prefix', prefix);
  expect(answer).toMatchObject({ ipv4: '192.0.2.33', ipv6, mixed, prefix, isWellKnown: false });
  expect(await json(ipv6, '--prefix', prefix)).toEqual(answer);
});
describe('a mistake is one sentence and exit 2', () => {
  test.each([
    [['foo'], '"foo" is not an IPv4 or IPv6 address.'],
    [['10.0.0.0/8'], '"10.0.0.0/8" is not an IPv4 or IPv6 address.'],
    [['2001:db8::1'], '2001:db8::1 is not in 64:ff9b::/96; name the prefix of your translator with --prefix.'],
    [
      ['2001:db8:122:344:c0:2:2100:1', '--prefix', '2001:db8:122:344::/64'],
      '2001:db8:122:344:c0:2:2100:1 is in 2001:db8:122:344::/64 and stands for no IPv4 address: bits are set that RFC 6052, section 2.2, keeps zero.',
    ],
    [
      ['10.0.0.1', '--prefix', '2001:db8::/33'],
      '2001:db8::/33 is no translation prefix: RFC 6052, section 2.2, allows the lengths /32, /40, /48, /56, /64, /96.',
    ],
    [
      ['10.0.0.1', '--prefix', '2001:db8:0:0:ff00::/96'],
      'Bits 64 to 71 of 2001:db8:0:0:ff00::/96 are not zero, as RFC 6052, section 2.2, wants them of a translation prefix.',
    ],
    [['10.0.0.1', '--prefix', '10.0.0.0/8'], 'The prefix "10.0.0.0/8" is not an IPv6 block such as 64:ff9b::/96.'],
    [['10.0.0.1', '--format', 'yaml'], 'Expected --format=yaml to be one of: terminal, json. See: ipv6-audit nat64 --help'],
    [[], 'Missing 1 required arg: address An IPv4 address, or an IPv6 address of the prefix. See: ipv6-audit nat64 --help'],
  ])('%j', async (args, says) => {
    expect(await nat64(...args)).toEqual({ code: 2, stdout: '', stderr: `ipv6-audit: ${says}\n` });
  });
});
