import type { Door } from '../../src/aws/door.ts';

/** As much of a door as a collector uses, with answers of one's own. */
export const stubDoor = (answer: (region: string, call: string) => unknown): Door => {
  const door: Pick<Door, 'call'> = { call: (region, call) => answer(region, call) as never };
  return door as Door;
};
