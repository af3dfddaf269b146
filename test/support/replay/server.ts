// The replay server: AWS as far as a fixture goes, on loopback, for the real SDK clients.
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as delay } from 'node:timers/promises';

import { answer, type AnswerOptions, type DecodedRequest } from './answers.ts';
import { errorOf, faultPicker, htmlErrorPage, isErrorFault, type FaultPicker, type FaultRule, type TransportFault } from './faults.ts';
import { checkFixture } from './fixture.ts';
import { callerOf, environmentOf } from './identity.ts';
import { emptyPage } from './paging.ts';
import { type Pressure, pressureOf, type PressureOptions } from './pressure.ts';
import { encodeError, encodeOutput, type HttpAnswer } from './protocols/responses.ts';
import { isRefusal } from './refusals.ts';
import { decodeRequest } from './request-decoding.ts';
import type { Operation } from './services.ts';
import type { Members } from './shapes.ts';

export interface ReplayOptions extends AnswerOptions, PressureOptions {
  readonly faults?: readonly FaultRule[];
  /** Picks the fault of each request in place of `faults`. */
  readonly pickFaults?: FaultPicker;
  /** Whose keys `env` holds; the fixture's first account by default. */
  readonly account?: string;
  /** The region in `env`; us-east-1 by default. */
  readonly region?: string;
}

interface ReplayRequest {
  readonly account: string;
  readonly region: string;
  readonly service: string;
  readonly operation: string;
  readonly input: Members;
  /** When it came, in milliseconds of the server's clock. */
  readonly at: number;
}

export interface Replay {
  readonly url: string;
  readonly port: number;
  /** Every request so far, in the order of arrival. */
  readonly requests: readonly ReplayRequest[];
  /** What the fixture or the server could not answer: a sound test ends with none. */
  readonly problems: readonly string[];
  readonly peaks: Pressure['peaks'];
  /** The environment of a process whose SDK clients are to talk to this server. */
  readonly env: Readonly<Record<string, string>>;
  readonly close: () => Promise<void>;
}

interface State {
  readonly options: ReplayOptions;
  readonly requests: ReplayRequest[];
  readonly problems: string[];
  readonly pickFaults: FaultPicker;
  readonly pressure: Pressure;
  readonly closing: AbortController;
}

export async function startReplay(options: ReplayOptions): Promise<Replay> {
  await checkFixture(options.fixture);
  const state: State = {
    options,
    requests: [],
    problems: [],
    pickFaults: options.pickFaults ?? faultPicker(options.faults ?? []),
    pressure: pressureOf(options),
    closing: new AbortController(),
  };
  const server = createServer((request, response) => {
    serve(state, request, response).catch((error: unknown) => {
      // A client that hung up, or that this server's close hung up on, is no problem.
      if (state.closing.signal.aborted || response.destroyed) return;
      const message = error instanceof Error ? error.message : String(error);
      state.problems.push(message);
      send(response, plainError(400, 'ReplayProblem', message));
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const url = `http://127.0.0.1:${port}`;
  const account = options.account ?? Object.keys(options.fixture)[0] ?? '000000000000';
  return {
    url,
    port,
    requests: state.requests,
    problems: state.problems,
    peaks: state.pressure.peaks,
    env: environmentOf(url, account, options.region ?? 'us-east-1'),
    close: async () => {
      state.closing.abort();
      const closed = new Promise<void>((resolve) => server.close(() => resolve()));
      server.closeAllConnections();
      await closed;
    },
  };
}

async function serve(state: State, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const caller = callerOf(request.headers);
  if (caller === undefined) {
    send(response, plainError(403, 'MissingAuthenticationToken', 'Missing Authentication Token'));
    return;
  }
  const done = state.pressure.begin(caller);
  response.once('close', done);
  const decoded = await decodeRequest(caller, request);
  const { account, region, service } = caller;
  const { operation, input } = decoded;
  state.requests.push({ account, region, service, operation: operation.name, input, at: performance.now() });
  const picked = state.pickFaults(caller, operation.name, input);
  const { latencyMs, paging, change } = picked;
  const fault = state.pressure.meets(caller) ?? picked.fault;
  if (latencyMs > 0) await delay(latencyMs, undefined, { signal: state.closing.signal });
  const id = `replay-${state.requests.length}`;
  const options = { ...state.options, ...paging };
  if (fault === undefined) send(response, answerWell({ ...state, options }, decoded, id, change));
  else if (isErrorFault(fault)) {
    send(response, encodeError(decoded.service, errorOf(fault, decoded.service, operation, caller), id));
  } else sendFault(state, response, decoded, id, fault);
}

/** Where no service is known yet, and so no protocol. */
const plainError = (status: number, code: string, message: string): HttpAnswer => ({
  status,
  headers: { 'content-type': 'application/json', 'x-amzn-errortype': code },
  body: JSON.stringify({ __type: code, message }),
});

function answerWell(
  state: State,
  decoded: DecodedRequest,
  id: string,
  change?: (output: Members, operation: Operation) => Members,
): HttpAnswer {
  const { service, operation } = decoded;
  try {
    const output = answer(decoded, state.options);
    return encodeOutput(service, operation, change?.(output, operation) ?? output, id);
  } catch (error) {
    if (isRefusal(error)) {
      const { code, message, status = 400 } = error;
      return encodeError(service, { code, message, status }, id);
    }
    const message = error instanceof Error ? error.message : String(error);
    state.problems.push(message);
    return encodeError(service, { code: 'ReplayProblem', message, status: 400 }, id);
  }
}

function sendFault(state: State, response: ServerResponse, decoded: DecodedRequest, id: string, fault: TransportFault): void {
  const { service, operation, input } = decoded;
  switch (fault) {
    case 'connection-reset': {
      response.socket?.resetAndDestroy();
      return;
    }
    case 'html-error-page': {
      send(response, { status: 502, headers: { 'content-type': 'text/html' }, body: htmlErrorPage });
      return;
    }
    case 'repeating-token': {
      const page = emptyPage({ service, operation, input, options: state.options });
      send(response, encodeOutput(service, operation, page, id));
      return;
    }
    case 'malformed-body': {
      const { status, headers } = answerWell(state, decoded, id);
      send(response, { status, headers, body: service.protocol.includes('Json') ? '{"a":' : '<a><b></a>' });
      return;
    }
    case 'truncated-body': {
      sendHalf(response, answerWell(state, decoded, id));
    }
  }
}

function send(response: ServerResponse, { status, headers, body }: HttpAnswer): void {
  response.writeHead(status, { ...headers, 'content-length': Buffer.byteLength(body) });
  response.end(body);
}

/** Says the whole length, sends half and hangs up. */
function sendHalf(response: ServerResponse, { status, headers, body }: HttpAnswer): void {
  const bytes = Buffer.from(body);
  response.writeHead(status, { ...headers, 'content-length': bytes.length });
  response.write(bytes.subarray(0, Math.floor(bytes.length / 2)), () => response.destroy());
}
