// Faults on purpose: which request gets which, and what each looks like in every protocol.
import type { Caller } from './identity.ts';
import type { ErrorAnswer } from './protocols/responses.ts';
import type { PagingOptions } from './paging.ts';
import type { Operation, ProtocolName, Service } from './services.ts';
import type { Members } from './shapes.ts';

/** Faults that are an error of AWS, in the words of the protocol. */
type ErrorFault =
  | 'throttling'
  | 'internal-error'
  | 'access-denied'
  | 'expired-token'
  | 'opt-in-required'
  | 'region-disabled'
  | 'unknown-operation'
  | 'clock-skew';

/** Faults in which no error of AWS arrives at all. */
export type TransportFault =
  | 'connection-reset'
  | 'truncated-body'
  | 'malformed-body'
  | 'html-error-page'
  /** An empty page with a token that leads to it again. */
  | 'repeating-token';

export type Fault = ErrorFault | TransportFault | { readonly latencyMs: number };

export interface FaultRule {
  readonly service?: string;
  readonly operation?: string;
  readonly region?: string;
  readonly account?: string;
  /** How many requests fail; all of them by default. */
  readonly times?: number;
  /** How many matching requests are answered well before the first that fails. */
  readonly after?: number;
  readonly fault: Fault;
}

interface PickedFaults {
  readonly latencyMs: number;
  readonly fault: ErrorFault | TransportFault | undefined;
  /** How this one request is paged, in place of what the server does for all. */
  readonly paging?: PagingOptions;
  /** What becomes of a good answer before it is encoded. */
  readonly change?: (output: Members, operation: Operation) => Members;
}

export type FaultPicker = (caller: Caller, operation: string, input: Members) => PickedFaults;

/** Latency adds to any other fault; of the others the first rule that matches wins. */
export function faultPicker(rules: readonly FaultRule[]): FaultPicker {
  const seen = rules.map(() => 0);
  return (caller, operation) => {
    let latencyMs = 0;
    let fault: PickedFaults['fault'];
    for (const [index, rule] of rules.entries()) {
      const isTaken = typeof rule.fault === 'string' && fault !== undefined;
      if (isTaken || !applies(rule, caller, operation)) continue;
      const count = seen[index] ?? 0;
      seen[index] = count + 1;
      const { after = 0, times = Number.POSITIVE_INFINITY } = rule;
      if (count < after || count >= after + times) continue;
      if (typeof rule.fault === 'string') fault = rule.fault;
      else latencyMs += rule.fault.latencyMs;
    }
    return { latencyMs, fault };
  };
}

const applies = (rule: FaultRule, caller: Caller, operation: string): boolean =>
  (rule.operation ?? operation) === operation &&
  (rule.service ?? caller.service) === caller.service &&
  (rule.region ?? caller.region) === caller.region &&
  (rule.account ?? caller.account) === caller.account;

type Family = 'ec2' | 'query' | 'json' | 'rest';

const families: Readonly<Record<ProtocolName, Family>> = {
  ec2Query: 'ec2',
  awsQuery: 'query',
  restXml: 'query',
  awsJson1_0: 'json',
  awsJson1_1: 'json',
  restJson1: 'rest',
};

type CodeAndStatus = readonly [code: string, status: number];

const codes: Readonly<Record<ErrorFault, Readonly<Record<Family, CodeAndStatus>>>> = {
  throttling: {
    ec2: ['RequestLimitExceeded', 503],
    query: ['Throttling', 400],
    json: ['ThrottlingException', 400],
    rest: ['ThrottlingException', 429],
  },
  'internal-error': {
    ec2: ['InternalError', 500],
    query: ['InternalFailure', 500],
    json: ['ServerException', 500],
    rest: ['ServerException', 500],
  },
  'access-denied': {
    ec2: ['UnauthorizedOperation', 403],
    query: ['AccessDenied', 403],
    json: ['AccessDeniedException', 400],
    rest: ['AccessDeniedException', 403],
  },
  'expired-token': {
    ec2: ['RequestExpired', 400],
    query: ['ExpiredToken', 403],
    json: ['ExpiredTokenException', 400],
    rest: ['ExpiredTokenException', 403],
  },
  'opt-in-required': {
    ec2: ['OptInRequired', 401],
    query: ['OptInRequired', 403],
    json: ['OptInRequired', 400],
    rest: ['OptInRequired', 403],
  },
  'region-disabled': {
    ec2: ['AuthFailure', 401],
    query: ['InvalidClientTokenId', 403],
    json: ['UnrecognizedClientException', 400],
    rest: ['UnrecognizedClientException', 403],
  },
  'unknown-operation': {
    ec2: ['InvalidAction', 400],
    query: ['InvalidAction', 400],
    json: ['UnknownOperationException', 400],
    rest: ['UnknownOperationException', 404],
  },
  'clock-skew': {
    ec2: ['RequestExpired', 400],
    query: ['SignatureDoesNotMatch', 403],
    json: ['InvalidSignatureException', 400],
    rest: ['InvalidSignatureException', 403],
  },
};

export const isErrorFault = (fault: ErrorFault | TransportFault): fault is ErrorFault => fault in codes;

/** The error that a fault stands for. */
export function errorOf(fault: ErrorFault, service: Service, operation: Operation, caller: Caller): ErrorAnswer {
  const [code, status] = isOfS3(fault, service) ? (['RequestTimeTooSkewed', 403] as const) : codes[fault][families[service.protocol]];
  return { code, status, message: messageOf(fault, operation, caller) };
}

/** S3 has a word of its own for a clock that is wrong. https://docs.aws.amazon.com/AmazonS3/latest/API/ErrorResponses.html */
const isOfS3 = (fault: ErrorFault, service: Service): boolean => fault === 'clock-skew' && service.name === 's3';

function messageOf(fault: ErrorFault, operation: Operation, caller: Caller): string {
  switch (fault) {
    case 'throttling': {
      return 'Rate exceeded';
    }
    case 'internal-error': {
      return 'An internal error has occurred';
    }
    case 'access-denied': {
      const action = `${caller.service}:${operation.name}`;
      return `User: ${caller.arn} is not authorized to perform: ${action} because no identity-based policy allows the ${action} action`;
    }
    case 'expired-token': {
      return 'The security token included in the request is expired';
    }
    case 'opt-in-required': {
      return 'You are not subscribed to this service. Please go to http://aws.amazon.com to subscribe.';
    }
    case 'unknown-operation': {
      return `The action ${operation.name} is not valid for this web service.`;
    }
    case 'clock-skew': {
      return 'Signature expired: 20261123T000000Z is now earlier than 20261123T004500Z (20261123T010000Z - 15 min.)';
    }
    case 'region-disabled': {
      return caller.service === 'ec2'
        ? 'AWS was not able to validate the provided access credentials'
        : 'The security token included in the request is invalid';
    }
  }
}

export const htmlErrorPage = '<html><head><title>502 Bad Gateway</title></head><body><hr><h1>502 Bad Gateway</h1></body></html>';
