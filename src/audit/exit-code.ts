import type { Report } from '../model/report.ts';
import { isAtLeast, severities, type Severity } from '../model/verdict.ts';

export interface Thresholds {
  readonly failOn: Severity | 'none';
  readonly failOnUnknown: boolean;
}

/**
 * What the process ends with: 0 nothing at or above the threshold, 3 nothing could be read, 10 findings,
 * 11 no findings but unknowns where those count. 1 (our bug) and 2 (usage) never come from a report.
 */
export const exitCodeOf = (report: Report, { failOn, failOnUnknown }: Thresholds): 0 | 3 | 10 | 11 => {
  if (nothingRead(report)) return 3;
  const { findings, baseline } = report.summary;
  // What a waiver accepts is in no count, and what the baseline has counts for no threshold.
  const fresh = baseline?.new ?? findings;
  const counted = failOn === 'none' ? [] : severities.filter((severity) => isAtLeast(severity, failOn));
  if (counted.some((severity) => fresh[severity] > 0)) return 10;
  return failOnUnknown && findings.unknown > 0 ? 11 : 0;
};

/** Nothing is there, and not because there is nothing. */
export const nothingRead = ({ scopes }: Pick<Report, 'scopes'>): boolean => {
  const read = scopes.some(({ resources }) => Object.keys(resources).length > 0);
  return !read && scopes.every(({ gaps }) => gaps > 0);
};
