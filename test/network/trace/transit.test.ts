import { describe, expect, test } from 'vitest';
import { denied } from '../../support/build.ts';
import { central, publicBlock, toLocal9 as there } from '../../support/central-estate.ts';
import { estate, openAcl, routes, trace } from '../../support/trace-estate.ts';

const tables = {
  'tgw-rtb-1': {
    TransitGatewayRouteTableId: 'tgw-rtb-1',
    TransitGatewayId: 'tgw-1',
    RoutesCut: false,
    Routes: [],
    Associations: [{ TransitGatewayAttachmentId: 'att-1', State: 'associated' as const }],
  },
};

describe('central egress over a transit gateway', () => {
  test('is followed there and back where all of it is visible', () => {
    expect(trace(central(), 'eni-client', 'internet')[0]).toBe(
      'eni-client > att-9 > nat-9 | nat-9 > att-1 > eni-client | exits: it leaves through igw-9 as 198.51.100.9',
    );
  });
  test('is unknown where the route table of the transit gateway is another account’s', () => {
    expect(trace(central({ 'transit-gateway-route-table': {} }), 'eni-client', 'internet')[0]).toBe(
      'eni-client | unknown: the route table of tgw-1 that att-1 is associated with is not visible',
    );
  });
  test('is unknown where it could not be read', () => {
    const read = central();
    const slices = read.slices.map((slice) => ({ ...slice, gaps: [denied('transit-gateway-route-table')] }));
    expect(trace({ ...read, slices }, 'eni-client', 'internet')[0]).toContain('| unknown: ');
  });
  test('ends where the transit gateway has no route', () => {
    expect(trace(central({ 'transit-gateway-route-table': tables }), 'eni-client', 'internet')[0]).toBe(
      'eni-client | no-route: tgw-rtb-1 has no route for 64:ff9b::/96',
    );
  });
  test('is unknown where AWS cut the routes short', () => {
    expect(
      trace(
        central({ 'transit-gateway-route-table': { 'tgw-rtb-1': { ...tables['tgw-rtb-1'], RoutesCut: true } } }),
        'eni-client',
        'internet',
      )[0],
    ).toContain('unknown: tgw-rtb-1 has more routes');
  });
  test('does not come back where the NAT gateway’s table does not know the spoke', () => {
    const out = {
      RouteTableId: 'out-9',
      VpcId: 'vpc-9',
      Associations: [{ SubnetId: 'egress' }],
      Routes: [there, { DestinationCidrBlock: '0.0.0.0/0', GatewayId: 'igw-9', State: 'active' as const }],
    };
    const sound = central();
    const slices = sound.slices.map((slice) => ({
      ...slice,
      resources: slice.resources.map((each) => (each.id === 'out-9' ? ({ ...each, data: out } as typeof each) : each)),
    }));
    expect(trace({ ...sound, slices }, 'eni-client', 'internet')[0]).toBe(
      'eni-client > att-9 > nat-9 | nat-9 | no-route: the reply does not come back: out-9 has no route for 2001:db8:0:6::c',
    );
  });
  test('cannot be entered from a zone in which the attachment has no subnet', () => {
    const sound = central();
    const slices = sound.slices.map((slice) => ({
      ...slice,
      resources: slice.resources.map((each) =>
        each.id === 'door' ? ({ ...each, data: { ...each.data, AvailabilityZoneId: 'az2' } } as typeof each) : each,
      ),
    }));
    expect(trace({ ...sound, slices }, 'eni-client', 'internet')[0]).toContain(
      'no-route: att-1 has no subnet in the Availability Zone of eni-client',
    );
  });
});

describe('peering', () => {
  const gone = { Ipv6CidrBlockState: { State: 'disassociated' as const } };
  const peered = (code: 'active' | 'deleted', block: object = {}) =>
    estate({
      vpc: {
        'vpc-2': {
          VpcId: 'vpc-2',
          CidrBlock: '10.2.0.0/16',
          Ipv6CidrBlockAssociationSet: [{ ...publicBlock('2001:db8:ff::/56'), ...block }],
        },
      },
      subnet: {
        far: {
          SubnetId: 'far',
          VpcId: 'vpc-2',
          OwnerId: '111122223333',
          CidrBlock: '10.2.0.0/24',
          Ipv6CidrBlockAssociationSet: [publicBlock('2001:db8:ff::/64')],
        },
      },
      'route-table': {
        out: { Routes: routes({ DestinationIpv6CidrBlock: '2001:db8:ff::/56', VpcPeeringConnectionId: 'pcx-1', State: 'active' }) },
        'main-2': {
          RouteTableId: 'main-2',
          VpcId: 'vpc-2',
          Associations: [{ Main: true }],
          Routes: [{ DestinationIpv6CidrBlock: '2001:db8::/56', VpcPeeringConnectionId: 'pcx-1', State: 'active' }],
        },
      },
      'network-acl': { 'acl-2': { NetworkAclId: 'acl-2', VpcId: 'vpc-2', Associations: [{ SubnetId: 'far' }], Entries: openAcl } },
      'network-interface': {
        'eni-far': {
          NetworkInterfaceId: 'eni-far',
          VpcId: 'vpc-2',
          SubnetId: 'far',
          Ipv6Addresses: [{ Ipv6Address: '2001:db8:ff::9' }],
          Groups: [{ GroupId: 'sg-client' }],
        },
      },
      'vpc-peering-connection': {
        'pcx-1': {
          VpcPeeringConnectionId: 'pcx-1',
          Status: { Code: code },
          RequesterVpcInfo: { VpcId: 'vpc-1' },
          AccepterVpcInfo: { VpcId: 'vpc-2' },
        },
      },
    });
  test('an active connection is followed there and back', () => {
    expect(trace(peered('active'), 'eni-host', '2001:db8:ff::9')).toEqual([
      'eni-host > eni-far | far > eni-host | delivered: it reaches eni-far (2001:db8:ff::9)',
    ]);
  });
  test('arrives in the blocks that the other VPC has, not in those that it gave up', () => {
    const destination = '2001:db8:ff:9::1';
    expect(trace(peered('active'), 'eni-host', destination)[0]).toContain('no interface that is visible in vpc-2 holds');
    expect(trace(peered('active', gone), 'eni-host', destination)[0]).toContain(
      'no subnet of vpc-2 that holds 2001:db8:ff:9::1 is visible',
    );
  });
  test('a deleted one is a blackhole', () =>
    expect(trace(peered('deleted'), 'eni-host', '2001:db8:ff::9')).toEqual(['eni-host | blackhole: peering connection pcx-1 is deleted']));
});
