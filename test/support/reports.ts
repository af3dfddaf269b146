import { readFileSync } from 'node:fs';
import type { Report } from '../../src/model/report.ts';
import { type Format, render } from '../../src/report/render.ts';
import { hostileReport } from './hostile-account.ts';

const golden = (name: string): Report =>
  JSON.parse(readFileSync(new URL(`../../fixtures/reports/${name}.json`, import.meta.url), 'utf8')) as Report;

const demo = golden('demo');

const nothing = { blocker: 0, high: 0, medium: 0, low: 0, info: 0 };

/** Every third finding waived, every third in a baseline. */
const accepted = (report: Report): Report => {
  const waiver = { reason: 'moves in spring', owner: '@network <b>', expires: '2027-03-31' };
  const verdicts = report.verdicts.map((verdict, index) => {
    if (verdict.status === 'pass' || index % 3 === 2) return verdict;
    return index % 3 === 0 ? { ...verdict, waiver } : { ...verdict, baseline: true as const };
  });
  return { ...report, verdicts, summary: { ...report.summary, baseline: { known: 9, new: nothing, worse: 0, fixed: 0, notSeen: 0 } } };
};

/** What every form of the report is proved on. */
export const reports: readonly (readonly [name: string, report: Report])[] = [
  ['demo', demo],
  ['playground', golden('playground')],
  ['hostile', hostileReport()],
  [
    'empty',
    {
      ...demo,
      scopes: [],
      readiness: [],
      verdicts: [],
      gaps: [],
      summary: { fail: 0, unknown: 0, pass: 0, hidden: 0, findings: { ...nothing, unknown: 0 } },
    },
  ],
  ['accepted', accepted(demo)],
];

export const rendered = async (report: Report, format: Format): Promise<string> =>
  [...(await render(report, format, { columns: 100, colour: false }))].join('');

/** An estate of so many findings that something must be left out. */
export const multiplied = (report: Report, times: number): Report => {
  const failing = report.verdicts.filter(({ status }) => status === 'fail');
  const verdicts = Array.from({ length: times }, (_, index) => ({
    ...(failing[index % failing.length] as Report['verdicts'][number]),
    fingerprint: index.toString(16).padStart(16, '0'),
  }));
  return {
    ...report,
    verdicts,
    readiness: Array.from({ length: times }, (_, index) => report.readiness[index % report.readiness.length]!),
  };
};
