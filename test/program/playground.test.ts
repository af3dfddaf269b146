import { describe, expect, test } from 'vitest';
import { findingsOf, scan } from '../support/scan.ts';
import { type Playground, playground } from './playground.ts';

const sound = await scan({ fixture: playground() });
const baseline = findingsOf(sound.report);

/** What a change of the sound playground adds to its findings. */
const added = async (
  change: (playground: Playground) => void,
): Promise<{ readonly findings: readonly string[]; readonly problems: readonly string[] }> => {
  const { report, problems } = await scan({ fixture: playground(change) });
  return { findings: findingsOf(report).filter((finding) => !baseline.includes(finding)), problems };
};

const native = 'subnet-0a2540000000000a6';
const nat64Prefix = (routes: readonly Record<string, unknown>[]) =>
  routes.find((route) => route['DestinationIpv6CidrBlock'] === '64:ff9b::/96');

describe('the playground, built sound', () => {
  test('has no finding about NAT64, DNS64, routes or filters', () => {
    expect(baseline.filter((finding) => /^(nat64|dns|dhcp|subnet-dns64|vpc-dns|route|private-subnet|nacl|sg)-/.test(finding))).toEqual([]);
  });
  test('is read without a gap, and without a call that the server could not answer', () => {
    expect(sound.report.gaps).toEqual([]);
    expect(sound.stderr).toBe('');
    expect(sound.problems).toEqual([]);
    expect(sound.report.summary.findings.unknown).toBe(0);
  });
  test('passes what it should pass', () => {
    const passed = sound.report.verdicts.filter(({ status }) => status === 'pass').map(({ rule, resource }) => `${rule} ${resource?.id}`);
    expect(passed).toContain(`nat64-route-missing ${native}`);
    expect(passed).toContain(`nat64-gateway-unavailable ${native}`);
    expect(passed).toContain(`subnet-dns64-disabled ${native}`);
    expect(passed).toContain('vpc-ipv6-cidr-missing vpc-0a254000000000001');
  });
});

const vpc = 'vpc-0a254000000000001';
const cases: Readonly<Record<string, readonly [change: (playground: Playground) => void, ...findings: string[]]>> = {
  'no route for 64:ff9b::/96': [({ table }) => void table('ipv6-only').Routes.splice(2, 1), `nat64-route-missing ${native}`],
  'the subnet falls back to a main table without the route': [
    ({ table }) => void table('ipv6-only').Associations.splice(0),
    `nat64-route-missing ${native}`,
  ],
  'the route goes to the egress-only gateway': [
    ({ table }) => {
      const route = nat64Prefix(table('ipv6-only').Routes) ?? {};
      delete route['NatGatewayId'];
      route['EgressOnlyInternetGatewayId'] = 'eigw-0a254000000000001';
    },
    `nat64-route-wrong-target ${native}`,
  ],
  'the route is a blackhole': [
    ({ table }) => void Object.assign(nat64Prefix(table('ipv6-only').Routes) ?? {}, { State: 'blackhole' }),
    'route-ipv6-blackhole rtb-0a254000000000003',
  ],
  'the NAT gateway failed': [
    ({ ec2 }) => void Object.assign(ec2.DescribeNatGateways.NatGateways[0] ?? {}, { State: 'failed' }),
    `nat64-gateway-unavailable ${native}`,
  ],
  "the NAT gateway's subnet has no way to the internet": [
    ({ table }) => void table('public').Routes.splice(2, 2),
    `nat64-public-nat-no-igw ${native}`,
  ],
  'the NAT gateway is private': [
    ({ ec2 }) => void Object.assign(ec2.DescribeNatGateways.NatGateways[0] ?? {}, { ConnectivityType: 'private' }),
    `nat64-private-nat-no-internet ${native}`,
  ],
  'DNS64 is off': [({ subnet }) => void Object.assign(subnet('ipv6-only-a'), { EnableDns64: false }), `subnet-dns64-disabled ${native}`],
  'DNS support is off': [
    ({ ec2 }) => void Object.assign(ec2.DescribeVpcAttribute[0]?.reply ?? {}, { EnableDnsSupport: { Value: false } }),
    `vpc-dns-support-disabled ${vpc}`,
  ],
  'DHCP hands out other DNS servers': [
    ({ ec2 }) =>
      void Object.assign(ec2.DescribeDhcpOptions.DhcpOptions[0]?.DhcpConfigurations[1] ?? {}, { Values: [{ Value: '10.254.0.53' }] }),
    `dhcp-dns-servers-ipv4-only ${vpc}`,
  ],
  'the VPC has no IPv6 block': [
    ({ ec2 }) => void Object.assign(ec2.DescribeVpcs.Vpcs[0] ?? {}, { Ipv6CidrBlockAssociationSet: [] }),
    `vpc-ipv6-cidr-missing ${vpc}`,
  ],
  "the clients' group opens IPv4 egress only": [
    ({ group }) => group('clients').IpPermissionsEgress.forEach((permission) => permission.Ipv6Ranges.splice(0)),
    'sg-egress-ipv4-only sg-0a254000000000001',
  ],
  "the database's group admits its clients by group alone": [
    ({ group }) => group('database').IpPermissions.forEach((permission) => permission.IpRanges.splice(0)),
    'nat64-target-sg-reference-only sg-0a254000000000002',
  ],
  'the network ACL denies 64:ff9b::/96 on the way out': [
    ({ ec2 }) =>
      void ec2.DescribeNetworkAcls.NetworkAcls[0]?.Entries.push({
        Egress: true,
        Protocol: '-1',
        RuleAction: 'deny',
        RuleNumber: 90,
        Ipv6CidrBlock: '64:ff9b::/96',
      }),
    `nat64-nacl-blocks ${native}`,
  ],
  'the metadata service has no IPv6 endpoint': [
    ({ ec2 }) =>
      ec2.DescribeInstances.Reservations[1]?.Instances.forEach(({ MetadataOptions }) =>
        Object.assign(MetadataOptions, { HttpProtocolIpv6: 'disabled' }),
      ),
    'imds-ipv6-disabled i-0a2540000000000a6',
  ],
};

describe('the playground with one thing broken', () => {
  test.each(Object.entries(cases))('%s: exactly that finding', async (_name, [change, ...findings]) => {
    expect(await added(change)).toEqual({ findings, problems: [] });
  });
  test('a regional NAT gateway, which stands in no subnet, is as good', async () => {
    const regional = await added(({ ec2 }) => {
      const nat = ec2.DescribeNatGateways.NatGateways[0] ?? {};
      delete nat['SubnetId'];
      Object.assign(nat, { AvailabilityMode: 'regional', RouteTableId: 'rtb-0a25400000000000f' });
    });
    expect(regional).toEqual({ findings: [], problems: [] });
  });
});
