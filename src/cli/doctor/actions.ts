import { rulesWithout } from '../../audit/doctor.ts';
import { actionsOfKind } from '../../collect/actions.ts';
import { collectors } from '../../collect/collectors.ts';
import { statementsFor } from '../../collect/policy.ts';
import type { Probed } from '../../collect/probe.ts';
import { withDependencies } from '../../collect/run.ts';
import type { ActionCheck } from '../../model/doctor.ts';
import type { Kind } from '../../model/kinds.ts';
import type { AnyRule } from '../../rules/define.ts';

/** What AWS said to each action that reading these kinds takes: the very ones of `ipv6-audit policy`. */
export const actionChecks = (
  probed: ReadonlyMap<string, Probed>,
  kinds: ReadonlySet<Kind>,
  rules: readonly AnyRule[],
): readonly ActionCheck[] => {
  const read = withDependencies(collectors, kinds).map(({ kind }) => ({ kind, actions: actionsOfKind(kind) }));
  return statementsFor(kinds)
    .flatMap(({ Action }) => Action)
    .map((action) => {
      const behind = read.filter(({ actions }) => actions.includes(action)).map(({ kind }) => kind);
      return { action, ...verdictOn(probed.get(action)), kinds: behind, ...rulesWithout(rules, new Set(behind)) };
    });
};

const verdictOn = (probed: Probed | undefined): Pick<ActionCheck, 'status' | 'detail'> => {
  if (probed === undefined) return { status: 'could-not-tell', detail: 'there was nothing here to try it on' };
  const { asked, granted, failures } = probed;
  const denied = failures.find(({ reason }) => reason === 'access-denied');
  if (denied)
    return {
      status: 'lacking',
      detail: granted > 0 ? `denied for some, ${granted} of ${asked} granted: ${denied.message}` : denied.message,
    };
  if (granted > 0) return { status: 'ok', detail: 'granted' };
  return { status: 'could-not-tell', detail: `${failures[0]?.reason}: ${failures[0]?.message}` };
};
