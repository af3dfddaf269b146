import { describe, expect, test } from 'vitest';
import { fitsPattern, ipv4Denials } from '../../src/model/ipv4-denials.ts';

const role = 'arn:aws:iam::111122223333:role/DaxRole';
const denial = (Condition: object, rest: object = {}) =>
  ipv4Denials(JSON.stringify({ Statement: [{ Effect: 'Deny', Principal: '*', Action: 'dynamodb:*', Resource: '*', Condition, ...rest }] }));
const all = { statement: 'statement 1', principals: ['*'], spares: [], isNarrowed: false };

describe('denials of all IPv4 addresses', () => {
  test.each([
    ['all of IPv4', { IpAddress: { 'aws:SourceIp': '0.0.0.0/0' } }, all],
    ['both halves', { IpAddress: { 'AWS:SourceIP': ['0.0.0.0/1', '128.0.0.0/1'] } }, all],
    ['all but IPv6 addresses', { NotIpAddress: { 'aws:SourceIp': ['2001:db8::/32'] } }, all],
    [
      'an exception for a role',
      { IpAddress: { 'aws:SourceIp': '0.0.0.0/0' }, ArnNotEquals: { 'aws:PrincipalArn': role } },
      { ...all, spares: [role] },
    ],
    [
      'another condition',
      { IpAddress: { 'aws:SourceIp': '0.0.0.0/0' }, Bool: { 'aws:ViaAWSService': 'false' } },
      { ...all, isNarrowed: true },
    ],
  ])('%s', (_name, condition, expected) => expect(denial(condition)).toEqual([expected]));
  test('the principals that it is for, and those that it is not for', () => {
    const condition = { IpAddress: { 'aws:SourceIp': '0.0.0.0/0' } };
    expect(denial(condition, { Sid: 'S', Principal: { AWS: [role] } })).toEqual([{ ...all, statement: 'S', principals: [role] }]);
    expect(denial(condition, { Principal: undefined, NotPrincipal: { AWS: role } })).toEqual([{ ...all, spares: [role] }]);
  });
  test.each([
    ['some of IPv4', { IpAddress: { 'aws:SourceIp': '10.0.0.0/8' } }, {}],
    ['all of IPv4 but some', { IpAddress: { 'aws:SourceIp': '0.0.0.0/0' }, NotIpAddress: { 'aws:SourceIp': '10.0.0.0/8' } }, {}],
    ['all but some of both', { NotIpAddress: { 'aws:SourceIp': ['2001:db8::/32', '10.0.0.0/8'] } }, {}],
    ['a grant', { IpAddress: { 'aws:SourceIp': '0.0.0.0/0' } }, { Effect: 'Allow' }],
    ['what is not about items', { IpAddress: { 'aws:SourceIp': '0.0.0.0/0' } }, { Action: ['dynamodb:DeleteTable', 'dynamodb:Tag*'] }],
    ['all but what is about items', { IpAddress: { 'aws:SourceIp': '0.0.0.0/0' } }, { Action: undefined, NotAction: 'dynamodb:*' }],
    ['no address', { Bool: { 'aws:SecureTransport': 'false' } }, {}],
  ])('not %s', (_name, condition, rest) => expect(denial(condition, rest)).toEqual([]));
  test.each(['', 'no JSON', '[]', undefined])('what is no policy: %j', (document) => expect(ipv4Denials(document)).toBeUndefined());
});

test.each([
  ['arn:aws:iam::*:role/*', role, true],
  ['arn:aws:iam::111122223333:role/Da?Role', role, true],
  ['arn:aws:iam::111122223333:role/Dax', role, false],
  ['arn.aws', 'arnxaws', false],
])('the pattern %s on %s: %s', (pattern, text, fits) => expect(fitsPattern(pattern, text)).toBe(fits));
