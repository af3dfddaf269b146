import { everyKind } from '../../src/collect/inventory.ts';
import type { Inventory } from '../../src/model/inventory.ts';
import { collectInventory } from './collected-inventory.ts';
import { loadFixture } from './replay/fixture.ts';
import { startReplay } from './replay/server.ts';
import { setEnvironment } from './environment.ts';

/** A fixture's inventory, read in this process with the real SDK over the real wire. */
export const readFixture = async (scenario: string): Promise<Inventory> => {
  const replay = await startReplay({
    fixture: await loadFixture(new URL(`../../fixtures/accounts/${scenario}`, import.meta.url).pathname),
  });
  const restore = setEnvironment(replay.env);
  try {
    const tool = { name: 'ipv6-audit', version: '0.0.0-test' };
    return await collectInventory({ regions: [], kinds: everyKind, tool, now: new Date('2026-11-23T00:00:00Z') });
  } finally {
    restore();
    await replay.close();
  }
};
