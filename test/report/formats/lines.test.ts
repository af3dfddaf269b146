import { describe, expect, test } from 'vitest';
import { multiplied, rendered, reports } from '../../support/reports.ts';

describe.each(reports)('NDJSON of the %s account', (_name, report) => {
  test('says line by line what the JSON report says', async () => {
    const lines = (await rendered(report, 'ndjson'))
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line) as { readonly type: string });
    const json = JSON.parse(await rendered(report, 'json')) as typeof report;
    const of = (wanted: string) => lines.flatMap(({ type, ...rest }) => (type === wanted ? [rest] : []));
    expect(of('readiness')).toEqual(json.readiness);
    expect(of('verdict')).toEqual(json.verdicts);
    expect(of('gap')).toEqual(json.gaps);
    expect(lines[0]).toMatchObject({ type: 'header', tool: json.tool, summary: json.summary, scopes: json.scopes });
    expect(lines.at(-1)).toEqual({ type: 'end', readiness: json.readiness.length, verdicts: json.verdicts.length, gaps: json.gaps.length });
  });
});

/** As the runner reads a line: https://github.com/actions/runner/blob/main/src/Runner.Common/ActionCommand.cs */
const command = /^::(error|warning|notice) title=([^:,]+)::(.*)$/;
const data = (text: string) => text.replaceAll('%0D', '\r').replaceAll('%0A', '\n').replaceAll('%25', '%');

describe.each(reports)('workflow commands of the %s account', (_name, report) => {
  const lines = async () => (await rendered(report, 'github')).trimEnd().split('\n');
  test('are annotations and nothing else, ten of a level at most', async () => {
    const levels = (await lines()).map((line) => command.exec(line)?.[1]);
    expect(levels).not.toContain(undefined);
    for (const level of ['error', 'warning', 'notice']) expect(levels.filter((each) => each === level).length).toBeLessThanOrEqual(10);
  });
  test('carry no line break and nothing that a terminal obeys', async () => {
    const texts = (await lines()).map((line) => data(command.exec(line)?.[3] ?? ''));
    // oxlint-disable-next-line no-control-regex -- the control characters are the point
    expect(texts.join('')).not.toMatch(/[\u0000-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]|\p{Cs}/u);
  });
  test('say that something is unknown ahead of the other warnings', async () => {
    const first = (await lines()).find((line) => line.startsWith('::warning')) ?? '';
    const { unknown } = report.summary.findings;
    expect(first.includes(`title=${unknown} unknown::`)).toBe(unknown + report.gaps.length > 0);
  });
});

test('the last annotation says how many more there are', async () => {
  const [, demo] = reports[0]!;
  const lines = (await rendered(multiplied(demo, 1000), 'github')).trimEnd().split('\n');
  const errors = lines.filter((line) => line.startsWith('::error'));
  expect(errors.length).toBe(10);
  expect(errors.at(-1)).toMatch(/title=and \d{3} more::/);
});
