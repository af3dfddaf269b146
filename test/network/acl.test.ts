import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Cidr, cidr, contains, formatCidr } from '../../src/model/address.ts';
import { type AclEntry, askAcl, directionsClosedToIpv6, icmpMessages, protocols, type Traffic } from '../../src/network/acl.ts';
import { acl, entry, open4, open6 } from '../support/filters.ts';

const inbound = (block: string, rest: Partial<Traffic> = {}): Traffic => ({
  egress: false,
  block: cidr(block),
  protocol: protocols.tcp,
  ...rest,
});
const ask = (entries: readonly AclEntry[], traffic: Traffic) => askAcl(acl('acl-1', [], entries), traffic);

describe('askAcl', () => {
  test('denies what no entry matches, and says so', () => {
    expect(ask(open4, inbound('2001:db8::/64'))).toEqual({ answer: 'denied', allowedBy: [], deniedBy: [], unmatched: true });
  });

  test('lets the lowest number decide, whatever the order of the answer', () => {
    const entries = [entry(200, 'allow', false, '::/0'), entry(90, 'deny', false, '64:ff9b::/96')];
    expect(ask(entries, inbound('64:ff9b::/96')).answer).toBe('denied');
    expect(ask(entries, inbound('2001:db8::/32')).answer).toBe('allowed');
    expect(ask(entries, inbound('::/0'))).toMatchObject({ answer: 'partly', unmatched: false });
  });

  test('keeps the directions apart', () => {
    const entries = [entry(100, 'allow', true, '::/0')];
    expect(ask(entries, inbound('::/0')).answer).toBe('denied');
    expect(ask(entries, inbound('::/0', { egress: true })).answer).toBe('allowed');
  });

  test('joins entries that cover a range of ports together', () => {
    const ports = (From: number, To: number) => ({ Protocol: '6', PortRange: { From, To } });
    const entries = [entry(100, 'allow', false, '::/0', ports(1024, 30000)), entry(110, 'allow', false, '::/0', ports(30001, 65535))];
    expect(ask(entries, inbound('::/0', { ports: { from: 1024, to: 65535 } })).answer).toBe('allowed');
    expect(ask(entries, inbound('::/0')).answer).toBe('partly');
    expect(ask(entries, inbound('::/0', { protocol: protocols.udp })).answer).toBe('denied');
  });

  test('takes every protocol as partly allowed where one is', () => {
    const entries = [entry(100, 'allow', false, '::/0', { Protocol: '6' })];
    expect(ask(entries, inbound('::/0', { protocol: protocols.every })).answer).toBe('partly');
  });

  test('tells ICMP types and codes apart', () => {
    const tooBig = { protocol: protocols.icmpv6, ports: icmpMessages(2, 0) };
    const typed = (Type: number, Code: number) => [entry(100, 'allow', false, '::/0', { Protocol: '58', IcmpTypeCode: { Type, Code } })];
    expect(ask(typed(2, 0), inbound('::/0', tooBig)).answer).toBe('allowed');
    expect(ask(typed(2, -1), inbound('::/0', tooBig)).answer).toBe('allowed');
    expect(ask(typed(-1, -1), inbound('::/0', tooBig)).answer).toBe('allowed');
    expect(ask(typed(128, 0), inbound('::/0', tooBig)).answer).toBe('denied');
  });
});

describe('directionsClosedToIpv6', () => {
  test('names the directions that are open to IPv4 only', () => {
    expect(directionsClosedToIpv6(acl('acl-1', [], open4))).toEqual(['egress', 'ingress']);
    expect(directionsClosedToIpv6(acl('acl-1', [], [...open4, entry(101, 'allow', true, '::/0')]))).toEqual(['ingress']);
    expect(directionsClosedToIpv6(acl('acl-1', [], [...open4, ...open6]))).toEqual([]);
  });
  test('does not count what is closed to both', () => expect(directionsClosedToIpv6(acl('acl-1', [], []))).toEqual([]));
});

/** A universe small enough to ask about every packet: 16 addresses, 8 ports, TCP, UDP and one protocol that nobody names. */
const universes = [cidr('10.0.0.0/28'), cidr('2001:db8::/124')] as const;
const portCount = 8;
const blockIn = (universe: Cidr) =>
  fc.tuple(fc.integer({ min: 0, max: 15 }), fc.integer({ min: 0, max: 4 })).map(([host, free]): Cidr => {
    const length = (universe.family === 4 ? 32 : 128) - free;
    return cidr(formatCidr({ family: universe.family, base: universe.base + BigInt(host), length }));
  });
const portsIn = fc.tuple(fc.nat(portCount - 1), fc.nat(portCount - 1)).map(([a, b]) => ({ From: Math.min(a, b), To: Math.max(a, b) }));
const entriesIn = (universe: Cidr) =>
  fc.uniqueArray(
    fc.record({
      number: fc.integer({ min: 1, max: 30 }),
      allow: fc.boolean(),
      egress: fc.boolean(),
      block: blockIn(universe),
      protocol: fc.constantFrom('-1', '6', '17'),
      ports: portsIn,
    }),
    { maxLength: 8, selector: ({ number, egress }) => `${number} ${egress}` },
  );

describe('askAcl against a packet-by-packet oracle', () => {
  test.each(universes)('agrees on every block, range and protocol of family $family', (universe) => {
    const traffic = fc.record({ egress: fc.boolean(), block: blockIn(universe), protocol: fc.constantFrom(-1, 6, 17, 47), ports: portsIn });
    fc.assert(
      fc.property(entriesIn(universe), traffic, (made, { egress, block, protocol, ports }) => {
        const entries = made.map((each) =>
          entry(each.number, each.allow ? 'allow' : 'deny', each.egress, formatCidr(each.block), {
            Protocol: each.protocol,
            PortRange: each.ports,
          }),
        );
        const first = (address: bigint, port: number, packetProtocol: number) =>
          made
            .toSorted((a, b) => a.number - b.number)
            .find(
              (each) =>
                each.egress === egress &&
                contains(each.block, { ...universe, base: address, length: universe.family === 4 ? 32 : 128 }) &&
                (each.protocol === '-1' || (Number(each.protocol) === packetProtocol && each.ports.From <= port && port <= each.ports.To)),
            )?.allow ?? false;
        const size = 1 << ((universe.family === 4 ? 32 : 128) - block.length);
        const answers = new Set<boolean>();
        for (let host = 0; host < size; host += 1)
          for (let port = ports.From; port <= ports.To; port += 1)
            for (const each of protocol === -1 ? [6, 17, 47] : [protocol]) answers.add(first(block.base + BigInt(host), port, each));
        const expected = answers.size === 2 ? 'partly' : answers.has(true) ? 'allowed' : 'denied';
        const decision = ask(entries, { egress, block, protocol, ports: { from: ports.From, to: ports.To } });
        expect(decision.answer).toBe(expected);
      }),
      { numRuns: 2000 },
    );
  });
});
