// The process of the bench server: see server.ts. Answers are encoded once and then sent from memory.
import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as delay } from 'node:timers/promises';
import { readOutput } from '../../support/replay/fixture.ts';
import { answerSts, callerOf, environmentOf } from '../../support/replay/identity.ts';
import { isPagingMember, listMember, takePage } from '../../support/replay/paging.ts';
import { encodeError, encodeOutput, type HttpAnswer } from '../../support/replay/protocols/responses.ts';
import { decodeRequest } from '../../support/replay/request-decoding.ts';
import type { Members } from '../../support/replay/shapes.ts';
import { type Estate, makeEstate } from './estate/estate.ts';
import type { Served, ServerOptions } from './server.ts';

const options = JSON.parse(process.argv[2] ?? '') as ServerOptions;
const estates = new Map<string, Estate>();
const estateOf = (account: string, region: string): Estate => {
  const key = `${account}/${region}`;
  const estate = estates.get(key) ?? makeEstate(account, region, options.size);
  estates.set(key, estate);
  return estate;
};

interface Encoded {
  readonly answer: HttpAnswer;
  readonly body: Buffer;
  readonly items: number;
}
const encoded = new Map<string, Encoded>();
type Request = Awaited<ReturnType<typeof decodeRequest>>;

const outputOf = ({ caller, service, operation, input }: Request): Members => {
  const call = `${service.name}:${operation.name}`;
  if (call === 'ec2:DescribeRegions') {
    return { Regions: options.regions.map((RegionName) => ({ RegionName, OptInStatus: 'opt-in-not-required' })) };
  }
  const own = service.name === 'sts' ? answerSts(operation.name, input, caller, new Date()) : undefined;
  return own ?? takePage({ service, operation, input, options: {} }, estateOf(caller.account, caller.region)(call, input));
};

const encode = (request: Request): Encoded => {
  const { service, operation } = request;
  const output = outputOf(request);
  const problems: string[] = [];
  const answer = encodeOutput(service, operation, readOutput(operation, output, operation.name, problems), 'bench');
  if (problems.length > 0) throw new Error(problems.join('\n'));
  const list = output[listMember(operation)?.[0] ?? ''];
  return { answer, body: Buffer.from(answer.body), items: Array.isArray(list) ? list.length : 0 };
};

/** A token bucket per account and region, as EC2 throttles. https://docs.aws.amazon.com/ec2/latest/devguide/ec2-api-throttling.html */
const buckets = new Map<string, { tokens: number; at: number }>();
const mayPass = ({ caller, service }: Request): boolean => {
  if (!options.bucket || service.name !== 'ec2') return true;
  const { size, perSecond } = options.bucket;
  const key = `${caller.account}/${caller.region}`;
  const now = performance.now();
  const bucket = buckets.get(key) ?? { tokens: size, at: now };
  buckets.set(key, bucket);
  bucket.tokens = Math.min(size, bucket.tokens + ((now - bucket.at) / 1000) * perSecond);
  bucket.at = now;
  if (bucket.tokens < 1) return false;
  bucket.tokens -= 1;
  return true;
};

const send = (response: ServerResponse, { status, headers }: HttpAnswer, body: Buffer): void => {
  response.writeHead(status, { ...headers, 'content-length': body.length });
  response.end(body);
};

let served: Served[] = [];

const server = createServer((incoming, response) => {
  void (async () => {
    const caller = callerOf(incoming.headers);
    if (!caller) throw new Error('an unsigned request');
    const request = await decodeRequest(caller, incoming);
    const { service, operation, input } = request;
    await delay(options.latencyMs);
    const selecting = JSON.stringify(Object.entries(input).filter(([name]) => !isPagingMember(name)));
    const about = { region: caller.region, service: service.name, operation: operation.name, selecting, input: JSON.stringify(input) };
    if (!mayPass(request)) {
      const refusal = encodeError(service, { code: 'RequestLimitExceeded', message: 'Request limit exceeded.', status: 503 }, 'bench');
      served.push({ ...about, bytes: 0, items: 0, throttled: true });
      return send(response, refusal, Buffer.from(refusal.body));
    }
    const key = `${caller.account}/${caller.region}/${service.name}:${operation.name}${about.input}`;
    const known = encoded.get(key) ?? encode(request);
    encoded.set(key, known);
    served.push({ ...about, bytes: known.body.length, items: known.items, throttled: false });
    send(response, known.answer, known.body);
  })().catch((error: unknown) => {
    process.stderr.write(`${String(error)}\n`);
    response.writeHead(500).end();
  });
});
server.listen(0, '127.0.0.1', () => {
  const { port } = server.address() as AddressInfo;
  process.send?.({ env: environmentOf(`http://127.0.0.1:${port}`, options.account, options.regions[0] ?? 'us-east-1') });
});
process.on('message', () => {
  process.send?.({ served });
  served = [];
});
