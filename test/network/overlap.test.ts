import fc from 'fast-check';
import { expect, test } from 'vitest';
import { cidr, formatCidr, overlaps } from '../../src/model/address.ts';
import type { Resource } from '../../src/model/resource.ts';
import { conflictsOf, ipv4Blocks, isPodRange, junctionOf, overlapsOf } from '../../src/network/overlap.ts';
import { blocks } from '../support/arbitraries.ts';
import { build } from '../support/build.ts';

type Vpc = Resource<'vpc'>;
const vpc = (VpcId: string, ...all: string[]) =>
  build('vpc', {
    VpcId,
    CidrBlock: all[0] ?? '',
    CidrBlockAssociationSet: all.map((CidrBlock) => ({ CidrBlock, CidrBlockState: { State: 'associated' } })),
  });

test('finds exactly the pairs that share an address, and the same from both sides', () => {
  fc.assert(
    fc.property(fc.array(blocks(4), { minLength: 2, maxLength: 8 }), (ranges) => {
      const vpcs = ranges.map((range, index) => vpc(`vpc-${index}`, formatCidr(range)));
      const pairs = vpcs.flatMap((each) => overlapsOf(each, vpcs).map(({ other }) => `${each.id} ${other.id}`));
      const expected = vpcs.flatMap((a) =>
        vpcs.filter((b) => a !== b && overlaps(cidr(a.data.CidrBlock ?? ''), cidr(b.data.CidrBlock ?? ''))).map((b) => `${a.id} ${b.id}`),
      );
      expect(pairs.toSorted()).toEqual(expected.toSorted());
    }),
  );
});

test('a first block of 100.64.0.0/10 counts, a second one does not', () => {
  const [first, second] = [vpc('vpc-1', '100.64.0.0/16'), vpc('vpc-2', '10.0.0.0/16', '100.64.0.0/16')];
  expect(overlapsOf(first, [first, second])).toEqual([]);
  expect(overlapsOf(first, [first, vpc('vpc-3', '100.64.0.0/16')])).toHaveLength(1);
});

const attach = (VpcId: string, TransitGatewayId: string) =>
  build('transit-gateway-vpc-attachment', {
    TransitGatewayAttachmentId: `att-${VpcId}-${TransitGatewayId}`,
    TransitGatewayId,
    VpcId,
    State: 'available',
  });
const peering = (from: string, to: string) =>
  build('vpc-peering-connection', {
    VpcPeeringConnectionId: `pcx-${from}-${to}`,
    Status: { Code: 'active' },
    RequesterVpcInfo: { VpcId: from },
    AccepterVpcInfo: { VpcId: to },
  });

/** Pair by pair, as it is defined. */
const pairwise = (of: Vpc, among: readonly Vpc[], ...ways: Ways) => {
  const own = (each: Vpc) => ipv4Blocks(each).filter((block) => !(block.isSecondary && isPodRange(block.cidr)));
  return among
    .filter((other) => other.id !== of.id)
    .flatMap((other) =>
      own(of).flatMap((mine) =>
        own(other)
          .filter((theirs) => overlaps(mine.cidr, theirs.cidr))
          .map((theirs) => ({ own: mine.text, other, theirs: theirs.text, junction: junctionOf(of.id, other.id, ...ways) })),
      ),
    )
    .filter(({ other, junction }) => junction !== undefined || !(of.data.IsDefault && other.data.IsDefault));
};
type Ways = [Parameters<typeof conflictsOf>[2], Parameters<typeof conflictsOf>[3]];

test('finds what is found pair by pair, in the same order', () => {
  const place = fc.integer({ min: 0, max: 9 });
  const range = fc.oneof(
    { weight: 3, arbitrary: blocks(4).map(formatCidr) },
    fc.constantFrom('172.31.0.0/16', '10.0.0.0/8', '10.0.0.0/16', '10.0.1.0/24', '100.64.0.0/16'),
  );
  const drawn = fc.array(fc.tuple(fc.uniqueArray(range, { minLength: 1, maxLength: 3 }), fc.boolean()), { minLength: 2, maxLength: 10 });
  fc.assert(
    fc.property(
      drawn,
      fc.array(fc.tuple(place, fc.nat(2)), { maxLength: 6 }),
      fc.array(fc.tuple(place, place), { maxLength: 6 }),
      (all, tgws, peers) => {
        const vpcs = all.map(([ranges, IsDefault], index) => {
          const made = vpc(`vpc-${index}`, ...ranges);
          return { ...made, data: { ...made.data, IsDefault } };
        });
        const ways: Ways = [
          tgws.map(([at, gateway]) => attach(`vpc-${at}`, `tgw-${gateway}`)),
          peers.map(([from, to]) => peering(`vpc-${from}`, `vpc-${to}`)),
        ];
        for (const each of vpcs) expect(conflictsOf(each, vpcs, ...ways)).toEqual(pairwise(each, vpcs, ...ways));
      },
    ),
  );
});

test('thousands of default VPCs are not compared with one another', () => {
  const standard = Array.from({ length: 4000 }, (_, index) => {
    const made = vpc(`vpc-${index}`, '172.31.0.0/16');
    return { ...made, data: { ...made.data, IsDefault: true } };
  });
  const vpcs = [...standard, vpc('vpc-own', '172.31.1.0/24')];
  const found = standard.map((each) => conflictsOf(each, vpcs, [], []).map(({ other }) => other.id));
  expect(found.every(([only, ...more]) => only === 'vpc-own' && more.length === 0)).toBe(true);
});

test('a transit gateway goes before a common peer', () => {
  const [attachments, peerings] = [
    [attach('vpc-a', 'tgw-1'), attach('vpc-b', 'tgw-1')],
    [peering('vpc-a', 'vpc-hub'), peering('vpc-b', 'vpc-hub')],
  ];
  expect(junctionOf('vpc-a', 'vpc-b', attachments, peerings)).toEqual({ type: 'transit-gateway', id: 'tgw-1' });
  expect(junctionOf('vpc-a', 'vpc-b', [], peerings)).toEqual({ type: 'vpc', id: 'vpc-hub' });
  expect(junctionOf('vpc-a', 'vpc-c', attachments, peerings)).toBeUndefined();
});
