import type { GapReason } from '../model/gap.ts';

export interface ReadFailure {
  readonly reason: GapReason;
  /** AWS's words where it said any, on one line. */
  readonly message: string;
}

/**
 * AWS's error codes by what they mean for a reader. The services spell the same trouble differently:
 * EC2 says UnauthorizedOperation and RequestLimitExceeded, the query services AccessDenied and Throttling,
 * the JSON services AccessDeniedException and ThrottlingException.
 * Sources: https://docs.aws.amazon.com/AWSEC2/latest/APIReference/errors-overview.html and each service's
 * "Common Errors" page.
 */
const codes: readonly (readonly [GapReason, RegExp])[] = [
  ['credentials-expired', /^(ExpiredToken|ExpiredTokenException|RequestExpired|TokenRefreshRequired|SSOTokenProviderFailure)$/],
  ['access-denied', /^(UnauthorizedOperation|AccessDenied|AccessDeniedException|NotAuthorized|UnauthorizedAccess|AuthorizationError)$/],
  [
    'throttled',
    /^(RequestLimitExceeded|Throttling|ThrottlingException|ThrottledException|TooManyRequestsException|RequestThrottled|RequestThrottledException|SlowDown|BandwidthLimitExceeded|PriorRequestNotComplete|LimitExceededException)$/,
  ],
  [
    'not-offered',
    /^(OptInRequired|InvalidAction|UnknownOperationException|UnsupportedOperation|UnknownEndpoint|InvalidEndpointException)$/,
  ],
  [
    'credentials-invalid',
    /^(AuthFailure|InvalidClientTokenId|UnrecognizedClientException|SignatureDoesNotMatch|IncompleteSignature|InvalidAccessKeyId|MissingAuthenticationToken|CredentialsProviderError|InvalidSignatureException|RequestTimeTooSkewed|RequestInTheFuture)$/,
  ],
  ['timeout', /^(TimeoutError|RequestTimeout|RequestTimeoutException|AbortError)$/],
];

/**
 * The resolver answered, and knows no such host: AWS gives a service no host in a region where it does not offer it. A scan
 * has spoken with STS and EC2 by then, so that the network is there; a resolver that does not answer says EAI_AGAIN.
 */
export const noSuchHost = 'ENOTFOUND';

const networkCodes = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'EPIPE',
  'EADDRNOTAVAIL',
  'CERT_HAS_EXPIRED',
  'DEPTH_ZERO_SELF_SIGNED_CERT',
  'SELF_SIGNED_CERT_IN_CHAIN',
  'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
  'UNABLE_TO_GET_ISSUER_CERT_LOCALLY',
  'ERR_TLS_CERT_ALTNAME_INVALID',
]);

interface AwsError extends Error {
  readonly code?: string;
  readonly errors?: readonly Error[];
  readonly $metadata?: { readonly httpStatusCode?: number };
  readonly $response?: unknown;
}

/** Says what a failed read means. Never throws: whatever came out of the SDK has a place here. */
export const classify = (error: unknown): ReadFailure => {
  if (!(error instanceof Error)) return { reason: 'service-error', message: String(error) };
  const message = oneLine(describe(error));
  return { reason: reasonOf(error), message };
};

const reasonOf = (error: AwsError): GapReason => {
  // Before the names: the SDK calls a connection that was reset a TimeoutError.
  if (error.code !== undefined && networkCodes.has(error.code)) return 'network';
  const named = codes.find(([, pattern]) => pattern.test(error.name));
  if (named) return named[0];
  if (error.code === noSuchHost) return 'not-offered';
  if (error.errors?.some((inner) => networkCodes.has((inner as AwsError).code ?? ''))) return 'network';
  if (error.code === 'ETIMEDOUT' || error.code === 'ERR_SOCKET_CONNECTION_TIMEOUT') return 'timeout';
  const status = error.$metadata?.httpStatusCode;
  if (status === 401 || status === 403) return 'access-denied';
  if (status === 429) return 'throttled';
  // The body was cut or is not what the protocol promises: the answer is there, but nothing can be read off it.
  if (error instanceof SyntaxError || /deserializ|parse error|unexpected end|not valid JSON/i.test(error.message)) return 'malformed';
  if (status !== undefined) return 'service-error';
  return error instanceof TypeError ? 'malformed' : 'service-error';
};

const describe = (error: AwsError): string => {
  const inner = error.errors?.map((each) => each.message).join('; ');
  const text = error.message || inner || error.code || 'no message';
  return error.name === 'Error' || error.name === '' ? text : `${error.name}: ${text}`;
};

/** The SDK's advice to its own programmers, which helps nobody here. */
const sdkAdvice = /\s*Deserialization error: to see the raw response, inspect the hidden field \{error\}\.\$response on this object\./;

/**
 * What AWS's words may hold of credentials and of the request: the canonical request with its headers where a signature
 * does not match, the grant that EC2 encodes where it denies, keys and tokens that are not valid.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_sigv-troubleshooting.html
 */
const confidential: readonly (readonly [RegExp, string])[] = [
  [/(The Canonical String for this request should have been|The String-to-Sign should have been)\s*'[^']*'/gi, "$1 '(removed)'"],
  [/(Encoded authorization failure message:) *\S+/gi, '$1 (removed)'],
  [/(x-amz-security-token *[:=]) *\S+/gi, '$1 (removed)'],
  [/\bA(?:KI|SI)A[A-Z0-9]{12,}\b/g, '(access key id)'],
  [/(?<![\w:/+=-])[A-Za-z0-9+/]{40,}={0,2}(?![\w/+=])/g, '(removed)'],
];

const oneLine = (text: string): string => {
  const open = confidential.reduce((rest, [pattern, instead]) => rest.replaceAll(pattern, instead), text.replace(sdkAdvice, ''));
  const flat = open.replaceAll(/\s+/g, ' ').trim();
  return flat.length > 500 ? `${flat.slice(0, 499)}…` : flat;
};

/** A token that comes back unchanged would page for ever. */
export class RepeatingTokenError extends SyntaxError {
  override readonly name = 'RepeatingToken';
  constructor(call: string) {
    super(`${call} returned the same page token twice`);
  }
}
