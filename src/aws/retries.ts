import { noSuchHost } from './errors.ts';
import type { Tally } from './statistics.ts';

interface ErrorInfo {
  readonly errorType: string;
  readonly error?: unknown;
}

/** As much of the SDK's retry strategies as is used here. */
export interface RetryStrategy<Token = object> {
  readonly mode: string;
  acquireInitialRetryToken(scope: string): Promise<Token>;
  refreshRetryTokenForRetry(token: Token, info: ErrorInfo): Promise<Token>;
  recordSuccess(token: Token): void;
}

/**
 * The SDK's strategy with its retries counted, and without those of a host that does not exist: the resolver has answered,
 * and eight answers tell no more than one. A resolver that does not answer (EAI_AGAIN) is asked again.
 */
export const countRetries = (inner: RetryStrategy, tally: Tally): RetryStrategy => ({
  mode: inner.mode,
  acquireInitialRetryToken: (scope) => inner.acquireInitialRetryToken(scope),
  refreshRetryTokenForRetry: async (token, info) => {
    if (info.errorType === 'THROTTLING') tally.throttles += 1;
    if ((info.error as { readonly code?: unknown } | undefined)?.code === noSuchHost) throw info.error;
    const next = await inner.refreshRetryTokenForRetry(token, info);
    tally.retries += 1;
    return next;
  },
  recordSuccess: (token) => inner.recordSuccess(token),
});
