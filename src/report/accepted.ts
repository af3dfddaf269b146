import type { ReportVerdict } from '../model/report.ts';

/** Why a finding asks for nothing now, where a waiver or the baseline has accepted it. */
export const acceptedText = ({ waiver, baseline }: Pick<ReportVerdict, 'waiver' | 'baseline'>): string | undefined => {
  if (waiver) return `waived until ${waiver.expires} by ${waiver.owner}: ${waiver.reason}`;
  return baseline ? 'in the baseline' : undefined;
};
