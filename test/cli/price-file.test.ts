import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { readPriceFile } from '../../src/cli/price-file.ts';
import { UserError } from '../../src/model/failure.ts';

const folder = mkdtempSync(join(tmpdir(), 'ipv6-audit-prices-'));
afterAll(() => rmSync(folder, { recursive: true }));
const file = join(folder, 'prices.json');
const reading = (text: string) => {
  writeFileSync(file, text);
  return readPriceFile(file);
};

describe('a price file', () => {
  test('may hold all or nothing', async () => {
    const whole = {
      currency: 'EUR',
      source: 'our agreement',
      verified: '2026-11-01',
      everywhere: { publicIpv4PerHour: 0.004 },
      regions: { 'eu-central-1': { natGatewayPerHour: 0.05, natGatewayPerGb: 0, crossZonePerGb: 0.01 }, 'us-gov-west-1': {} },
    };
    expect(await reading(JSON.stringify(whole))).toEqual(whole);
    expect(await reading('\u{feff}{}')).toEqual({});
  });
  test.each([
    ['hello', 'is not JSON'],
    ['{"currency": "USD",}', 'is not JSON'],
    ['[]', 'must be an object with "regions" or "everywhere".'],
    ['{"region": {}}', 'has a member that there is not, "region"; did you mean "regions"?'],
    ['{"colour": 1}', 'has a member that there is not, "colour".'],
    ['{"everywhere": {"natGatewayPerHuor": 1}}', '"everywhere.natGatewayPerHuor"; did you mean "natGatewayPerHour"?'],
    ['{"regions": {"eu-west-1": {"natGateway": 1}}}', '"regions.eu-west-1.natGateway"'],
    ['{"regions": {"Frankfurt": {}}}', 'has under "regions" the name "Frankfurt", which is not like eu-central-1.'],
    ['{"regions": {"eu-west-1": {"natGatewayPerGb": "0.05"}}}', 'must have a number in "regions.eu-west-1.natGatewayPerGb".'],
    ['{"everywhere": {"natGatewayPerGb": -1}}', 'has a price below zero in "everywhere.natGatewayPerGb".'],
    ['{"everywhere": {"natGatewayPerGb": 1e999}}', '"everywhere.natGatewayPerGb"'],
    ['{"everywhere": null}', 'must have an object in "everywhere".'],
    ['{"currency": "dollars"}', 'has in "currency" nothing like USD.'],
    ['{"verified": "yesterday"}', 'has in "verified" nothing like 2026-11-01.'],
    ['{"verified": "2026-02-30"}', 'has no day of the calendar in "verified": 2026-02-30.'],
    ['{"__proto__": {"x": 1}}', 'has a member that there is not, "__proto__".'],
  ])('that is %s is refused in one sentence', async (text, why) => {
    const error: unknown = await reading(text).catch((each: unknown) => each);
    expect(error).toBeInstanceOf(UserError);
    const { message, exitCode } = error as UserError;
    expect(message).toContain(why);
    expect(message).toContain(`The price file ${file} `);
    expect(message).not.toContain('\n');
    expect(exitCode).toBe(2);
  });
  test('that is not there is named', async () => {
    await expect(readPriceFile(join(folder, 'none.json'))).rejects.toThrow(`There is no price file at ${join(folder, 'none.json')}.`);
    await expect(readPriceFile(folder)).rejects.toThrow('could not be read');
  });
});
