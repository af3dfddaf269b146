// Pages over whole lists: any size, opaque tokens, and the limits that the services state.
import { createHash } from 'node:crypto';

import type { NormalizedSchema } from '@smithy/core/schema';

import { pageLimits } from './limits.ts';
import { refuse } from './refusals.ts';
import { isQueryProtocol, membersOf, type Operation, type Service } from './services.ts';
import { isMembers, type Members } from './shapes.ts';

export interface PagingOptions {
  /** The size of every page, whatever the request asks for. */
  readonly pageSize?: number;
  /** Answer every listing's first request with no item and a token, as AWS is free to do. */
  readonly emptyFirstPage?: boolean;
}

const tokenName = /^((next)?(page)?(token|marker)|position|continuationtoken)$/i;
const nextTokenName = /^next(page)?(token|marker)$/i;
const sizeName = /^(max(results|records|items)|pagesize|limit|maxbuckets)$/i;

export function tokenMembers(operation: Operation): { readonly input: string; readonly output: string } | undefined {
  const find = (schema: NormalizedSchema, pattern: RegExp) =>
    membersOf(schema).find(([name, member]) => pattern.test(name) && member.isStringSchema());
  const [input] = find(operation.input, tokenName) ?? [];
  // Some outputs repeat the request's token beside the next one.
  const [output] = find(operation.output, nextTokenName) ?? find(operation.output, tokenName) ?? [];
  return input === undefined || output === undefined ? undefined : { input, output };
}

/** Inputs that steer the paging and select nothing. */
export const isPagingMember = (name: string): boolean => tokenName.test(name) || sizeName.test(name);

/** Lists beside the one that the operation is about. */
const sideLists: ReadonlySet<string> = new Set(['failures', 'tags']);

/**
 * The list that an operation pages over. Where there are several it is the one of structures:
 * DescribeVpcEndpointServices gives the bare names first.
 */
export function listMember(operation: Operation): readonly [string, NormalizedSchema] | undefined {
  const lists = membersOf(operation.output).filter(([name, member]) => member.isListSchema() && !sideLists.has(name));
  return lists.find(([, member]) => member.getValueSchema().isStructSchema()) ?? lists[0];
}

/** A listing has a list, and no structure that would make it the description of one thing. */
export function isListing(operation: Operation): boolean {
  if (listMember(operation) === undefined) return false;
  const isSingle = membersOf(operation.output).some(([, member]) => member.isStructSchema());
  return tokenMembers(operation) !== undefined || !isSingle;
}

export interface Paging {
  readonly service: Service;
  readonly operation: Operation;
  readonly input: Members;
  readonly options: PagingOptions;
}

/** The page of a complete reply that the request asks for. */
export function takePage(paging: Paging, reply: Members): Members {
  const { operation, input, options } = paging;
  const tokens = tokenMembers(operation);
  const [name] = listMember(operation) ?? [];
  if (tokens === undefined || name === undefined) return reply;
  const list = reply[name];
  const items: readonly unknown[] = Array.isArray(list) ? list : [];
  const size = pageSize(paging);
  const token = input[tokens.input];
  if (token === undefined && options.emptyFirstPage === true) {
    return { ...reply, [name]: [], [tokens.output]: encodeToken(paging, 0) };
  }
  const start = token === undefined ? 0 : decodeToken(paging, token);
  const end = start + size;
  const page = { ...reply, [name]: items.slice(start, end) };
  return end < items.length ? { ...page, [tokens.output]: encodeToken(paging, end) } : page;
}

/** A page without an item, whose token leads to the same page for as long as this is asked. */
export function emptyPage(paging: Paging): Members {
  const tokens = tokenMembers(paging.operation);
  const [name] = listMember(paging.operation) ?? [];
  if (name === undefined || tokens === undefined) return {};
  return { [name]: [], [tokens.output]: paging.input[tokens.input] ?? encodeToken(paging, 0) };
}

function pageSize({ service, operation, input, options }: Paging): number {
  const limits = pageLimits(service.name, operation.name);
  const [name] = membersOf(operation.input).find(([each]) => sizeName.test(each)) ?? [];
  const asked = name === undefined ? undefined : input[name];
  if (typeof asked === 'number' && (asked < limits.min || asked > limits.max)) {
    const range = `Expecting a value between ${limits.min} and ${limits.max}`;
    throw refuse(
      isQueryProtocol(service.protocol) ? 'InvalidParameterValue' : 'InvalidParameterException',
      `Value ( ${asked} ) for parameter ${name ?? ''} is invalid. ${range}.`,
    );
  }
  if (options.pageSize !== undefined) return options.pageSize;
  return typeof asked === 'number' ? asked : limits.fallback;
}

/** A token belongs to one request: AWS refuses it with another operation, ids or filters. */
function fingerprint({ operation, input }: Paging): string {
  const names = Object.keys(input).filter((name) => !isPagingMember(name));
  const selecting = names.toSorted((a, b) => (a < b ? -1 : 1)).map((name) => [name, input[name]]);
  const text = JSON.stringify([operation.name, selecting]);
  return createHash('sha256').update(text).digest('base64url').slice(0, 12);
}

const encodeToken = (paging: Paging, offset: number): string =>
  Buffer.from(JSON.stringify({ offset, of: fingerprint(paging) })).toString('base64url');

function decodeToken(paging: Paging, token: unknown): number {
  const value = parseToken(String(token));
  if (!isMembers(value) || value.of !== fingerprint(paging) || typeof value.offset !== 'number') {
    throw refuse(
      isQueryProtocol(paging.service.protocol) ? 'InvalidNextToken' : 'InvalidParameterException',
      `The token ${String(token)} is not one of this request.`,
    );
  }
  return value.offset;
}

function parseToken(token: string): unknown {
  try {
    return JSON.parse(Buffer.from(token, 'base64url').toString());
  } catch {
    return undefined;
  }
}
