import fc from 'fast-check';
import stringWidth from 'string-width';
import { describe, expect, test } from 'vitest';
import type { Gap } from '../../../src/model/gap.ts';
import type { Resource } from '../../../src/model/resource.ts';
import { networkCost } from '../../../src/plan/cost.ts';
import { priceBook } from '../../../src/plan/cost/price-book.ts';
import { ipv4Pressure } from '../../../src/plan/pressure.ts';
import { cell } from '../../../src/report/checklist/cells.ts';
import { costLines, costMarkdown } from '../../../src/report/checklist/cost.ts';
import { pressureLines, pressureMarkdown } from '../../../src/report/checklist/pressure.ts';
import { makeStyle } from '../../../src/report/style.ts';
import { build, denied, indexed } from '../../support/build.ts';

const addresses = (...last: readonly number[]) => last.map((each) => ({ PrivateIpAddress: `10.0.0.${each}` }));
const network = (name: string): readonly Resource[] => [
  build('vpc', { VpcId: 'vpc-1', CidrBlock: '10.0.0.0/16', Tags: [{ Key: 'Name', Value: name }] }),
  build('subnet', {
    SubnetId: 'subnet-1',
    VpcId: 'vpc-1',
    CidrBlock: '10.0.0.0/24',
    AvailableIpAddressCount: 2,
    Tags: [{ Key: 'Name', Value: name }],
  }),
  build('network-interface', {
    NetworkInterfaceId: 'eni-1',
    VpcId: 'vpc-1',
    SubnetId: 'subnet-1',
    Description: `ElastiCache ${name}`,
    PrivateIpAddresses: addresses(4, 5),
  }),
  build('network-interface', {
    NetworkInterfaceId: 'eni-2',
    VpcId: 'vpc-1',
    SubnetId: 'subnet-1',
    Attachment: { InstanceId: 'i-1' },
    Association: { PublicIp: '203.0.113.1', IpOwnerId: 'amazon' },
    PrivateIpAddresses: addresses(6),
  }),
  build('instance', { InstanceId: 'i-1', InstanceType: 'm7g.large', Tags: [{ Key: 'Name', Value: name }] }),
  build('instance-type', { InstanceType: 'm7g.large', Hypervisor: 'nitro' }),
  build('nat-gateway', { NatGatewayId: 'nat-1', VpcId: 'vpc-1', State: 'available', Tags: [{ Key: 'Name', Value: name }] }),
];
const slices = (name = 'shop', gaps: readonly Gap[] = []) => indexed(network(name), gaps);
const style = (columns: number) => makeStyle({ columns, colour: false });

const terminal = (of = slices(), columns = 80) => [
  ...pressureLines(ipv4Pressure(of), style(columns)),
  ...costLines(networkCost(of), style(columns)),
];
const markdown = (of = slices()) => [...pressureMarkdown(ipv4Pressure(of)), ...costMarkdown(networkCost(of))];

describe('in a terminal', () => {
  test('what to move first is told with what it frees', () => {
    const text = terminal().join('\n');
    expect(text).toContain('1. EC2 instance i-1 (shop)');
    expect(text).toContain('frees 1, 1 of them where they are scarce (1 in subnet-1)');
    expect(text).toContain('2 of 251 free, 0 prefixes delegated, 0 of /28 left');
    expect(text).toContain('Public IPv4 addresses: $3.65');
    expect(text).toContain('NAT gateway nat-1 (shop): $37.96 for its hours');
  });
  test.each([40, 80, 110])('%i columns are kept', (columns) => {
    const lines = terminal(slices('a-rather-long-name-of-a-network', [denied('subnet'), denied('elastic-ip')]), columns);
    expect(lines.filter((line) => stringWidth(line) > columns)).toEqual([]);
  });
  test('what could not be read is said with the action that would read it', () => {
    expect(terminal(slices('shop', [denied('service-quota')]), 110).join('\n')).toContain(
      'service-quota in 111122223333 eu-central-1: unknown is how many IPv4 blocks a VPC may have; grant\n  test:Read-service-quota',
    );
  });
});

describe('in Markdown', () => {
  test('every row of a table has as many cells as its head', () => {
    const hostile = markdown(slices('a|b `c` <img src=x> [d](http://e)\n| f'));
    const counts = new Set<number>();
    let width = 0;
    for (const line of hostile) {
      if (!line.startsWith('|')) width = 0;
      else {
        const cells = line.split(/(?<!\\)\|/).length;
        width ||= cells;
        counts.add(cells - width);
      }
      expect(line).not.toContain('\n');
      expect(line).not.toMatch(/<(?!br)/);
    }
    expect([...counts]).toEqual([0]);
  });
  test('headings stand one below the one that was asked for', () => {
    const headings = pressureMarkdown(ipv4Pressure(slices()), '###').filter((line) => line.startsWith('#'));
    expect(headings[0]).toBe('### IPv4 pressure');
    expect(headings.slice(1).every((line) => line.startsWith('#### '))).toBe(true);
  });
  test('no text is markup, a mention or a link', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom('`', '|', '*', '_', '<', '[', ']', '(', ')', '@', ':', '/', 'a', '\\', '\n', '&', '!') }),
        (text) => {
          const shown = cell(text);
          // What is escaped stands between its neighbours.
          expect(shown.replaceAll(/\\[\\`*_~|[\]#!]/g, 'x')).not.toMatch(/[`|*_[\]<@\n!]|:\/\//);
        },
      ),
    );
    expect(cell('subnet-1 (web) 10.0.0.0/24, 12:30')).toBe('subnet-1 (web) 10.0.0.0/24, 12:30');
    expect(cell('@octocat & #1')).toBe(String.raw`&#64;octocat &amp; \#1`);
    expect(cell('see http://evil.example and www.evil.example :tada:')).toBe(
      'see http&#58;//evil.example and www&#46;evil.example &#58;tada:',
    );
  });
});

describe('the cost', () => {
  test('of what has no known price is at least the rest, never nothing', () => {
    const known = priceBook({ currency: 'EUR', everywhere: { natGatewayPerHour: 0.05 } });
    const text = costLines(networkCost(slices(), known), style(80)).join('\n');
    expect(text).toContain('Public IPv4 addresses: unknown (no price for 1)');
    expect(text).toContain('NAT gateways, hours: €36.50');
    expect(text).toContain('3 prices not known, of eu-central-1: give them with --price-file.');
  });
  test('in a currency without a sign bears its code', () => {
    const known = priceBook({ currency: 'SEK', everywhere: { natGatewayPerHour: 2, publicIpv4PerHour: 0.05 } });
    expect(costMarkdown(networkCost(slices(), known)).join('\n')).toContain('| NAT gateways, hours | 1,460.00 SEK |');
  });
  test('is called an estimate in both', () => {
    for (const lines of [costLines(networkCost(slices()), style(80)), costMarkdown(networkCost(slices()))]) {
      expect(lines.join(' ').replaceAll(/\s+/g, ' ')).toContain('An estimate of list prices for a month of 730 hours, not a bill.');
    }
  });
});
