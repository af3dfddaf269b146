import { readFileSync } from 'node:fs';
import type { Report, ReportVerdict } from '../../src/model/report.ts';

/** The demo account's findings over and over, each on a resource of its own. */
export const manyFindings = (count: number): Report => {
  const demo = JSON.parse(readFileSync(new URL('../../fixtures/reports/demo.json', import.meta.url), 'utf8')) as Report;
  const failing = demo.verdicts.filter(({ status, resource }) => status === 'fail' && resource !== null);
  const verdicts = Array.from({ length: count }, (_, index): ReportVerdict => {
    const verdict = failing[Math.floor((index * failing.length) / count)] as ReportVerdict;
    const id = `${verdict.resource?.id}-${index}`;
    return {
      ...verdict,
      fingerprint: index.toString(16).padStart(16, '0'),
      resource: verdict.resource && { ...verdict.resource, id, arn: `${verdict.resource.arn}-${index}` },
    };
  });
  return { ...demo, verdicts, summary: { ...demo.summary, fail: count, unknown: 0, pass: 0 } };
};
