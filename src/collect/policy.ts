import { type Call, iamActionOf } from '../aws/calls.ts';
import { identityCalls } from '../aws/identity.ts';
import type { Kind } from '../model/kinds.ts';
import { compare } from '../model/order.ts';
import type { PolicyStatement } from '../model/policy.ts';
import { collectors } from './collectors.ts';
import { offeredCalls, offeredResource } from './offered.ts';
import { organizationCalls } from './organization.ts';
import { callsOf, withDependencies } from './run.ts';

/** Everything that reading these kinds may send: what collectSlices lets out of the door. */
export const callsFor = (kinds: ReadonlySet<Kind>): ReadonlySet<Call> =>
  new Set<Call>([...identityCalls, ...offeredCalls, ...callsOf(withDependencies(collectors, kinds))]);

/** What IAM must allow for that: a statement per service and resource, in alphabetical order. */
export const statementsFor = (kinds: ReadonlySet<Kind>): readonly PolicyStatement[] => {
  const collected = new Set(callsOf(withDependencies(collectors, kinds)));
  const narrow = new Set<string>(offeredCalls.filter((call) => !collected.has(call)).map(iamActionOf));
  // Of what is described and listed AWS takes few actions by resource, and what is there is not known beforehand.
  const resourceOf = (action: string): string => (narrow.has(action) ? offeredResource : '*');
  const actions = [...new Set([...callsFor(kinds)].map(iamActionOf))].toSorted(compare);
  const groups = Map.groupBy(actions, (action) => `${action.split(':')[0]} ${resourceOf(action)}`);
  return [...groups.values()].map((Action) => ({ Effect: 'Allow', Action, Resource: resourceOf(Action[0] ?? '') }));
};

/** What the identity that reads an organization needs beside: to list its accounts, and to take on the role in each. */
export const organizationStatements = (role: string): readonly PolicyStatement[] => [
  { Effect: 'Allow', Action: [...organizationCalls], Resource: '*' },
  { Effect: 'Allow', Action: ['sts:AssumeRole'], Resource: `arn:*:iam::*:role/${role}` },
];
