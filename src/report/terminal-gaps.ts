import type { Report } from '../model/report.ts';
import { sanitise } from './sanitise.ts';
import type { Style } from './style.ts';

type ReportGap = Report['gaps'][number];

const reasonText: Record<ReportGap['reason'], string> = {
  'access-denied': 'access denied',
  'credentials-expired': 'credentials expired',
  'credentials-invalid': 'credentials not accepted',
  throttled: 'throttled to the end',
  'service-error': 'the service failed',
  'not-offered': 'not offered in the region',
  network: 'not reachable',
  timeout: 'timed out',
  malformed: 'the answer was damaged',
  dependency: 'found through something unread',
  'not-collected': 'not in this snapshot',
};

/** What could not be read, which IAM action would let it be read, and which rules it leaves unknown. */
export const gapLines = (report: Report, { paint, block }: Style): readonly string[] => {
  if (report.gaps.length === 0) return [];
  const groups = Map.groupBy(report.gaps, ({ action, reason }) => `${action} ${reason}`);
  return [
    '',
    paint.magenta.bold('Not read, and so unknown'),
    ...[...groups.values()].flatMap((gaps) => {
      const first = gaps[0] as ReportGap;
      const kinds = [...new Set(gaps.map(({ kind }) => kind))];
      const regions = [...new Set(gaps.map(({ account, region }) => `${account}/${region}`))];
      const rules = rulesBehind(report, first.action);
      const grant = first.reason === 'access-denied' && first.action ? `; grant ${first.action}` : '';
      return [
        ...block(2, `${paint.bold(kinds.join(', '))}: ${reasonText[first.reason]}${grant}`),
        ...block(4, paint.dim(`in ${fewOf(regions, 3)}: ${sanitise(first.message)}`)),
        ...(rules.length > 0 ? block(4, paint.dim(`leaves unknown: ${fewOf(rules, 4)}`)) : []),
      ];
    }),
  ];
};

const rulesBehind = (report: Report, action: string): readonly string[] => [
  ...new Set(report.verdicts.filter(({ status, missing }) => status === 'unknown' && missing.includes(action)).map(({ rule }) => rule)),
];

const fewOf = (names: readonly string[], most: number): string =>
  names.length > most ? `${names.slice(0, most).join(', ')} and ${names.length - most} more` : names.join(', ');
