import type { Report } from '../model/report.ts';
import { plain } from './plain.ts';

type ReportGap = Report['gaps'][number];

export const reasonText: Record<ReportGap['reason'], string> = {
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

/** What could not be read for one reason through one IAM action. */
interface GapGroup {
  readonly first: ReportGap;
  readonly kinds: readonly string[];
  /** `account/region`. */
  readonly places: readonly string[];
}

/** An account into which there was no way has a line of its own, and no list of all that there may be in it. */
const isWholeAccount = ({ action }: ReportGap): boolean => action === 'sts:AssumeRole';

export const gapGroups = ({ gaps }: Pick<Report, 'gaps'>): readonly GapGroup[] =>
  [...Map.groupBy(gaps, (gap) => `${gap.action} ${gap.reason} ${isWholeAccount(gap) ? gap.account : ''}`).values()].map((group) => ({
    first: group[0] as ReportGap,
    kinds: group.every(isWholeAccount) ? ['everything'] : [...new Set(group.map(({ kind }) => kind))],
    places: [...new Set(group.map(({ account, region }) => `${account}/${region}`))],
  }));

export const grantOf = ({ reason, action }: ReportGap): string => (reason === 'access-denied' && action ? `; grant ${action}` : '');

export const gapSentence = ({ first, kinds, places }: GapGroup): string =>
  `${kinds.join(', ')} in ${fewOf(places, 3)}: ${reasonText[first.reason]}${grantOf(first)} (${plain(first.message, 300)})`;

export const fewOf = (names: readonly string[], most: number): string =>
  names.length > most ? `${names.slice(0, most).join(', ')} and ${names.length - most} more` : names.join(', ');
