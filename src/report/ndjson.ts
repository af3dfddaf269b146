import type { Report } from '../model/report.ts';

/** The report line by line, for tools that stream. The last line says how many there are, so that a torn file is known as one. */
export const renderNdjson = function* (report: Report): Generator<string> {
  const { tool, collectedAt, options, scopes, summary, knowledge, readiness, verdicts, gaps, waivers } = report;
  const head = { format: 'ipv6-audit-report-lines', version: '1.0', tool, collectedAt, options, scopes, summary, knowledge, waivers };
  yield line('header', head);
  for (const row of readiness) yield line('readiness', row);
  for (const verdict of verdicts) yield line('verdict', verdict);
  for (const gap of gaps) yield line('gap', gap);
  yield line('end', { readiness: readiness.length, verdicts: verdicts.length, gaps: gaps.length });
};

const line = (type: string, content: object): string => `${JSON.stringify({ type, ...content })}\n`;
