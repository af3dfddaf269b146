// What AWS does to those who ask much: sessions end, buckets run empty. And what it sees of them.
import type { Caller } from './identity.ts';

export interface PressureOptions {
  /** How many requests the keys of a role are good for; without end by default. */
  readonly sessionRequests?: number;
  /** For each account, region and service. https://docs.aws.amazon.com/AWSEC2/latest/APIReference/throttling.html */
  readonly bucket?: { readonly size: number; readonly perSecond: number };
}

export interface Pressure {
  /** What becomes of a request of this caller, before anything else is looked at. */
  readonly meets: (caller: Caller) => 'expired-token' | 'throttling' | undefined;
  /** Counts the request as being answered until the returned function is called. */
  readonly begin: (caller: Caller) => () => void;
  /** The most requests that were being answered at once, by `account/region` and by `account/region/service`. */
  readonly peaks: ReadonlyMap<string, number>;
}

export function pressureOf({ sessionRequests = Number.POSITIVE_INFINITY, bucket }: PressureOptions): Pressure {
  const used = new Map<string, number>();
  const buckets = new Map<string, { tokens: number; at: number }>();
  const open = new Map<string, number>();
  const peaks = new Map<string, number>();
  const isEmpty = (key: string): boolean => {
    if (bucket === undefined) return false;
    const now = performance.now();
    const { tokens, at } = buckets.get(key) ?? { tokens: bucket.size, at: now };
    const filled = Math.min(bucket.size, tokens + ((now - at) / 1000) * bucket.perSecond);
    buckets.set(key, { tokens: Math.max(filled - 1, filled < 1 ? filled : 0), at: now });
    return filled < 1;
  };
  const placesOf = ({ account, region, service }: Caller) => [`${account}/${region}`, `${account}/${region}/${service}`];
  return {
    peaks,
    meets: (caller) => {
      if (caller.session !== undefined) {
        const count = (used.get(caller.session) ?? 0) + 1;
        used.set(caller.session, count);
        if (count > sessionRequests) return 'expired-token';
      }
      return isEmpty(`${caller.account}/${caller.region}/${caller.service}`) ? 'throttling' : undefined;
    },
    begin: (caller) => {
      for (const place of placesOf(caller)) {
        const count = (open.get(place) ?? 0) + 1;
        open.set(place, count);
        peaks.set(place, Math.max(count, peaks.get(place) ?? 0));
      }
      return () => {
        for (const place of placesOf(caller)) open.set(place, (open.get(place) ?? 1) - 1);
      };
    },
  };
}
