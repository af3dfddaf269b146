import { cpus } from 'node:os';
import ipaddr from 'ipaddr.js';
import { bitsOf, type Cidr, cidr, contains, type Family, formatAddress, formatCidr, parseCidr } from '../../src/model/address.ts';
import { prefixTable } from '../../src/model/prefix-table.ts';

/**
 * `node test/bench/lookup.ts`: a million longest-prefix matches in a table of 500 routes, in several ways.
 * A way that would take too long is stopped, and what counts is the time per lookup.
 */
const routeCount = 500;
const lookupCount = 1_000_000;
const sampleCount = 1_000;
const secondsAtMost = 20;

/** mulberry32: the same numbers in every run. */
const random = ((state: number) => (): number => {
  state = (state + 0x6d2b79f5) | 0;
  let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
  mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
  return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
})(20_261_123);
const below = (limit: number): number => Math.floor(random() * limit);
const bits = (count: number): bigint =>
  Array.from({ length: Math.ceil(count / 16) }, () => BigInt(below(2 ** 16))).reduce((sum, part) => (sum << 16n) | part, 0n);

const blockIn = ({ family, base, length }: Cidr, longer: number): Cidr => {
  const host = bits(128) & ((1n << BigInt(bitsOf(family) - length)) - 1n);
  return cidr(`${formatAddress({ family, base: base | host })}/${longer}`);
};
const areas = { 4: cidr('10.0.0.0/8'), 6: cidr('2001:db8::/32') };
const lengths = { 4: [16, 28], 6: [40, 64] } as const;

/** As in a big table of a VPC or a transit gateway: two default routes, and blocks of many lengths in two areas. */
const makeRoutes = (): readonly Cidr[] => {
  const routes = new Map([cidr('0.0.0.0/0'), cidr('::/0')].map((route) => [formatCidr(route), route]));
  while (routes.size < routeCount) {
    const family: Family = routes.size % 2 === 0 ? 4 : 6;
    const [shortest, longest] = lengths[family];
    const route = blockIn(areas[family], shortest + below(longest - shortest + 1));
    routes.set(formatCidr(route), route);
  }
  return [...routes.values()];
};

const routes = makeRoutes();
const routeTexts = routes.map(formatCidr);
/** Half of the addresses are in a route of the table, half anywhere in its areas. */
const destinations = Array.from({ length: lookupCount }, (_, index) => {
  const family: Family = index % 2 === 0 ? 4 : 6;
  const area = index % 4 < 2 ? areas[family] : (routes[below(routeCount)] ?? areas[family]);
  return blockIn(area, bitsOf(area.family));
});
const destinationTexts = destinations.map(formatAddress);

const table = prefixTable(routes.map((route, index) => [route, index] as const));
const inTable = (destination: Cidr): number | undefined => table.lookup(destination)?.values[0];

const byScan = (destination: Cidr): number | undefined => {
  let best: number | undefined;
  let longest = -1;
  for (const [index, route] of routes.entries()) {
    if (route.length > longest && contains(route, destination)) [best, longest] = [index, route.length];
  }
  return best;
};

type Parsed = readonly [ipaddr.IPv4 | ipaddr.IPv6, number];
const byIpaddr = (text: string, ranges: Iterable<Parsed>): number | undefined => {
  const address = ipaddr.parse(text);
  let best: number | undefined;
  let longest = -1;
  let index = 0;
  for (const [network, length] of ranges) {
    if (length > longest && network.kind() === address.kind() && address.match(network, length)) [best, longest] = [index, length];
    index += 1;
  }
  return best;
};
const parsedOnce: readonly Parsed[] = routeTexts.map((text) => ipaddr.parseCIDR(text));
const parsedEachTime = function* (): Generator<Parsed> {
  for (const text of routeTexts) yield ipaddr.parseCIDR(text);
};

interface Way {
  readonly name: string;
  readonly find: (index: number) => number | undefined;
}
const destinationAt = (index: number): Cidr => destinations[index] as Cidr;
const textAt = (index: number): string => destinationTexts[index] as string;
const ways: readonly Way[] = [
  { name: 'prefix table, addresses parsed before', find: (index) => inTable(destinationAt(index)) },
  { name: 'prefix table, the address parsed in each lookup', find: (index) => inTable(parseCidr(textAt(index)) as Cidr) },
  { name: 'scan of all routes, addresses parsed before', find: (index) => byScan(destinationAt(index)) },
  { name: 'ipaddr.js over all routes, the address parsed in each lookup', find: (index) => byIpaddr(textAt(index), parsedOnce) },
  {
    name: 'ipaddr.js over all routes, address and routes parsed in each lookup',
    find: (index) => byIpaddr(textAt(index), parsedEachTime()),
  },
];

/** All ways must find the same route; this also lets V8 compile them before they are timed. */
const checkSample = (): void => {
  for (let index = 0; index < sampleCount; index += 1) {
    const answers = new Set(ways.map(({ find }) => find(index)));
    if (answers.size !== 1) throw new Error(`the ways differ on ${textAt(index)}: routes ${[...answers].map(String).join(', ')}`);
  }
};

interface Timing {
  readonly name: string;
  readonly done: number;
  readonly seconds: number;
}
const time = ({ name, find }: Way): Timing => {
  const start = performance.now();
  let done = 0;
  while (done < lookupCount && performance.now() - start < secondsAtMost * 1000) {
    const end = Math.min(lookupCount, done + sampleCount);
    for (; done < end; done += 1) find(done);
  }
  return { name, done, seconds: (performance.now() - start) / 1000 };
};

checkSample();
const timings = ways.map(time);
const perLookup = ({ seconds, done }: Timing): number => (seconds / done) * 1e6;
const fastest = perLookup(timings[0] as Timing);
const whole = (number: number): string => number.toLocaleString('en-US');
const rows = timings.map((timing) => {
  const each = perLookup(timing);
  return `| ${timing.name} | ${whole(timing.done)} | ${timing.seconds.toFixed(2)} | ${each.toFixed(2)} | ${(each / fastest).toFixed(1)} |`;
});
process.stdout.write(
  [
    `Longest-prefix match in ${routeCount} routes (half IPv4, half IPv6), Node ${process.versions.node}, ${cpus()[0]?.model ?? 'unknown processor'}.`,
    `All ways found the same route for ${whole(sampleCount)} addresses. A way is stopped after ${secondsAtMost} s; ratios are of the time per lookup.`,
    '',
    '| Way | Lookups | Seconds | µs per lookup | Ratio |',
    '| --- | ---: | ---: | ---: | ---: |',
    ...rows,
    '',
  ].join('\n'),
);
