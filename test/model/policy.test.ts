import { describe, expect, test } from 'vitest';
import { documentOf, lengthOf, managedPolicyLimit, type PolicyStatement, splitStatements } from '../../src/model/policy.ts';

const statement = (service: string, actions: number): PolicyStatement => ({
  Effect: 'Allow',
  Action: Array.from({ length: actions }, (_, index) => `${service}:Describe${String(index).padStart(4, '0')}`),
  Resource: '*',
});
const actionsOf = (statements: readonly PolicyStatement[]) => statements.flatMap(({ Action }) => Action);

describe('a policy in pieces', () => {
  test('one where all fits', () => {
    const statements = [statement('ec2', 3), statement('rds', 2)];
    expect(splitStatements(statements)).toEqual([documentOf(statements)]);
  });
  test.each([
    ['services that stay whole', [statement('ec2', 150), statement('ecs', 120), statement('rds', 90)]],
    ['a service that is too long by itself', [statement('ec2', 900)]],
    ['a single action', [statement('ec2', 1)]],
  ])('%s', (_name, statements) => {
    const parts = splitStatements(statements);
    expect(Math.max(...parts.map(lengthOf))).toBeLessThanOrEqual(managedPolicyLimit);
    expect(actionsOf(parts.flatMap(({ Statement }) => Statement))).toEqual(actionsOf(statements));
  });
  test('of none is none', () => expect(splitStatements([])).toEqual([]));
});
