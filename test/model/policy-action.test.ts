import { expect, test } from 'vitest';
import { allTogether, inspectAction } from '../../src/model/policy-action.ts';

const policy = (...Statement: readonly object[]) => JSON.stringify({ Version: '2012-10-17', Statement });
const allow = (Action: string | readonly string[]) => ({ Effect: 'Allow', Action, Resource: '*' });
const deny = { Effect: 'Deny', Action: 'ec2:Assign*', Resource: '*' };

test.each([
  ['the action itself', policy(allow(['ec2:CreateTags', 'ec2:AssignIpv6Addresses'])), 'allows'],
  ['a wildcard', policy(allow('ec2:*')), 'allows'],
  ['everything', policy(allow('*')), 'allows'],
  ['a part and a wildcard', policy(allow('EC2:assign*')), 'allows'],
  ['all but something else', policy({ Effect: 'Allow', NotAction: 'iam:*', Resource: '*' }), 'allows'],
  ['all but that', policy({ Effect: 'Allow', NotAction: 'ec2:*', Resource: '*' }), 'silent'],
  ['the same for IPv4', policy(allow('ec2:AssignPrivateIpAddresses')), 'silent'],
  ['a grant and a denial', policy(allow('*'), deny), 'denies'],
  ['a denial with a condition', policy(allow('*'), { ...deny, Condition: { Bool: { 'aws:SecureTransport': 'false' } } }), 'allows'],
  ['the URL-encoded form of IAM', encodeURIComponent(policy(allow('ec2:*'))), 'allows'],
  ['a statement that is not in a list', JSON.stringify({ Statement: allow('ec2:*') }), 'allows'],
  ['no policy', 'x', undefined],
])('reads %s', (_name, document, verdict) => expect(inspectAction(document, 'ec2:AssignIpv6Addresses')).toBe(verdict));

test.each([
  [['silent', 'allows'], true],
  [['allows', 'denies'], false],
  [['silent'], false],
  [['allows', undefined], null],
  [[], false],
] as const)('%j together: %s', (verdicts, together) => expect(allTogether(verdicts)).toBe(together));
