import { describe, expect, test } from 'vitest';
import { servicePages } from '../../src/audit/service-pages.ts';
import { rulePages } from '../../src/cli/rule-pages.ts';
import { renderServices } from '../../src/report/services.ts';

const pages = servicePages(rulePages);
const plain = (columns: number, some = pages) => renderServices(some, 'terminal', { columns, colour: false });

describe('the table of services', () => {
  test.each([40, 60, 80, 200])('holds %i columns', (columns) => {
    expect(
      plain(columns)
        .split('\n')
        .filter((line) => line.length > columns),
    ).toEqual([]);
  });
  test('has each service with its cells in two lines at 80 columns', () => {
    const lines = plain(80).split('\n');
    expect(lines.filter((line) => line === 'EFS efs.<region>.api.aws')).toHaveLength(1);
    expect(lines.indexOf('')).toBe(1 + 2 * pages.length);
  });
  test('gives the notes where there are few', () => {
    const of = (id: string) => pages.filter((page) => page.id === id);
    expect(plain(80, of('fsx-ontap'))).toContain('FSx for ONTAP: In place is not verified.');
    expect(plain(80)).not.toContain('In place is not verified.');
  });
  test.each([
    ['ds', '  yes*        partial*   in place    no          1'],
    ['dms', '  yes         partial*   in place    yes         3'],
    ['mq-rabbitmq', '  yes*        -*         rebuild     -           1'],
    ['mq-activemq', '  no          no         impossible  yes         1'],
    ['kms', '  yes         partial    -           -           2'],
  ])('marks what the table says otherwise: %s', (id, row) => {
    const found = pages.filter((page) => page.id === id);
    expect(plain(80, found).split('\n')[2]).toBe(row);
  });
});
