import type { Inventory } from '../model/inventory.ts';
import type { Report, ReportVerdict } from '../model/report.ts';
import { type Severity, type SeverityByTarget, type Target, targets as everyTarget } from '../model/verdict.ts';

import { oncePer } from '../network/once.ts';

/** One of the two files that are compared. */
export interface Side {
  readonly file: string;
  readonly source: 'snapshot' | 'report';
  readonly report: Report;
  /** Of a snapshot. It tells a resource that is gone from one that the rule no longer concerns. */
  readonly inventory?: Inventory;
}

/** What is wanted of a comparison, beyond what both files were judged for. */
export interface Asked {
  readonly targets: readonly Target[];
  /** Findings below it are counted and not listed. */
  readonly severity: Severity;
  /** Only these rules; empty means all. */
  readonly rules: readonly string[];
  readonly skipRules: readonly string[];
  /** Only these VPCs and what stands in none; empty means all. */
  readonly vpcs: readonly string[];
}

/** The severities for these targets; undefined where it has none. */
export const aimedAt = (severity: SeverityByTarget, targets: readonly Target[]): SeverityByTarget | undefined => {
  const kept = everyTarget.filter((target) => targets.includes(target) && severity[target] !== undefined);
  return kept.length === 0 ? undefined : Object.fromEntries(kept.map((target) => [target, severity[target]]));
};

export const isRuleAsked = ({ rules, skipRules }: Asked, id: string): boolean =>
  (rules.length === 0 || rules.includes(id)) && !skipRules.includes(id);

export const holdsScope = ({ scopes }: Report, { account, region }: { readonly account: string; readonly region: string }): boolean =>
  scopes.some((scope) => scope.account === account && scope.region === region);

const unreadKinds = oncePer(
  (report: Report) => new Map(report.verdicts.filter(({ resource }) => resource === null).map((each) => [kindKey(each), each])),
);

const kindKey = ({ rule, account, region, kind }: Pick<ReportVerdict, 'rule' | 'account' | 'region' | 'kind'>): string =>
  [rule, account, region, kind].join('\n');

/** That a rule could not judge the whole kind of this resource there, where it could not. */
export const unreadKind = (report: Report, verdict: ReportVerdict): ReportVerdict | undefined => unreadKinds(report).get(kindKey(verdict));

/** In whatever order. */
export const sameNames = (a: readonly string[], b: readonly string[]): boolean =>
  a.length === b.length && a.toSorted().join('\n') === b.toSorted().join('\n');
