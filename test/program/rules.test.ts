import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import type { RulePage } from '../../src/model/rule-page.ts';
import { catalogue } from '../../src/rules/catalogue.ts';
import { runProgram } from '../support/program.ts';

const rules = (...args: readonly string[]) => runProgram(['rules', ...args]);
const explain = (...args: readonly string[]) => runProgram(['explain', ...args]);
const listed = async (...args: readonly string[]) =>
  (JSON.parse((await rules('--format', 'json', ...args)).stdout) as { rules: readonly { id: string; topic: string }[] }).rules;

describe('rules', () => {
  test('lists the whole catalogue', async () => {
    expect((await listed()).map(({ id }) => id).toSorted()).toEqual(catalogue.map(({ id }) => id).toSorted());
  });
  test('by target, severity, topic and text', async () => {
    const found = await listed('--target', 'ipv6-only', '--severity', 'blocker', '--topic', 'nat64', '--search', 'route for 64:ff9b::/96');
    expect(found.map(({ id }) => id)).toContain('nat64-route-missing');
    expect(new Set(found.map(({ topic }) => topic))).toEqual(new Set(['nat64']));
  });
  test('as people read it', async () => {
    const { code, stdout, stderr } = await rules('--search', 'nat64-route-missing');
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(stdout).toBe(
      [
        'nat64',
        '  nat64-route-missing',
        '    IPv6-only subnet without a NAT64 route',
        '    ipv6-only blocker; judges subnet',
        '',
        '1 rule. The page of one: ipv6-audit explain nat64-route-missing',
        '',
      ].join('\n'),
    );
  });
  test.each([
    [['--topic', 'dsn'], 'There is no topic "dsn"; did you mean "dns"?'],
    [['--search', 'farrgate'], 'No rule matches "farrgate" here; did you mean "fargate"?'],
    [
      ['--target', 'dual-stack', '--topic', 'nat64', '--severity', 'blocker'],
      'No rule matches these filters; leave a filter out to see more.',
    ],
    [['--severity', 'urgent'], 'Expected --severity=urgent to be one of: blocker, high, medium, low, info. See: ipv6-audit rules --help'],
  ])('%j is one sentence and exit 2', async (args, says) => {
    expect(await rules(...args)).toEqual({ code: 2, stdout: '', stderr: `ipv6-audit: ${says}\n` });
  });
});

describe('explain', () => {
  test('gives the whole page, offline', async () => {
    const { code, stdout, stderr } = await explain('nat64-route-missing');
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    for (const part of [
      'IPv6-only subnet without a NAT64 route',
      'ipv6-only blocker',
      'ec2:DescribeNatGateways',
      'https://www.rfc-editor.org/',
    ])
      expect(stdout).toContain(part);
    expect(stdout.split('\n').filter((line) => line.length > 80 && !line.includes('https://'))).toEqual([]);
    expect(stdout).not.toContain('\u001b');
  });
  test('as JSON', async () => {
    const page = JSON.parse((await explain('nat64-route-missing', '--format', 'json')).stdout) as RulePage;
    expect(page).toMatchObject({ id: 'nat64-route-missing', topic: 'nat64', services: ['ec2'] });
    expect(page.subjects).toEqual([{ kind: 'subnet', actions: ['ec2:DescribeSubnets'] }]);
  });
  test('as Markdown', async () => {
    const { stdout } = await explain('nat64-route-missing', '--format', 'markdown');
    expect(stdout).toBe(readFileSync(new URL('../../docs/rules/nat64-route-missing.md', import.meta.url), 'utf8'));
  });
  test.each([
    [['nat64-route-mising'], 'There is no rule "nat64-route-mising"; did you mean "nat64-route-missing"?'],
    [['frobnicate'], 'There is no rule "frobnicate".'],
    [[], 'Missing 1 required arg: rule The id of a rule. See: ipv6-audit explain --help'],
  ])('%j is one sentence and exit 2', async (args, says) => {
    expect(await explain(...args)).toEqual({ code: 2, stdout: '', stderr: `ipv6-audit: ${says}\n` });
  });
});
