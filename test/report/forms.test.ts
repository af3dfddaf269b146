import { beforeAll, describe, expect, it } from 'vitest';
import type { AuditOptions } from '../../src/audit/part.ts';
import { audit } from '../../src/audit/report.ts';
import type { Report } from '../../src/model/report.ts';
import { type Format, formats, listsPasses, showsTerraform } from '../../src/report/render.ts';
import { catalogue } from '../../src/rules/catalogue.ts';
import { readFixture } from '../support/read-fixture.ts';
import { rendered } from '../support/reports.ts';

/** What need not be made for a form that does not show it: the form's text is the same with it and without. */
const parts: readonly (readonly [what: string, without: Partial<AuditOptions>, shows: (format: Format) => boolean])[] = [
  ['passes', { passes: 'counted' }, listsPasses],
  ['Terraform', { terraform: 'left-out' }, showsTerraform],
];

describe.each(parts)('%s', (_what, without, shows) => {
  let [whole, less] = [undefined, undefined] as unknown as [Report, Report];
  beforeAll(async () => {
    const inventory = await readFixture('demo');
    const options = { targets: ['dual-stack', 'ipv6-only'], severity: 'info', rules: catalogue, vpcs: [], tags: [] } as const;
    [whole, less] = [audit(inventory, options), audit(inventory, { ...options, ...without })];
  });

  it.each(formats.filter((format) => !shows(format)))('%s is the same without', async (format) => {
    expect(await rendered(less, format)).toBe(await rendered(whole, format));
  });
  it.each(formats.filter(shows))('%s shows them', async (format) => {
    expect(await rendered(less, format)).not.toBe(await rendered(whole, format));
  });
});
