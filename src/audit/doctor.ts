import type { ActionCheck, CheckStatus, Diagnosis } from '../model/doctor.ts';
import type { Kind } from '../model/kinds.ts';
import type { AnyRule } from '../rules/define.ts';

/** Which of the rules give no verdict, and which a weaker one, where these kinds cannot be read in full. */
export const rulesWithout = (rules: readonly AnyRule[], kinds: ReadonlySet<Kind>): Pick<ActionCheck, 'unknown' | 'weaker'> => {
  const reads = (needed: readonly Kind[] = []) => needed.some((kind) => kinds.has(kind));
  const unknown = rules.filter(({ subjects, needs }) => reads(subjects) || reads(needs));
  return {
    unknown: unknown.map(({ id }) => id),
    weaker: rules.filter((rule) => reads(rule.consults) && !unknown.includes(rule)).map(({ id }) => id),
  };
};

/** 0 nothing is lacking, 3 a scan would read nothing, 10 something is lacking, 11 something could not be told, where that counts. */
export const doctorExitCode = ({ checks, actions }: Diagnosis, { failOnUnknown }: { readonly failOnUnknown: boolean }): 0 | 3 | 10 | 11 => {
  const statuses = (each: readonly { readonly status: CheckStatus }[]) => new Set(each.map(({ status }) => status));
  const tried = actions.filter(({ action }) => !action.startsWith('sts:'));
  if (tried.every(({ status }) => status !== 'ok')) return 3;
  const all = statuses([...checks, ...actions]);
  if (all.has('lacking')) return 10;
  return failOnUnknown && all.has('could-not-tell') ? 11 : 0;
};
