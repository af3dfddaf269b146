import type { Statistics } from '../model/statistics.ts';

/** A count in progress. */
export type Tally = { -readonly [Member in keyof Statistics]: Statistics[Member] };

export const newTally = (): Tally => ({ calls: 0, retries: 0, throttles: 0, bytes: 0 });
