import type { Kind } from './kinds.ts';

export const gapReasons = [
  'access-denied',
  'credentials-expired',
  'credentials-invalid',
  'throttled',
  'service-error',
  'not-offered',
  'network',
  'timeout',
  'malformed',
  'dependency',
  'not-collected',
] as const;

/**
 * Why something could not be read.
 * `not-offered`: the service or operation does not exist in this region; `dependency`: another kind that
 * this one is found through could not be read; `not-collected`: the snapshot was made without it.
 */
export type GapReason = (typeof gapReasons)[number];

/** Something that a scan should have read and did not. What depends on it is unknown. */
export interface Gap {
  readonly kind: Kind;
  readonly account: string;
  readonly region: string;
  readonly reason: GapReason;
  /** The IAM action that the failed call needs, for example `ec2:DescribeNatGateways`. */
  readonly action: string;
  /** AWS's own words, or ours where AWS said nothing. */
  readonly message: string;
  /** Set where one item failed and the others were read. */
  readonly item?: string;
}
