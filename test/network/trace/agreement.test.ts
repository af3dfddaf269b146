import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { indexSlice } from '../../../src/model/inventory.ts';
import type { Resource } from '../../../src/model/resource.ts';
import { nat64Path } from '../../../src/network/nat64.ts';
import { pathFrom } from '../../../src/network/nat64-trace.ts';
import { worldsOf } from '../../../src/network/trace/world.ts';
import { estate, routes, toEigw, toIgw, toNat } from '../../support/trace-estate.ts';

const target = fc.constantFrom(
  { NatGatewayId: 'nat-1' },
  { GatewayId: 'igw-1' },
  { GatewayId: 'vgw-1' },
  { TransitGatewayId: 'tgw-1' },
  { NetworkInterfaceId: 'eni-9' },
  { VpcPeeringConnectionId: 'pcx-1' },
  { EgressOnlyInternetGatewayId: 'eigw-1' },
);
const route = fc
  .tuple(fc.constantFrom('64:ff9b::/96', '64:ff9b::a00:0/104', '::/0'), target, fc.constantFrom('active' as const, 'blackhole' as const))
  .map(([DestinationIpv6CidrBlock, to, State]) => ({ DestinationIpv6CidrBlock, ...to, State }));
const estates = fc
  .record({
    v6: fc.array(route, { maxLength: 3 }),
    out: fc.constantFrom(
      [],
      [toIgw],
      [{ ...toIgw, State: 'blackhole' as const }],
      [{ DestinationCidrBlock: '0.0.0.0/0', TransitGatewayId: 'tgw-1', State: 'active' as const }],
    ),
    nat: fc.constantFrom<object | null>(
      null,
      {},
      { State: 'failed' },
      { State: 'pending' },
      { ConnectivityType: 'private' },
      { AvailabilityMode: 'regional' },
    ),
  })
  .map(({ v6, out, nat }) =>
    estate({ 'route-table': { v6: { Routes: routes(...v6) }, out: { Routes: routes(...out) } }, 'nat-gateway': { 'nat-1': nat } }),
  );

/** What the rules' path says, in the words of a trace to the IPv4 internet. */
const expected = (outcome: string, reach: string | undefined): readonly string[] => {
  if (outcome === 'translated') return reach === 'internet' ? ['exits'] : ['not-translated', 'no-route', 'blackhole', 'unknown'];
  return (
    {
      'no-table': ['unknown'],
      'no-route': ['no-route', 'not-translated', 'blackhole'],
      blackhole: ['blackhole'],
      'wrong-target': ['not-translated'],
      'nat-not-available': ['blackhole', 'unknown'],
      'nat-without-internet': ['no-route', 'blackhole'],
      'out-of-sight': ['unknown'],
    }[outcome] ?? []
  );
};

describe('the NAT64 rules and the trace', () => {
  test('agree on every estate', () => {
    fc.assert(
      fc.property(estates, (inventory) => {
        const slices = inventory.slices.map(indexSlice);
        const [world] = worldsOf(slices);
        const subnet = slices[0]?.get('subnet', 'native') as Resource<'subnet'>;
        if (!world) return expect.fail('no world');
        const path = nat64Path(world, subnet);
        const traced = pathFrom(world, subnet, 'ipv4-internet');
        expect(expected(path.outcome, 'reach' in path ? path.reach : undefined), `${path.outcome}: ${traced.why}`).toContain(
          traced.disposition,
        );
      }),
      { numRuns: 400 },
    );
  });
  test.each([{}, { ConnectivityType: 'private' }, { AvailabilityMode: 'regional' }] as const)(
    'the VPC’s own range is reached through a NAT gateway of %j, whatever is behind it',
    (nat) => {
      for (const out of [[], [toIgw], [{ ...toIgw, State: 'blackhole' as const }]]) {
        const slices = estate({ 'route-table': { out: { Routes: routes(...out) } }, 'nat-gateway': { 'nat-1': nat } }).slices.map(
          indexSlice,
        );
        const [world] = worldsOf(slices);
        expect(world && pathFrom(world, slices[0]?.get('subnet', 'native') as Resource<'subnet'>, 'ipv4-vpc').disposition).toBe(
          'delivered',
        );
      }
    },
  );
  test('toEigw and toNat make it sound', () => {
    const slices = estate({ 'route-table': { v6: { Routes: routes(toNat, toEigw) } } }).slices.map(indexSlice);
    const [world] = worldsOf(slices);
    expect(world && pathFrom(world, slices[0]?.get('subnet', 'native') as Resource<'subnet'>, 'ipv6-internet').disposition).toBe('exits');
  });
});
