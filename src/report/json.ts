import type { Report } from '../model/report.ts';

/** The report itself, in the form of the published schema. */
export const renderJson = (report: Report): string => `${JSON.stringify(report, null, 2)}\n`;
