import { iamActionOf } from '../aws/calls.ts';
import type { Kind } from '../model/kinds.ts';
import { compare } from '../model/order.ts';
import { collectors } from './collectors.ts';
import { callsOf, withDependencies } from './run.ts';

/** The IAM actions without which a kind cannot be read in full, those of the kinds that it is found through among them. */
export const actionsOfKind = (kind: Kind): readonly string[] =>
  [...new Set([...callsOf(withDependencies(collectors, new Set([kind])))].map(iamActionOf))].toSorted(compare);

/** The services that answer for a kind, by their IAM prefixes. */
export const servicesOfKind = (kind: Kind): readonly string[] => {
  const calls = collectors.find((collector) => collector.kind === kind)?.calls ?? [];
  return [...new Set(calls.map((call) => iamActionOf(call).split(':')[0] ?? ''))].toSorted(compare);
};
