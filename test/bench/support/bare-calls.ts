// The process of the bench `heavy-account` that makes the calls of a scan again and does nothing with their answers: says how long that took.
import { readFileSync } from 'node:fs';
import type { Call } from '../../../src/aws/calls.ts';
import { openDoor } from '../../../src/aws/door.ts';
import type { Served } from './server.ts';

const served = JSON.parse(readFileSync(process.argv[2] ?? '', 'utf8')) as readonly Served[];
const calls = served.map(({ region, service, operation, input, selecting }) => ({
  region,
  call: `${service}:${operation}` as Call,
  input: JSON.parse(input) as never,
  lane: selecting === '[]' ? ('listing' as const) : ('item' as const),
}));
const door = await openDoor({ allowed: new Set(calls.map(({ call }) => call)), userAgent: 'bench' });
const start = performance.now();
await Promise.all(calls.map(({ region, call, input, lane }) => door.call(region, call, input, lane)));
process.stdout.write(JSON.stringify({ seconds: (performance.now() - start) / 1000 }));
door.close();
