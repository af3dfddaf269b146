// From a decoded request to the answer, by way of the fixture.
import { findAnswer, readOutput, type ReplayCase, type ReplayFixture } from './fixture.ts';
import { answerSts, type Caller } from './identity.ts';
import { entityOf, generalNotFound, notFoundCode } from './not-found.ts';
import { isListing, listMember, takePage, tokenMembers, type PagingOptions } from './paging.ts';
import { quirkOf } from './quirks.ts';
import { refuse, unanswerable } from './refusals.ts';
import { select } from './selection.ts';
import { membersOf, type Operation, type Service } from './services.ts';
import { isMembers, isSubset, type Members } from './shapes.ts';

export interface AnswerOptions extends PagingOptions {
  readonly fixture: ReplayFixture;
  /** An operation that the fixture lacks is an error, also where it could be an empty list. */
  readonly strict?: boolean;
}

export interface DecodedRequest {
  readonly caller: Caller;
  readonly service: Service;
  readonly operation: Operation;
  readonly input: Members;
}

/** The output, as the serializers want it; throws a refusal where AWS would answer an error. */
export function answer(request: DecodedRequest, options: AnswerOptions): Members {
  const reply = find(request, options);
  const { service, operation, caller } = request;
  const problems: string[] = [];
  const output = readOutput(operation, reply, `${service.name}.${operation.name}`, problems);
  if (problems.length > 0) throw unanswerable(`replay: ${caller.account}: ${problems.join('\n')}`);
  return output;
}

function find(request: DecodedRequest, options: AnswerOptions): Members {
  const { service, operation, caller, input } = request;
  const { account, region } = caller;
  const given = findAnswer(options.fixture, account, region, service.name, operation.name);
  if (Array.isArray(given)) return fromCases(request, options, given);
  if (given !== undefined) return fromPlainReply(request, options, given as Members);
  const own = service.name === 'sts' ? answerSts(operation.name, input, caller, new Date()) : undefined;
  if (own !== undefined) return own;
  const { empty } = quirkOf(service.name, operation.name);
  if (empty !== undefined && options.strict !== true) return empty;
  const [list] = listMember(operation) ?? [];
  if (options.strict === true || list === undefined || !isListing(operation)) {
    throw unanswerable(`replay: the fixture has no ${service.name} ${operation.name} for ${account} in ${region}`);
  }
  return takePage({ service, operation, input, options }, { [list]: [] });
}

function fromPlainReply(request: DecodedRequest, options: AnswerOptions, reply: Members): Members {
  const { service, operation, input, caller } = request;
  if (!isListing(operation)) return single(request, reply);
  const { account, region } = caller;
  const selected = select({ service, operation, input, account, region }, reply);
  return takePage({ service, operation, input, options }, selected);
}

/** The description of one thing answers only for the thing that it describes. */
function single(request: DecodedRequest, reply: Members): Members {
  const described = [reply, ...Object.values(reply).filter(isMembers)];
  for (const [name, value] of Object.entries(request.input)) {
    const isId = /(id|arn|name|identifier)$/i.test(name) && typeof value === 'string';
    const isOther = described.some((each) => typeof each[name] === 'string' && each[name] !== value);
    if (isId && isOther) throw notFound(request);
  }
  return reply;
}

function fromCases(request: DecodedRequest, options: AnswerOptions, cases: readonly ReplayCase[]): Members {
  const { service, operation, input, caller } = request;
  const token = tokenMembers(operation);
  const selecting = withoutToken(input, token?.input);
  const found = cases.find((each) => isSubset(each.match ?? {}, input)) ?? cases.find((each) => isSubset(each.match ?? {}, selecting));
  if (found === undefined) {
    const own = service.name === 'sts' ? answerSts(operation.name, input, caller, new Date()) : undefined;
    if (own !== undefined) return own;
    const [list] = listMember(operation) ?? [];
    if (list === undefined || token === undefined || options.strict === true) throw notFound(request);
    return { [list]: [] };
  }
  if ('error' in found) {
    const { code, message = `${code} by the fixture`, status } = found.error;
    throw refuse(code, message, status ?? statusOf(service, code));
  }
  const { reply } = found;
  // A case may script its pages itself, token by token.
  if (token === undefined || token.output in reply || token.input in (found.match ?? {})) return reply;
  return takePage({ service, operation, input, options }, reply);
}

const withoutToken = (input: Members, token: string | undefined): Members =>
  Object.fromEntries(Object.entries(input).filter(([name]) => name !== token));

const statusOf = (service: Service, code: string): number | undefined =>
  service.errors.find((error) => error.code === code || error.name === code)?.status;

/** The service's NotFound error for the most telling id of the input. */
function notFound({ service, operation, input }: DecodedRequest): Error {
  const texts = membersOf(operation.input).filter(([name]) => typeof input[name] === 'string');
  for (const [name] of texts.toReversed()) {
    const code = notFoundCode(service, entityOf(name));
    if (code !== undefined && code !== generalNotFound(service)) {
      return refuse(code, `${name} ${String(input[name])} does not exist`, statusOf(service, code));
    }
  }
  const code = generalNotFound(service);
  if (code !== undefined) return refuse(code, 'No such resource', statusOf(service, code));
  return unanswerable(`replay: no case of ${service.name} ${operation.name} matches ${JSON.stringify(input)}`);
}
