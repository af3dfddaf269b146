// The faults of the matrix: what the server does, and what a scan must make of it.
import type { GapReason } from '../../src/model/gap.ts';
import type { FaultPicker } from '../support/replay/faults.ts';

type Picked = ReturnType<FaultPicker>;

/** The call fails for good: its kind has a gap of one of these reasons, and what is found through it another. */
export interface Failing {
  readonly name: string;
  readonly reasons: readonly GapReason[];
  readonly fault: NonNullable<Picked['fault']> | { readonly latencyMs: number };
  /** One page is answered well before. */
  readonly inMidScan?: true;
}

/** How long a call may take before it is given up where the server takes longer than anybody waits. */
export const impatienceMs = 1_000;
const slowMs = 600_000;

export const failing: readonly Failing[] = [
  { name: 'access denied', fault: 'access-denied', reasons: ['access-denied'] },
  { name: 'service not in region', fault: 'unknown-operation', reasons: ['not-offered'] },
  { name: 'service not subscribed', fault: 'opt-in-required', reasons: ['not-offered'] },
  { name: 'region not opted in', fault: 'region-disabled', reasons: ['credentials-invalid'] },
  { name: 'throttled for ever', fault: 'throttling', reasons: ['throttled'] },
  { name: '5xx for ever', fault: 'internal-error', reasons: ['service-error'] },
  { name: 'slower than the time-out', fault: { latencyMs: slowMs }, reasons: ['timeout'] },
  { name: 'connection reset', fault: 'connection-reset', reasons: ['network'] },
  { name: 'truncated body', fault: 'truncated-body', reasons: ['network', 'malformed'] },
  { name: 'malformed body', fault: 'malformed-body', reasons: ['malformed'] },
  { name: 'HTML error page', fault: 'html-error-page', reasons: ['service-error', 'malformed'] },
  { name: 'token expires in mid-scan', fault: 'expired-token', reasons: ['credentials-expired'], inMidScan: true },
  { name: 'clock skew', fault: 'clock-skew', reasons: ['credentials-invalid', 'credentials-expired'] },
  { name: 'repeating page token', fault: 'repeating-token', reasons: ['malformed'] },
];

/** The answer is good but for what AWS may do to any: what is read is the same, or is judged no better. */
export const bending = [
  'empty page with a token',
  'unknown enum value',
  'missing optional member',
  'duplicate resource',
  'dangling reference',
] as const;

export type Bending = (typeof bending)[number];

/** The columns of the table, in order. */
export const faultNames: readonly string[] = [...failing.map(({ name }) => name), ...bending];

/** Where a fault is an answer: ECS on Managed Instances came in 2026, and a partition without its gateways does not know the call. */
export const isQuiet = (call: string, fault: string): boolean => call === 'ecs:ListGateways' && fault === 'service not in region';

/** Where the resource itself says that it was cut, because AWS has that answer too. */
export const isToldInData = (call: string, fault: string): boolean => told.some(([whose, which]) => whose === call && which === fault);

const told: readonly (readonly [call: string, fault: string])[] = [
  // `RoutesCut`.
  ['ec2:SearchTransitGatewayRoutes', 'repeating page token'],
  // The body is the policy itself, and one that cannot be read is null.
  ['s3:GetBucketPolicy', 'malformed body'],
];

/** What is no mistake: `operation | fault and member | the start of what is said`, each with its reason. */
const meant: readonly (readonly [call: string, change: RegExp, said: RegExp])[] = [
  // A function without variables has no environment.
  ['lambda:ListFunctions', /^missing optional member Functions.Environment$/, /sts-legacy-global-endpoint/],
  // A cache that nobody migrates to TLS has no mode of the migration.
  ['elasticache:DescribeReplicationGroups', /^missing optional member .*TransitEncryptionMode$/, /elasticache-discovery-literal-ipv4/],
  // An interface that names another subnet is not in this one.
  ['ec2:DescribeNetworkInterfaces', /^dangling reference$/, /data-tier-requires-ipv4-subnet/],
];

export const isMeant = (call: string, change: string, said: string): boolean =>
  meant.some(([whose, changes, says]) => whose === call && changes.test(change) && says.test(said));
