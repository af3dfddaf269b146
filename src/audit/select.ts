import { UserError } from '../model/failure.ts';
import { nearest } from '../model/nearest.ts';
import type { Target } from '../model/verdict.ts';
import type { AnyRule } from '../rules/define.ts';

export interface Selection {
  readonly targets: readonly Target[];
  /** Only these rules; empty means all. */
  readonly rules: readonly string[];
  readonly skipRules: readonly string[];
}

/** The rules to run. A name that no rule has is an error: a silently skipped check would look like a pass. */
export const selectRules = (catalogue: readonly AnyRule[], { targets, rules, skipRules }: Selection): readonly AnyRule[] => {
  for (const id of [...rules, ...skipRules]) named(catalogue, id);
  const selected = catalogue.filter(
    ({ id, severity }) =>
      (rules.length === 0 || rules.includes(id)) && !skipRules.includes(id) && targets.some((target) => severity[target] !== undefined),
  );
  if (selected.length === 0)
    throw new UserError(`No rule is left for target ${targets.join(', ')} with these --rule and --skip-rule; nothing would be checked.`);
  return selected;
};

/** The rule, or its page, of this id. */
export const named = <Named extends { readonly id: string }>(catalogue: readonly Named[], id: string): Named => {
  const found = catalogue.find((each) => each.id === id);
  if (found) return found;
  const close = nearest(
    id,
    catalogue.map((each) => each.id),
  );
  throw new UserError(`There is no rule "${id}"${close ? `; did you mean "${close}"?` : '.'}`);
};
