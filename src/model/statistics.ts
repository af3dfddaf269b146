/** What reading took. */
export interface Statistics {
  /** Operations asked for; each page is one. */
  readonly calls: number;
  /** Requests beyond the first of a call. */
  readonly retries: number;
  /** Answers by which AWS said that it was asked too fast. */
  readonly throttles: number;
  /** Of the answers' bodies as they came over the wire. */
  readonly bytes: number;
}

/** The sum of those that there are; undefined where there are none. */
export const sumOf = (all: readonly (Statistics | undefined)[]): Statistics | undefined =>
  all.reduce(
    (sum, each) =>
      sum && each
        ? {
            calls: sum.calls + each.calls,
            retries: sum.retries + each.retries,
            throttles: sum.throttles + each.throttles,
            bytes: sum.bytes + each.bytes,
          }
        : (sum ?? each),
    undefined,
  );
