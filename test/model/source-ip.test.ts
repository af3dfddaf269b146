import { describe, expect, test } from 'vitest';
import { inspectSourceAddresses, isWorthKeeping } from '../../src/model/source-ip.ts';

type Condition = Readonly<Record<string, Readonly<Record<string, unknown>>>>;
const policy = (...statements: readonly object[]) => JSON.stringify({ Version: '2012-10-17', Statement: statements });
const statement = (Effect: 'Allow' | 'Deny', Condition: Condition, rest: object = {}) => ({
  Effect,
  Action: 's3:*',
  Resource: '*',
  Condition,
  ...rest,
});
const office = ['192.0.2.0/24', '198.51.100.7'];
const both = [...office, '2001:db8::/32'];
const nothing = { ipv4OnlyAllows: [], ipv4OnlyDenies: [], ipv4OnlyBlocks: [], ipv4OnlyViaServices: [] };

const found = (...statements: readonly object[]) => {
  const { statements: count = -1, ...lists } = inspectSourceAddresses(policy(...statements)) ?? {};
  return { count, ...lists };
};

describe('the addresses that a policy tests', () => {
  test.each<readonly [string, object, object]>([
    ['a grant to IPv4 addresses', statement('Allow', { IpAddress: { 'aws:SourceIp': office } }), { ipv4OnlyAllows: ['statement 1'] }],
    ['one address as text', statement('Allow', { IpAddress: { 'aws:SourceIp': '0.0.0.0/0' } }), { ipv4OnlyAllows: ['statement 1'] }],
    [
      'a denial of all but IPv4 addresses, by its Sid',
      statement('Deny', { NotIpAddress: { 'aws:SourceIp': office } }, { Sid: 'OfficeOnly' }),
      { ipv4OnlyDenies: ['OfficeOnly'] },
    ],
    ['a denial of IPv4 addresses', statement('Deny', { IpAddress: { 'aws:SourceIp': office } }), { ipv4OnlyBlocks: ['statement 1'] }],
    ['a grant to all but IPv4 ones', statement('Allow', { NotIpAddress: { 'aws:SourceIp': office } }), { ipv4OnlyBlocks: ['statement 1'] }],
    ['a key in another case', statement('Deny', { NotIpAddress: { 'AWS:sourceip': office } }), { ipv4OnlyDenies: ['statement 1'] }],
    ['IfExists', statement('Deny', { NotIpAddressIfExists: { 'aws:SourceIp': office } }), { ipv4OnlyDenies: ['statement 1'] }],
    ['ForAnyValue', statement('Allow', { 'ForAnyValue:IpAddress': { 'aws:SourceIp': office } }), { ipv4OnlyAllows: ['statement 1'] }],
    ['ForAllValues', statement('Deny', { 'ForAllValues:NotIpAddress': { 'aws:SourceIp': office } }), { ipv4OnlyDenies: ['statement 1'] }],
    [
      'callers through an endpoint',
      statement('Deny', { NotIpAddress: { 'aws:VpcSourceIp': ['10.0.0.0/8'] } }),
      { ipv4OnlyDenies: ['statement 1'] },
    ],
    [
      'calls that no service makes',
      statement('Deny', { NotIpAddress: { 'aws:SourceIp': office }, Bool: { 'aws:ViaAWSService': 'false' } }),
      { ipv4OnlyDenies: ['statement 1'] },
    ],
    [
      'calls that a service makes',
      statement('Deny', { NotIpAddress: { 'aws:SourceIp': office }, Bool: { 'aws:viaAwsService': true } }),
      { ipv4OnlyViaServices: ['statement 1'] },
    ],
    ['both families', statement('Deny', { NotIpAddress: { 'aws:SourceIp': both } }), {}],
    [
      'the families in two operators',
      statement('Deny', { NotIpAddress: { 'aws:SourceIp': office }, NotIpAddressIfExists: { 'aws:SourceIp': '2001:db8::/32' } }),
      {},
    ],
    ['a policy variable', statement('Allow', { IpAddress: { 'aws:SourceIp': ['192.0.2.1', '${aws:PrincipalTag/ip}'] } }), {}],
    ['an empty list', statement('Allow', { IpAddress: { 'aws:SourceIp': [] } }), {}],
  ])('%s', (_name, given, expected) => expect(found(given)).toEqual({ count: 1, ...nothing, ...expected }));

  test('a grant with a twin for IPv6, or for all, is whole', () => {
    const v4 = statement('Allow', { IpAddress: { 'aws:SourceIp': office } }, { Action: ['s3:GetObject', 's3:PutObject'] });
    const v6 = statement('Allow', { IpAddress: { 'aws:SourceIp': '2001:db8::/32' } }, { Action: ['s3:PutObject', 's3:GetObject'] });
    expect(found(v4, v6)).toEqual({ count: 2, ...nothing });
    expect(found(v4, { ...v4, Condition: {} })).toEqual({ count: 1, ...nothing });
    expect(found(v4, { ...v6, Action: 's3:ListBucket' })).toMatchObject({ ipv4OnlyAllows: ['statement 1'] });
    expect(found(v4, v4)).toMatchObject({ ipv4OnlyAllows: ['statement 1', 'statement 2'] });
  });
  test('a statement that stands alone, without a list, is read as well', () => {
    const text = JSON.stringify({ Statement: statement('Allow', { IpAddress: { 'aws:SourceIp': office } }) });
    expect(inspectSourceAddresses(text)).toMatchObject({ statements: 1, ipv4OnlyAllows: ['statement 1'] });
  });
  test('IAM’s URL-encoded documents are read', () => {
    const text = encodeURIComponent(policy(statement('Deny', { NotIpAddress: { 'aws:SourceIp': office } })));
    expect(inspectSourceAddresses(text)).toMatchObject({ statements: 1, ipv4OnlyDenies: ['statement 1'] });
  });
  test.each([undefined, '', 'no policy', '%7Bbroken', '[]', '"text"'])('%j is no policy', (text) => {
    expect(inspectSourceAddresses(text)).toBeUndefined();
  });
  test('only policies that test addresses, or cannot be read, are kept', () => {
    const silent = inspectSourceAddresses(policy({ Effect: 'Allow', Action: '*', Condition: { Bool: { 'aws:SecureTransport': 'true' } } }));
    const telling = inspectSourceAddresses(policy(statement('Allow', { IpAddress: { 'aws:SourceIp': office } })));
    expect([silent, telling, undefined].map(isWorthKeeping)).toEqual([false, true, true]);
  });
});
