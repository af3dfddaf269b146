import { describe, expect, test } from 'vitest';
import { asksOnlyCustomServers, customServers, dhcpOffer, isAmazonResolver, reachOfServers } from '../../src/network/dns.ts';
import { build, indexed } from '../support/build.ts';

const vpc = build('vpc', { VpcId: 'vpc-1', CidrBlock: '10.0.0.0/16', DhcpOptionsId: 'dopt-1' });
const offered = (...values: string[]) => {
  const options = build('dhcp-options', {
    DhcpOptionsId: 'dopt-1',
    DhcpConfigurations: [{ Key: 'domain-name-servers', Values: values.map((Value) => ({ Value })) }],
  });
  const [view = expect.fail('no slice')] = indexed([vpc, options]);
  return dhcpOffer(view, vpc, 'domain-name-servers');
};

test.each([
  ['AmazonProvidedDNS', true],
  ['amazonprovideddns', true],
  ['169.254.169.253', true],
  ['fd00:ec2::253', true],
  ['FD00:0EC2:0:0:0:0:0:253', true],
  ['10.0.0.2', true],
  ['10.0.0.3', false],
  ['8.8.8.8', false],
  ['2001:4860:4860::8888', false],
])('%s is Amazon’s resolver: %s', (server, expected) => expect(isAmazonResolver(vpc, server)).toBe(expected));

describe('a VPC’s offer', () => {
  test('reads servers that share one value, separated by commas', () => {
    expect(offered('10.0.5.5, 10.0.6.6')).toMatchObject({ state: 'set', values: ['10.0.5.5', '10.0.6.6'] });
  });
  test('tells own servers from Amazon’s', () => {
    expect(customServers(vpc, offered('AmazonProvidedDNS', '10.0.5.5'))).toEqual(['10.0.5.5']);
    expect(asksOnlyCustomServers(vpc, offered('AmazonProvidedDNS', '10.0.5.5'))).toBe(false);
    expect(asksOnlyCustomServers(vpc, offered('10.0.5.5'))).toBe(true);
  });
  test('is not set where the key is absent', () => expect(offered().state).toBe('not-set'));
});

test.each([
  [['AmazonProvidedDNS'], 'reachable'],
  [['10.0.5.5', '2001:db8::53'], 'reachable'],
  [['169.254.169.253', '10.0.5.5'], 'undocumented'],
  [['10.0.0.2', '10.0.5.5'], 'unreachable'],
])('from an IPv6-only subnet %s is %s', (values, expected) => expect(reachOfServers(values)).toBe(expected));
