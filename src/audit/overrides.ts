import type { SeverityOverrides } from '../model/config.ts';
import { type SeverityByTarget, targets } from '../model/verdict.ts';

/** The severities with those of the configuration in their place. What a rule or finding says nothing for stays so. */
export const overridden = (severity: SeverityByTarget, id: string, overrides: SeverityOverrides = {}): SeverityByTarget => {
  const wanted = Object.hasOwn(overrides, id) ? overrides[id] : undefined;
  if (wanted === undefined || wanted === 'off') return severity;
  const own = targets.filter((target) => severity[target] !== undefined);
  return Object.fromEntries(own.map((target) => [target, (typeof wanted === 'string' ? wanted : wanted[target]) ?? severity[target]]));
};

/** The rules that the configuration switches off. */
export const switchedOff = (overrides: SeverityOverrides = {}): readonly string[] =>
  Object.entries(overrides).flatMap(([id, wanted]) => (wanted === 'off' ? [id] : []));
