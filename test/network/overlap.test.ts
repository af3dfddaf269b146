import fc from 'fast-check';
import { expect, test } from 'vitest';
import { cidr, formatCidr, overlaps } from '../../src/model/address.ts';
import { junctionOf, overlapsOf } from '../../src/network/overlap.ts';
import { blocks } from '../support/arbitraries.ts';
import { build } from '../support/build.ts';

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

test('a transit gateway goes before a common peer', () => {
  const attach = (VpcId: string) =>
    build('transit-gateway-vpc-attachment', {
      TransitGatewayAttachmentId: `att-${VpcId}`,
      TransitGatewayId: 'tgw-1',
      VpcId,
      State: 'available',
    });
  const peering = (VpcId: string) =>
    build('vpc-peering-connection', {
      VpcPeeringConnectionId: `pcx-${VpcId}`,
      Status: { Code: 'active' },
      RequesterVpcInfo: { VpcId },
      AccepterVpcInfo: { VpcId: 'vpc-hub' },
    });
  const [attachments, peerings] = [
    [attach('vpc-a'), attach('vpc-b')],
    [peering('vpc-a'), peering('vpc-b')],
  ];
  expect(junctionOf('vpc-a', 'vpc-b', attachments, peerings)).toEqual({ type: 'transit-gateway', id: 'tgw-1' });
  expect(junctionOf('vpc-a', 'vpc-b', [], peerings)).toEqual({ type: 'vpc', id: 'vpc-hub' });
  expect(junctionOf('vpc-a', 'vpc-c', attachments, peerings)).toBeUndefined();
});
