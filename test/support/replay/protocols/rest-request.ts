// REST: which operation a method and path mean, and its input out of path, query, headers, body.
import type { IncomingHttpHeaders } from 'node:http';

import type { NormalizedSchema } from '@smithy/core/schema';

import { membersOf, type Operation, type Service } from '../services.ts';
import { scalarFromText, type Members } from '../shapes.ts';
import { parseJson, readJson, readJsonMembers } from './json-request.ts';

export interface RestRequest {
  readonly method: string;
  readonly url: URL;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

interface Route {
  readonly operation: Operation;
  readonly method: string;
  readonly pattern: RegExp;
  readonly query: readonly (readonly [string, string])[];
  readonly literals: number;
}

const tables = new WeakMap<Service, readonly Route[]>();

export function matchRoute(service: Service, request: RestRequest): Operation | undefined {
  return findRoute(service, request)?.operation;
}

function findRoute(service: Service, request: RestRequest): Route | undefined {
  const { method, url } = request;
  return routesOf(service).find(
    (route) =>
      route.method === method &&
      route.pattern.test(url.pathname) &&
      route.query.every(([key, value]) => url.searchParams.getAll(key).includes(value)),
  );
}

function routesOf(service: Service): readonly Route[] {
  const known = tables.get(service);
  if (known !== undefined) return known;
  const routes = [...service.operations.values()]
    .flatMap((operation) => toRoute(operation))
    // `/tags?x` before `/tags`, and `/clusters/versions` before `/clusters/{name}`.
    .toSorted((a, b) => b.query.length - a.query.length || b.literals - a.literals);
  tables.set(service, routes);
  return routes;
}

/** S3's bucket is a label without a place: it stands in the host, or before the path where the host is an address, as here. */
function uriOf({ http, input }: Operation): string {
  const uri = http?.[1] ?? '';
  const labels = input.isUnitSchema() ? [] : membersOf(input).filter(([, member]) => member.getMergedTraits().httpLabel !== undefined);
  const [name] = labels.find(([each]) => !uri.includes(`{${each}}`) && !uri.includes(`{${each}+}`)) ?? [];
  return name === undefined ? uri : `/{${name}}${uri}`;
}

function toRoute(operation: Operation): readonly Route[] {
  if (operation.http === undefined) return [];
  const [method] = operation.http;
  const uri = uriOf(operation);
  const [path = '', query = ''] = uri.split('?');
  const literal = path.replaceAll(/\{[^}]+\}/g, '');
  const source = path
    .split(/(\{[^}]+\})/)
    .map((part) => {
      const label = /^\{([^+}]+)(\+)?\}$/.exec(part);
      if (label === null) return part.replaceAll(/[.*+?^$()[\]\\|]/g, String.raw`\$&`);
      return label[2] === undefined ? '([^/]+)' : '(.+)';
    })
    .join('');
  return [
    {
      operation,
      method,
      pattern: new RegExp(`^${source.replace(/\/$/, '')}/?$`),
      query: [...new URLSearchParams(query)],
      literals: literal.length,
    },
  ];
}

export function decodeRest(service: Service, request: RestRequest): Members {
  const route = findRoute(service, request);
  if (route === undefined) return {};
  const members = membersOf(route.operation.input);
  const labels = readLabels(route, request.url.pathname);
  const result: Record<string, unknown> = {};
  for (const [name, member] of members) {
    const value = readBinding(name, member, labels, request);
    if (value !== undefined) result[name] = value;
  }
  const inBody = members.filter(([, member]) => !isBound(member));
  if (service.protocol !== 'restJson1' || inBody.length === 0) return result;
  return { ...result, ...readJsonMembers(inBody, parseJson(request.body), true) };
}

function isBound(member: NormalizedSchema): boolean {
  const traits = member.getMergedTraits();
  return (
    traits.httpLabel !== undefined ||
    traits.httpQuery !== undefined ||
    traits.httpQueryParams !== undefined ||
    traits.httpHeader !== undefined ||
    traits.httpPrefixHeaders !== undefined ||
    traits.httpPayload !== undefined
  );
}

function readLabels(route: Route, path: string): ReadonlyMap<string, string> {
  const names = [...uriOf(route.operation).matchAll(/\{([^+}]+)\+?\}/g)];
  const values = route.pattern.exec(path)?.slice(1) ?? [];
  return new Map(names.map(([, name = ''], index) => [name, decodeURIComponent(values[index] ?? '')]));
}

function readBinding(
  name: string,
  member: NormalizedSchema,
  labels: ReadonlyMap<string, string>,
  { url, headers, body }: RestRequest,
): unknown {
  const traits = member.getMergedTraits();
  if (traits.httpLabel !== undefined) {
    const label = labels.get(name);
    return label === undefined ? undefined : scalarFromText(member, label);
  }
  if (traits.httpQuery !== undefined) {
    return readTexts(member, url.searchParams.getAll(traits.httpQuery));
  }
  if (traits.httpQueryParams !== undefined) return Object.fromEntries(url.searchParams);
  if (traits.httpHeader !== undefined) {
    const header = headers[traits.httpHeader.toLowerCase()];
    return typeof header === 'string' ? readTexts(member, [header]) : undefined;
  }
  if (traits.httpPayload !== undefined && body !== '') {
    return member.isStructSchema() ? readJson(member, parseJson(body), true) : body;
  }
  return undefined;
}

function readTexts(member: NormalizedSchema, texts: readonly string[]): unknown {
  if (texts.length === 0) return undefined;
  if (!member.isListSchema()) return scalarFromText(member, texts[0] ?? '');
  return texts.map((text) => scalarFromText(member.getValueSchema(), text));
}
