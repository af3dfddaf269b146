import { beforeAll, describe, expect, it } from 'vitest';
import { audit } from '../../src/audit/report.ts';
import type { Report } from '../../src/model/report.ts';
import { formats, listsPasses } from '../../src/report/render.ts';
import { catalogue } from '../../src/rules/catalogue.ts';
import { readFixture } from '../support/read-fixture.ts';
import { rendered } from '../support/reports.ts';

describe('a form that only counts passes', () => {
  let [listed, counted] = [undefined, undefined] as unknown as [Report, Report];
  beforeAll(async () => {
    const inventory = await readFixture('demo');
    const options = { targets: ['dual-stack', 'ipv6-only'], severity: 'info', rules: catalogue, vpcs: [], tags: [] } as const;
    [listed, counted] = [audit(inventory, options), audit(inventory, { ...options, passes: 'counted' })];
  });

  it.each(formats.filter((format) => !listsPasses(format)))('%s is the same where they are not listed', async (format) => {
    expect(await rendered(counted, format)).toBe(await rendered(listed, format));
  });
  it.each(formats.filter(listsPasses))('%s is not such a form', async (format) => {
    expect(await rendered(counted, format)).not.toBe(await rendered(listed, format));
  });
});
