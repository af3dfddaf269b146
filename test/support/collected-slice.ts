import { openDoor } from '../../src/aws/door.ts';
import { collectors } from '../../src/collect/collectors.ts';
import { callsOf, collectSlice, withDependencies } from '../../src/collect/run.ts';
import type { Slice } from '../../src/model/inventory.ts';
import type { Kind } from '../../src/model/kinds.ts';
import type { ReplayService } from './replay/fixture.ts';
import { type Replay, startReplay } from './replay/server.ts';
import { home } from './build.ts';

/** What collectors make of these answers of AWS, gaps among them, read over the wire with one item per page. */
export const collected = async (
  kinds: readonly Kind[],
  services: Readonly<Record<string, ReplayService>>,
  stubEnv: (name: string, value: string) => unknown,
  region: string = home.region,
): Promise<Slice & Pick<Replay, 'requests' | 'problems'>> => {
  const replay = await startReplay({ fixture: { [home.account]: { '*': services } }, pageSize: 1 });
  for (const [name, value] of Object.entries(replay.env)) stubEnv(name, value);
  const used = withDependencies(collectors, new Set(kinds));
  const door = await openDoor({ allowed: new Set(callsOf(used)), userAgent: 'test', maxAttempts: 1 });
  try {
    const slice = await collectSlice(door, { ...home, region }, used);
    return { ...slice, requests: replay.requests, problems: replay.problems };
  } finally {
    door.close();
    await replay.close();
  }
};
