import { describe, expect, test } from 'vitest';
import { associated, denied } from '../../support/build.ts';
import { aclLine, estate, openAcl, routes, toEigw, toIgw, toIgw6, toNat, trace } from '../../support/trace-estate.ts';

const own = { ...associated('2001:db8:0:6::/64'), Ipv6AddressAttribute: 'public' as const };
const database = '10.0.2.5:5432';
const [toDatabase = '', ...more] = trace(estate(), 'eni-client', database);

describe('delivered and exits', () => {
  test('an IPv6-only client reaches an IPv4-only database through NAT64', () => {
    expect([toDatabase, ...more]).toEqual([
      'eni-client > nat-1 > eni-data | data > nat-1 > eni-client | delivered: it reaches eni-data (10.0.2.5)',
    ]);
  });
  test('and the internet over both families', () => {
    expect(trace(estate(), 'eni-client', 'internet')).toEqual([
      'eni-client > nat-1 | nat-1 > eni-client | exits: it leaves through igw-1 as 198.51.100.1',
      'eni-client | eni-client | exits: it leaves through eigw-1',
    ]);
  });
  test('a host with a public address leaves over both families', () => {
    expect(trace(estate(), 'eni-host', 'internet')).toEqual([
      'eni-host | eni-host | exits: it leaves through igw-1 as 198.51.100.20',
      'eni-host | eni-host | exits: it leaves through igw-1',
    ]);
  });
  test('within a subnet no route and no network ACL is asked', () => {
    const closed = estate({
      'network-acl': { 'acl-out': { Entries: [] } },
      'network-interface': {
        'eni-near': {
          NetworkInterfaceId: 'eni-near',
          VpcId: 'vpc-1',
          SubnetId: 'public',
          PrivateIpAddress: '10.0.0.30',
          PrivateIpAddresses: [{ PrivateIpAddress: '10.0.0.30' }],
          Groups: [{ GroupId: 'sg-client' }],
        },
      },
    });
    expect(trace(closed, 'eni-host', '10.0.0.30')).toEqual(['eni-host > eni-near |  | delivered: it reaches eni-near (10.0.0.30)']);
  });
  test('a block that a subnet gave up is routed like any other', () => {
    const gaveUp = (State: 'associated' | 'disassociated') =>
      estate({
        subnet: { native: { Ipv6CidrBlockAssociationSet: [own, { ...associated('2001:db8:ff::/64'), Ipv6CidrBlockState: { State } }] } },
      });
    expect(trace(gaveUp('associated'), 'eni-client', '2001:db8:ff::9')[0]).toContain('no interface that is visible in vpc-1 holds');
    expect(trace(gaveUp('disassociated'), 'eni-client', '2001:db8:ff::9')[0]).toContain('it leaves through eigw-1');
  });
  test('a private NAT gateway serves the VPC', () => {
    const changed = estate({ 'nat-gateway': { 'nat-1': { ConnectivityType: 'private' } } });
    expect(trace(changed, 'eni-client', database)).toEqual([toDatabase]);
    expect(trace(changed, 'eni-client', 'internet')[0]).toBe(
      'eni-client > nat-1 | not-translated: the sender has no public IPv4 address for igw-1 to translate to',
    );
  });
  test('a regional NAT gateway, which stands in no subnet, serves both', () => {
    const changed = estate({ 'nat-gateway': { 'nat-1': { AvailabilityMode: 'regional', SubnetId: undefined as never } } });
    expect(trace(changed, 'eni-client', database)).toEqual([toDatabase]);
    expect(trace(changed, 'eni-client', 'internet')[0]).toContain('exits');
  });
  test('the main table decides where no other is associated, sound', () => {
    const changed = estate({ 'route-table': { v6: null, main: { Routes: routes(toNat, toEigw) } } });
    expect(trace(changed, 'eni-client', database)).toEqual([toDatabase]);
  });
});

describe.each<[string, Parameters<typeof estate>[0], string]>([
  ['no route', { 'route-table': { v6: { Routes: routes() } } }, 'eni-client | no-route: v6 has no route for 64:ff9b::a00:205'],
  ['main table without the route', { 'route-table': { v6: null } }, 'eni-client | no-route: main has no route for 64:ff9b::a00:205'],
  [
    'a blackhole',
    { 'route-table': { v6: { Routes: routes({ ...toNat, State: 'blackhole' }) } } },
    'eni-client | blackhole: the route 64:ff9b::/96 of v6 to nat-1 is a blackhole',
  ],
  [
    'only the egress-only gateway',
    { 'route-table': { v6: { Routes: routes(toEigw) } } },
    'eni-client | not-translated: eigw-1 does not translate 64:ff9b::/96',
  ],
  [
    'a peering connection as target',
    { 'route-table': { v6: { Routes: routes({ DestinationIpv6CidrBlock: '64:ff9b::/96', VpcPeeringConnectionId: 'pcx-1' }) } } },
    'eni-client | not-translated: pcx-1 does not translate 64:ff9b::/96',
  ],
  [
    'a failed NAT gateway',
    { 'nat-gateway': { 'nat-1': { State: 'failed', FailureMessage: 'no addresses' } } },
    'eni-client | blackhole: NAT gateway nat-1 is failed: no addresses',
  ],
  ['a deleted NAT gateway', { 'nat-gateway': { 'nat-1': null } }, 'eni-client | blackhole: there is no NAT gateway nat-1 in eu-central-1'],
  [
    'DNS64 off',
    { subnet: { native: { EnableDns64: false } } },
    'eni-client | not-translated: DNS64 is off in native, so an IPv4-only name has no address that an IPv6-only host can use',
  ],
  [
    'DNS support off',
    { 'vpc-attributes': { 'vpc-1': { EnableDnsSupport: false } } },
    'eni-client | not-translated: DNS support is off in vpc-1, so the Amazon resolver does not answer',
  ],
  [
    'custom DNS servers',
    { 'dhcp-options': { 'dopt-1': { DhcpConfigurations: [{ Key: 'domain-name-servers', Values: [{ Value: '10.0.9.9' }] }] } } },
    'eni-client | unknown: hosts in vpc-1 ask 10.0.9.9, whose DNS64 this scan cannot see',
  ],
  [
    'group egress for IPv4 only',
    { 'security-group': { 'sg-client': { IpPermissionsEgress: [{ IpProtocol: '-1', IpRanges: [{ CidrIp: '0.0.0.0/0' }] }] } } },
    'eni-client | denied-out: sg-client: nothing allows tcp 5432 to 64:ff9b::a00:205',
  ],
  [
    'an ACL that denies the request',
    { 'network-acl': { 'acl-v6': { Entries: [aclLine(90, true, 'deny', '64:ff9b::/96'), ...openAcl] } } },
    'eni-client | denied-out: acl-v6: rule 90 (deny 64:ff9b::/96)',
  ],
  [
    'an ACL that denies it at the NAT gateway',
    { 'network-acl': { 'acl-out': { Entries: [aclLine(90, false, 'deny', '2001:db8::/56'), ...openAcl] } } },
    'eni-client | denied-in: acl-out: rule 90 (deny 2001:db8::/56)',
  ],
  [
    'an ACL that denies it at the database',
    { 'network-acl': { 'acl-data': { Entries: [aclLine(90, false, 'deny', '10.0.0.0/24'), ...openAcl] } } },
    'eni-client > nat-1 > data | denied-in: acl-data: rule 90 (deny 10.0.0.0/24)',
  ],
  [
    'an ACL that denies the answer at the client',
    { 'network-acl': { 'acl-v6': { Entries: [aclLine(90, false, 'deny', '64:ff9b::/96'), ...openAcl] } } },
    'eni-client > nat-1 > eni-data | data > nat-1 > eni-client | denied-in: the reply does not come back: acl-v6: rule 90 (deny 64:ff9b::/96)',
  ],
  [
    'an ACL that denies the answer at the database',
    {
      'network-acl': {
        'acl-data': { Entries: [aclLine(100, false, 'allow', '0.0.0.0/0'), aclLine(100, true, 'allow', '0.0.0.0/0', [443, 443])] },
      },
    },
    'eni-client > nat-1 > eni-data | data | denied-out: the reply does not come back: acl-data: the closing rule *',
  ],
  [
    'a database that knows its clients by their group',
    {
      'security-group': {
        'sg-data': { IpPermissions: [{ IpProtocol: 'tcp', FromPort: 5432, ToPort: 5432, UserIdGroupPairs: [{ GroupId: 'sg-client' }] }] },
      },
    },
    "eni-client > nat-1 > eni-data | denied-in: sg-data: nothing allows tcp 5432 from 10.0.0.10; the reference to sg-client does not match, since the NAT gateway's address stands in the place of the client's",
  ],
  [
    'a route to an appliance',
    { 'route-table': { v6: { Routes: routes({ DestinationIpv6CidrBlock: '64:ff9b::/96', NetworkInterfaceId: 'eni-jool' }) } } },
    'eni-client | unknown: it goes on to network-interface eni-jool, whose onward path this scan does not follow',
  ],
  [
    'an address that nobody holds',
    { 'network-interface': { 'eni-data': null } },
    'eni-client > nat-1 > 10.0.2.5 | unknown: no interface that is visible in vpc-1 holds 10.0.2.5',
  ],
])('with %s', (_name, changes, expected) => {
  test('the database is not reached, and the hop says why', () =>
    expect(trace(estate(changes), 'eni-client', database)).toEqual([expected]));
});

describe('the internet', () => {
  test.each<[string, Parameters<typeof estate>[0], number, string]>([
    [
      "the NAT gateway's subnet has no way out",
      { 'route-table': { out: { Routes: routes() } } },
      0,
      'eni-client > nat-1 | no-route: out has no route for the IPv4 internet',
    ],
    [
      'Block Public Access stops all',
      { 'vpc-block-public-access': { 'vpc-block-public-access': { InternetGatewayBlockMode: 'block-bidirectional' } } },
      1,
      'eni-client | denied-out: VPC Block Public Access (block-bidirectional) stops it at eigw-1',
    ],
    [
      'the IPv6 block is private',
      {
        subnet: {
          native: {
            Ipv6CidrBlockAssociationSet: [
              { Ipv6CidrBlock: 'fd00:1:2:3::/64', Ipv6CidrBlockState: { State: 'associated' }, Ipv6AddressAttribute: 'private' },
            ],
          },
        },
      },
      1,
      'eni-client | denied-out: the IPv6 block of native is private, and AWS drops such addresses at eigw-1',
    ],
    [
      '::/0 goes to a NAT gateway',
      { 'route-table': { v6: { Routes: routes({ DestinationIpv6CidrBlock: '::/0', NatGatewayId: 'nat-1' }) } } },
      1,
      'eni-client | not-translated: NAT gateway nat-1 translates 64:ff9b::/96 only, not the IPv6 internet',
    ],
  ])('%s', (_name, changes, index, expected) => expect(trace(estate(changes), 'eni-client', 'internet')[index]).toBe(expected));
  test('a host without a public address is not translated by an internet gateway', () => {
    const changed = estate({ 'network-interface': { 'eni-host': { Association: undefined as never } } });
    expect(trace(changed, 'eni-host', 'internet')[0]).toBe(
      'eni-host | not-translated: the sender has no public IPv4 address for igw-1 to translate to',
    );
  });
  test('an IPv4-only subnet has no IPv6 to send from', () => {
    expect(trace(estate({ 'route-table': { main: { Routes: routes(toIgw, toIgw6) } } }), 'data', 'internet')[1]).toContain(
      'no-route: data has no IPv6',
    );
  });
  test('a loop ends', () => {
    const changed = estate({ 'route-table': { out: { Routes: routes({ DestinationCidrBlock: '0.0.0.0/0', NatGatewayId: 'nat-1' }) } } });
    expect(trace(changed, 'eni-client', 'internet')[0]).toBe(
      'eni-client > nat-1 | loop: the packet comes back to nat-1 with the same destination',
    );
  });
});

describe('what could not be read makes the trace unknown, never delivered', () => {
  test.each(['network-acl', 'security-group', 'network-interface', 'vpc-attributes', 'dhcp-options'] as const)('%s', (kind) => {
    const source = kind === 'network-interface' ? 'native' : 'eni-client';
    const [line] = trace(estate({}, [denied(kind)]), source, database);
    expect(line).toContain('| unknown: ');
  });
  test.each(['route-table', 'nat-gateway', 'subnet', 'prefix-list', 'vpc'] as const)('%s: nothing can be traced there', (kind) => {
    expect(() => trace(estate({}, [denied(kind)]), 'eni-client', database)).toThrow('could not be read');
  });
});
