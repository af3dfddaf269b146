import { describe, expect, test } from 'vitest';
import { build, denied } from '../../support/build.ts';
import { eni, onInstance, partner, pressureOf, quota, subnet, vpc } from './network.ts';

const only = (resources: Parameters<typeof pressureOf>[0], gaps: Parameters<typeof pressureOf>[1] = []) =>
  pressureOf(resources, gaps).subnets[0];

describe('the pressure on a subnet', () => {
  test('is told by owner, and the rest is not given to anyone', () => {
    const row = only([subnet(), eni('eni-1', [4, 5], onInstance('i-1')), eni('eni-2', [6], { Description: 'RDSNetworkInterface' })]);
    expect(row).toMatchObject({ usable: 251, free: 241, used: 10, unattributed: 7, runsShort: false, sharedBy: null, doubts: [] });
    expect(row?.owners.map(({ owner, addresses, ipv4 }) => [owner, addresses, ipv4])).toEqual([
      ['EC2 instance', 2, 'dispensable'],
      ['RDS, Aurora, Neptune or DocumentDB', 1, 'needed'],
    ]);
  });
  test.each([
    [7, '10.0.0.0/28', true],
    [8, '10.0.0.0/28', false],
    [50, '10.0.0.0/24', true],
    [51, '10.0.0.0/24', false],
  ])('with %i free in %s', (AvailableIpAddressCount, CidrBlock, expected) => {
    expect(only([subnet({ CidrBlock, AvailableIpAddressCount })])?.runsShort).toBe(expected);
  });
  test('counts prefixes, and the blocks of /28 that are left for more', () => {
    const prefix = eni('eni-1', [4], { ...onInstance('i-1'), Ipv4Prefixes: [{ Ipv4Prefix: '10.0.0.32/28' }] });
    // 251 usable, 17 held: the first and the last block are AWS's, one is delegated.
    expect(only([subnet({ AvailableIpAddressCount: 234 }), prefix])).toMatchObject({
      used: 17,
      unattributed: 0,
      prefixes: 1,
      freePrefixes: { atLeast: 13, atMost: 13 },
    });
    expect(only([subnet({ AvailableIpAddressCount: 224 }), prefix])?.freePrefixes).toEqual({ atLeast: 3, atMost: 13 });
    expect(only([subnet({ AvailableIpAddressCount: 40 }), prefix])?.freePrefixes).toEqual({ atLeast: 0, atMost: 2 });
  });
  test('is never told smaller than the interfaces show, though AWS counted at another moment', () => {
    expect(only([subnet({ AvailableIpAddressCount: 251 }), eni('eni-1', [4, 5], onInstance('i-1'))])).toMatchObject({
      used: 2,
      unattributed: 0,
    });
  });
  test('is unknown where AWS gave no count', () => {
    const row = only([subnet({ AvailableIpAddressCount: undefined as never })]);
    expect(row).toMatchObject({ free: null, used: null, unattributed: null, runsShort: null });
    expect(row?.doubts).toHaveLength(1);
  });
  test('says which action is lacking where the interfaces were not read', () => {
    const pressure = pressureOf([subnet()], [denied('network-interface')]);
    expect(pressure.subnets[0]).toMatchObject({ used: 10, unattributed: 10, freePrefixes: { atLeast: 4 } });
    expect(pressure.subnets[0]?.doubts[0]?.missing).toEqual(['test:Read-network-interface']);
    expect(pressure.unread).toMatchObject([{ kind: 'network-interface', missing: ['test:Read-network-interface'] }]);
  });
  test('leaves out IPv6-only subnets', () => {
    expect(pressureOf([subnet({ Ipv6Native: true, CidrBlock: undefined as never, AvailableIpAddressCount: 0 })]).subnets).toEqual([]);
  });
});

describe('a shared subnet', () => {
  const shared = { OwnerId: '999988887777' };
  const own = subnet({}, partner);
  test('says that others are not seen, where its owner’s view was not read', () => {
    const row = only([subnet(shared), eni('eni-1', [4], onInstance('i-1'))]);
    expect(row).toMatchObject({ sharedBy: '999988887777', used: 10, unattributed: 9 });
    expect(row?.doubts[0]?.why).toContain('account 999988887777 shares subnet-1');
  });
  test('stands once, as its owner sees it, with the interfaces of all', () => {
    const seen = [
      subnet(),
      own,
      eni('eni-1', [4], onInstance('i-1')),
      eni('eni-2', [5], onInstance('i-2'), partner),
      eni('eni-2', [5], { ...onInstance('i-2'), OwnerId: partner.account }),
    ];
    const { subnets } = pressureOf(seen);
    expect(subnets).toHaveLength(1);
    expect(subnets[0]).toMatchObject({ account: '111122223333', sharedBy: null, unattributed: 8, doubts: [] });
  });
});

describe('the pressure on a VPC', () => {
  const second = subnet({ SubnetId: 'subnet-2', CidrBlock: '10.0.1.0/24', AvailableIpAddressCount: 1 });
  const row = (...more: Parameters<typeof pressureOf>) => pressureOf(...more).vpcs[0];
  test('adds up its subnets', () => {
    expect(row([vpc(), quota, subnet(), second, eni('eni-1', [4], onInstance('i-1'))])).toMatchObject({
      subnets: 2,
      usable: 502,
      free: 242,
      used: 260,
      unattributed: 259,
      unassigned: 65_536 - 512,
      blocks: ['10.0.0.0/16'],
      quota: 5,
      doubts: [],
      overlaps: [],
    });
  });
  test('is unknown as a whole where one subnet is', () => {
    expect(row([vpc(), quota, subnet(), subnet({ SubnetId: 'subnet-2', AvailableIpAddressCount: undefined as never })])).toMatchObject({
      usable: 502,
      free: null,
      used: null,
    });
  });
  test.each([
    ['subnet', { usable: null, free: null, used: null, unassigned: null }],
    ['service-quota', { usable: 251, quota: null, quotaAtLeast: 5 }],
  ] as const)('lacks %s, and says so', (kind, expected) => {
    const seen = kind === 'subnet' ? [vpc(), quota] : [vpc(), subnet()];
    const found = row(seen, [denied(kind)]);
    expect(found).toMatchObject(expected);
    expect(found?.doubts.flatMap(({ missing }) => missing)).toEqual([`test:Read-${kind}`]);
  });
  test('asks for the quota only where it may be used up', () => {
    const CidrBlockAssociationSet = [0, 1, 2, 3, 4].map((part) => ({
      CidrBlock: `10.${part}.0.0/16`,
      CidrBlockState: { State: 'associated' as const },
    }));
    expect(row([vpc()])?.doubts).toEqual([]);
    expect(row([vpc({ CidrBlockAssociationSet })])?.doubts).toMatchObject([{ why: expect.stringContaining('L-83CA0A9D, 5 at first') }]);
    expect(row([vpc({ CidrBlockAssociationSet }), quota])).toMatchObject({ quota: 5, doubts: [] });
  });
  test('does not know the quota of another account', () => {
    expect(row([vpc({ OwnerId: '999988887777' }), quota])).toMatchObject({ quota: null, unassigned: null, sharedBy: '999988887777' });
  });
});

describe('overlaps', () => {
  const other = vpc({ VpcId: 'vpc-2', OwnerId: partner.account, CidrBlock: '10.0.128.0/17' }, partner);
  const found = (...more: Parameters<typeof pressureOf>) => pressureOf(...more).vpcs[0]?.overlaps;
  test('of VPCs that nothing joins', () => {
    expect(found([vpc(), other])).toEqual([
      {
        own: '10.0.0.0/16',
        theirs: '10.0.128.0/17',
        other: { account: partner.account, region: 'eu-central-1', vpcId: 'vpc-2' },
        connection: 'not-connected',
        via: null,
      },
    ]);
  });
  test('of VPCs on one transit gateway come with it', () => {
    const attach = (VpcId: string) =>
      build('transit-gateway-vpc-attachment', {
        TransitGatewayAttachmentId: `tgw-attach-${VpcId}`,
        TransitGatewayId: 'tgw-1',
        VpcId,
        State: 'available',
      });
    expect(found([vpc(), other, attach('vpc-1'), attach('vpc-2')])).toMatchObject([{ connection: 'connected', via: 'tgw-1' }]);
  });
  test('of VPCs of which it cannot be told', () => {
    expect(found([vpc(), other], [denied('vpc-peering-connection')])).toMatchObject([{ connection: 'unknown', via: null }]);
  });
  test('are no news between default VPCs', () => {
    const usual = { IsDefault: true, CidrBlock: '172.31.0.0/16' };
    expect(found([vpc(usual), vpc({ ...usual, VpcId: 'vpc-2', OwnerId: partner.account }, partner)])).toEqual([]);
  });
});
