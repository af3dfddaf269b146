import { indexSlice, type Inventory } from '../model/inventory.ts';
import { joined } from '../network/sharing.ts';
import type { AnyRule } from '../rules/define.ts';
import { judge } from './judge.ts';

/** How often each rule says what of an inventory, without the names. */
export const tenorOf = ({ slices }: Inventory, rules: readonly AnyRule[]): ReadonlyMap<string, number> => {
  const indexed = joined(slices.map(indexSlice));
  const verdicts = rules.flatMap((rule) =>
    judge(rule, indexed).map(
      ({ kind, verdict }) => `${rule.id} ${kind} ${verdict.status} ${JSON.stringify(verdict.status === 'fail' ? verdict.severity : '')}`,
    ),
  );
  return new Map([...Map.groupBy(verdicts, (each) => each)].map(([each, all]) => [each, all.length]));
};
