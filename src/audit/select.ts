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
  const known = new Set(catalogue.map(({ id }) => id));
  for (const id of [...rules, ...skipRules]) if (!known.has(id)) throw unknownRule(id, [...known]);
  const selected = catalogue.filter(
    ({ id, severity }) =>
      (rules.length === 0 || rules.includes(id)) && !skipRules.includes(id) && targets.some((target) => severity[target] !== undefined),
  );
  if (selected.length === 0)
    throw new UserError(`No rule is left for target ${targets.join(', ')} with these --rule and --skip-rule; nothing would be checked.`);
  return selected;
};

const unknownRule = (id: string, known: readonly string[]): UserError => {
  const close = nearest(id, known);
  return new UserError(`There is no rule "${id}"${close ? `; did you mean "${close}"?` : '.'}`);
};
