import { parse } from 'csv-parse/sync';
import { describe, expect, test } from 'vitest';
import { rendered, reports } from '../../support/reports.ts';

const columns = [
  'status',
  'dual_stack',
  'ipv6_only',
  'rule',
  'title',
  'account',
  'region',
  'vpcs',
  'kind',
  'resource',
  'name',
  'arn',
  'message',
  'fix_effect',
  'fix',
  'missing_permissions',
  'accepted',
  'fingerprint',
];

describe.each(reports)('CSV of the %s account', (_name, report) => {
  const rows = async () => parse(await rendered(report, 'csv'), { record_delimiter: '\r\n' });
  test('has the same header always, and a row for every verdict', async () => {
    const [header, ...body] = await rows();
    expect(header).toEqual(columns);
    expect(body.map((row) => [row[0], row.at(-1)])).toEqual(report.verdicts.map(({ status, fingerprint }) => [status, fingerprint]));
  });
  test('has no cell that a spreadsheet computes, cuts or breaks', async () => {
    const cells = (await rows()).flat();
    expect(cells.filter((cell) => /^\s*[=+\-@\t\r＝＋－＠]/.test(cell) || cell.length > 32_767 || /[\r\n]/.test(cell))).toEqual([]);
  });
});

test('harmless cells are as they are', async () => {
  const [, demo] = reports[0]!;
  const [header = [], first] = parse(await rendered(demo, 'csv'), { record_delimiter: '\r\n' });
  const { rule, account, region, message, resource } = demo.verdicts[0]!;
  expect(['rule', 'account', 'region', 'message', 'arn'].map((name) => first?.[header.indexOf(name)])).toEqual([
    rule,
    account,
    region,
    message,
    resource?.arn,
  ]);
});
