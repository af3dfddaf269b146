import type { Report } from '../model/report.ts';
import { fewOf, gapGroups, grantOf, reasonText } from './gap-groups.ts';
import { sanitise } from './sanitise.ts';
import type { Style } from './style.ts';

/** What could not be read, which IAM action would let it be read, and which rules it leaves unknown. */
export const gapLines = (report: Report, { paint, block }: Style): readonly string[] => {
  if (report.gaps.length === 0) return [];
  return [
    '',
    paint.magenta.bold('Not read, and so unknown'),
    ...gapGroups(report).flatMap(({ first, kinds, places }) => {
      const rules = rulesBehind(report, first.action);
      return [
        ...block(2, `${paint.bold(kinds.join(', '))}: ${reasonText[first.reason]}${grantOf(first)}`),
        ...block(4, paint.dim(`in ${fewOf(places, 3)}: ${sanitise(first.message)}`)),
        ...(rules.length > 0 ? block(4, paint.dim(`leaves unknown: ${fewOf(rules, 4)}`)) : []),
      ];
    }),
  ];
};

const rulesBehind = (report: Report, action: string): readonly string[] => [
  ...new Set(report.verdicts.filter(({ status, missing }) => status === 'unknown' && missing.includes(action)).map(({ rule }) => rule)),
];
