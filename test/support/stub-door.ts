import type { Call } from '../../src/aws/calls.ts';
import type { Door } from '../../src/aws/door.ts';

/** As much of a door as a collector uses, with answers of one's own. */
export const stubDoor = (answer: (region: string, call: Call, input: object) => unknown): Door => {
  const door: Pick<Door, 'call'> = { call: (region, call, input) => answer(region, call, input as object) as never };
  return door as Door;
};
