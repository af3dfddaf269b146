import { setTimeout as delay } from 'node:timers/promises';
import pLimit, { type LimitFunction } from 'p-limit';
import { getOrMake } from '../model/get-or-make.ts';

/** Calls in flight in this process: about what one core decodes. */
export const inFlight = 100;

/** Of these in one region of an account, for which AWS counts requests apart: a throttled region leaves room for the others. */
export const inFlightPerRegion = 30;

/**
 * Of these for one service there. AWS refills the buckets of reads by some 20 a second, which 10 calls of 100 ms exceed
 * already. https://docs.aws.amazon.com/AWSEC2/latest/APIReference/throttling.html
 */
export const inFlightPerService = 10;

/**
 * Item by item calls have clients and room of their own: the SDK slows down a client as a whole once it is throttled, and
 * the listings should not wait for what is asked a hundred times.
 */
export type Lane = 'listing' | 'item';

export interface Limits {
  /** Runs a call, retries included, once there is room for it. */
  readonly run: <Result>(region: string, service: string, lane: Lane, call: () => Promise<Result>) => Promise<Result>;
  /** Resolves when the next request may leave for this region. */
  readonly turn: (region: string) => Promise<void>;
}

const keyed = <Value extends object>(make: () => Value): ((key: string) => Value) => {
  const values = new Map<string, Value>();
  return (key) => getOrMake(values, key, make);
};

/**
 * The limits of one account. Room is taken from the narrow to the wide, so that a call that waits for its service holds no
 * place of the process; and `share` keeps an account from holding those of the others while it waits to be let in again.
 */
export const limitsOf = (process: LimitFunction, share: number, maxRate: number | undefined, closing: AbortSignal): Limits => {
  const account = pLimit(share);
  const regions = keyed(() => pLimit(inFlightPerRegion));
  const services = keyed(() => pLimit(inFlightPerService));
  const paced = maxRate === undefined ? undefined : keyed(() => paceOf(1000 / maxRate, closing));
  return {
    run: (region, service, lane, call) =>
      services(`${region}/${service}/${lane}`)(() => regions(region)(() => account(() => process(call)))),
    turn: async (region) => paced?.(region)(),
  };
};

/**
 * One at a time, each so long after the one before has left. Libraries that plan the times of departure beforehand let all
 * that is late go at once, as after the second in which a large answer was decoded.
 */
const paceOf = (interval: number, closing: AbortSignal): (() => Promise<void>) => {
  const queue = pLimit(1);
  return () =>
    new Promise((resolve) => {
      const leave = async () => {
        resolve();
        await delay(interval, undefined, { signal: closing });
      };
      // Once all is closed nobody waits any more, and nothing leaves.
      queue(leave).catch(() => {});
    });
};
