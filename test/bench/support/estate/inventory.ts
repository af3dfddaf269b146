import { collectors } from '../../../../src/collect/collectors.ts';
import { collectSlice } from '../../../../src/collect/run.ts';
import type { Inventory, Slice } from '../../../../src/model/inventory.ts';
import type { Members } from '../../../support/replay/shapes.ts';
import { type Estate, makeEstate } from './estate.ts';
import type { EstateSize } from './place.ts';

/** Some answers must have what AWS always says. */
const always: Readonly<Record<string, Members>> = { 'wafv2:ListIPSets': { IPSets: [] } };

/** What the program's own collectors make of an estate's answers, without a network. */
const collectEstate = (account: string, region: string, estate: Estate): Promise<Slice> => {
  const call = (_: string, name: string, input: object) => Promise.resolve(always[name] ?? estate(name, input as Members));
  const door = { call, homeRegion: () => Promise.resolve(region), clockOffset: () => Promise.resolve(0), close: () => undefined };
  const regional = collectors.filter(({ scope }) => scope !== 'global');
  return collectSlice(door as never, { account, region, partition: 'aws' }, regional);
};

export const accountId = (index: number): string => String(100_000_000_000 + index);

/** An account in one region. */
export const makeInventory = async (account: string, size: EstateSize): Promise<Inventory> => ({
  tool: { name: 'ipv6-audit', version: '0.0.0-bench' },
  collectedAt: '2026-11-23T00:00:00.000Z',
  slices: [await collectEstate(account, 'eu-central-1', makeEstate(account, 'eu-central-1', size))],
});
