import { describe, expect, test } from 'vitest';
import { type Call, iamActionOf } from '../../src/aws/calls.ts';
import { allCalls, everyKind } from '../../src/collect/inventory.ts';
import { organizationCalls } from '../../src/collect/organization.ts';
import { callsFor, organizationStatements, statementsFor } from '../../src/collect/policy.ts';

const actionsOf = (...[kinds]: Parameters<typeof statementsFor>) => statementsFor(kinds).flatMap(({ Action }) => Action);

describe('the least-privilege policy', () => {
  test('allows every call that the program can send, and nothing else', () => {
    const hub = organizationStatements('ipv6-audit').flatMap(({ Action }) => Action);
    expect([...callsFor(everyKind), ...organizationCalls].toSorted()).toEqual([...allCalls].toSorted());
    expect([...actionsOf(everyKind), ...hub].toSorted()).toEqual(
      [...new Set([...allCalls, 'sts:AssumeRole' as Call].map(iamActionOf))].toSorted(),
    );
  });
  test('has exact actions, all of them reads, in order and each once', () => {
    const actions = actionsOf(everyKind);
    // API Gateway names its actions by HTTP methods; GET is the one that reads.
    expect(actions.filter((action) => !/^[a-z0-9-]+:((Describe|List|Get|Search)[A-Za-z0-9]+|GET)$/.test(action))).toEqual([]);
    expect(actions).toEqual([...new Set(actions)].toSorted());
  });
  test("reads of Parameter Store AWS's own list alone", () => {
    expect(statementsFor(everyKind).filter(({ Resource }) => Resource !== '*')).toEqual([
      { Effect: 'Allow', Action: ['ssm:GetParameter'], Resource: 'arn:*:ssm:*::parameter/aws/service/*' },
    ]);
  });
  test('of few kinds is small, and has what they are found through', () => {
    expect(actionsOf(new Set(['ecs-service']))).toEqual([
      'ec2:DescribeRegions',
      'ecs:DescribeClusters',
      'ecs:DescribeServices',
      'ecs:ListClusters',
      'ecs:ListServices',
      'ssm:GetParameter',
      'sts:GetCallerIdentity',
    ]);
  });
});
