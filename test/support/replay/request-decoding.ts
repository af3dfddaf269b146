// From an HTTP request to an operation and its input, whichever protocol the service speaks.
import type { IncomingMessage } from 'node:http';

import type { DecodedRequest } from './answers.ts';
import type { Caller } from './identity.ts';
import { parseJson, readJson } from './protocols/json-request.ts';
import { parseQuery } from './protocols/query-request.ts';
import { decodeRest, matchRoute } from './protocols/rest-request.ts';
import { isQueryProtocol, loadService, type Operation, type Service } from './services.ts';
import { isMembers, type Members } from './shapes.ts';

export async function decodeRequest(caller: Caller, request: IncomingMessage): Promise<DecodedRequest> {
  const body = await readBody(request);
  const service = await loadService(serviceNameOf(caller, request, body));
  const [operation, input] = decode(service, request, body);
  if (operation === undefined) {
    const { method = '', url = '' } = request;
    throw new Error(`replay: ${service.name} has no operation for ${method} ${url} ${body}`);
  }
  return { caller, service, operation, input };
}

/** The API version of Classic Load Balancers; all other load balancers have 2015-12-01. */
const classicVersion = '2012-06-01';

/**
 * Both services of API Gateway sign alike; the paths of the second begin with its version. So do both of Elastic Load
 * Balancing, whose forms name theirs.
 */
function serviceNameOf({ service }: Caller, { url = '' }: IncomingMessage, body: string): string {
  if (service === 'apigateway' && url.startsWith('/v2/')) return 'apigatewayv2';
  return service === 'elasticloadbalancing' && new URLSearchParams(body).get('Version') === classicVersion ? 'elb' : service;
}

function decode(service: Service, request: IncomingMessage, body: string): readonly [Operation | undefined, Members] {
  if (isQueryProtocol(service.protocol)) {
    const query = parseQuery(body);
    const operation = service.operations.get(query.operation);
    if (operation === undefined) return [undefined, {}];
    return [operation, query.decode(operation.input, service.protocol === 'ec2Query')];
  }
  if (service.protocol === 'awsJson1_0' || service.protocol === 'awsJson1_1') {
    const target = String(request.headers['x-amz-target']);
    const operation = service.operations.get(target.slice(target.lastIndexOf('.') + 1));
    const input = operation && readJson(operation.input, parseJson(body), false);
    return [operation, isMembers(input) ? input : {}];
  }
  const { method = '', headers } = request;
  const rest = { method, url: new URL(request.url ?? '/', 'http://replay'), headers, body };
  return [matchRoute(service, rest), decodeRest(service, rest)];
}

async function readBody(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString();
}
