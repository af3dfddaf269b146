import type { Report } from '../model/report.ts';

/** The report line by line, for tools that stream. The last line says how many there are, so that a torn file is known as one. */
export const renderNdjson = (report: Report): string => {
  const { tool, collectedAt, options, scopes, summary, knowledge, readiness, verdicts, gaps, waivers } = report;
  const lines = [
    { type: 'header', format: 'ipv6-audit-report-lines', version: '1.0', tool, collectedAt, options, scopes, summary, knowledge, waivers },
    ...readiness.map((row) => ({ type: 'readiness', ...row })),
    ...verdicts.map((verdict) => ({ type: 'verdict', ...verdict })),
    ...gaps.map((gap) => ({ type: 'gap', ...gap })),
    { type: 'end', readiness: readiness.length, verdicts: verdicts.length, gaps: gaps.length },
  ];
  return `${lines.map((line) => JSON.stringify(line)).join('\n')}\n`;
};
