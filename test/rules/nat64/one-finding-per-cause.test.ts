import fc from 'fast-check';
import { expect, test } from 'vitest';
import { judge } from '../../../src/audit/judge.ts';
import type { Resource } from '../../../src/model/resource.ts';
import blackhole from '../../../src/rules/egress/route-ipv6-blackhole.ts';
import dualStack from '../../../src/rules/dns/dns64-without-nat64-route.ts';
import unavailable from '../../../src/rules/nat64/nat64-gateway-unavailable.ts';
import withoutInternet from '../../../src/rules/nat64/nat64-public-nat-no-igw.ts';
import missing from '../../../src/rules/nat64/nat64-route-missing.ts';
import wrongTarget from '../../../src/rules/nat64/nat64-route-wrong-target.ts';
import { nat64Path } from '../../../src/network/nat64.ts';
import { indexed } from '../../support/build.ts';
import * as scene from '../../support/nat64-scene.ts';

const rules = [missing, wrongTarget, unavailable, withoutInternet, blackhole];

const targets = [
  { NatGatewayId: 'nat-1' },
  { GatewayId: 'igw-1' },
  { GatewayId: 'vgw-1' },
  { TransitGatewayId: 'tgw-1' },
  { NetworkInterfaceId: 'eni-1' },
  { VpcPeeringConnectionId: 'pcx-1' },
];
const destinations = [{ DestinationIpv6CidrBlock: '64:ff9b::/96' }, { DestinationIpv6CidrBlock: '64:ff9b::a00:0/104' }];
const state = fc.constantFrom('active', 'blackhole', 'filtered');
const routes = fc.array(
  fc
    .tuple(fc.constantFrom(...destinations, { DestinationPrefixListId: 'pl-unseen' }), fc.constantFrom(...targets), state)
    .map(([destination, target, State]) => ({ ...destination, ...target, State })),
  { maxLength: 2 },
);
const onward = fc.constantFrom<readonly object[]>([], [scene.ipv4ToIgw], [scene.ipv4ToTgw], [{ ...scene.ipv4ToIgw, State: 'blackhole' }]);
const nat = fc.constantFrom(
  [],
  ...(['available', 'pending', 'failed', 'deleted'] as const).map((State) => [scene.natGateway({ State })]),
  [scene.natGateway({ ConnectivityType: 'private' })],
  [scene.natGateway({ AvailabilityMode: 'regional' })],
);

const worlds = fc
  .tuple(routes, onward, nat, fc.boolean())
  .map(([some, beyond, nats, seesPublic]): readonly Resource[] => [
    scene.main(...(some as scene.Routes)),
    scene.natTable(...(beyond as scene.Routes)),
    ...nats,
    ...(seesPublic ? [scene.publicSubnet] : []),
  ]);

test('a broken path of an IPv6-only subnet is found once, and an unclear one is never passed over', () => {
  fc.assert(
    fc.property(worlds, (world) => {
      const [slice = expect.fail('no slice'), ...others] = indexed([scene.native, ...world]);
      const statuses = rules
        .flatMap((rule) => judge(rule, [slice, ...others]))
        .filter(({ resource }) => resource?.id === scene.native.id || resource?.id === 'rtb-main')
        .map(({ verdict }) => verdict.status);
      const failed = statuses.filter((status) => status === 'fail').length;
      const { outcome } = nat64Path(slice, scene.native);
      if (outcome === 'translated' || outcome === 'out-of-sight') expect(failed).toBeLessThanOrEqual(1);
      else expect(failed + Number(statuses.includes('unknown'))).toBeGreaterThanOrEqual(1);
      if (outcome === 'out-of-sight') expect(statuses).toContain('unknown');
    }),
    { numRuns: 500 },
  );
});

test.each([
  ['no route', [scene.main(scene.toEigw)]],
  ['a blackhole', [scene.main({ ...scene.toNat, State: 'blackhole' })]],
  ['a wrong target', [scene.main({ DestinationIpv6CidrBlock: '64:ff9b::/96', GatewayId: 'igw-1' })]],
  ['a NAT gateway that failed', [scene.main(scene.toNat), scene.natGateway({ State: 'failed' })]],
  ['a NAT gateway without the internet', [scene.main(scene.toNat), scene.natGateway(), scene.publicSubnet, scene.natTable()]],
] as const)('%s gives one finding for an IPv6-only subnet, and one for a dual-stack one with DNS64', (_, world) => {
  for (const subnet of [scene.native, scene.dual]) {
    const slices = indexed([subnet, ...world]);
    const failed = [...rules, dualStack].flatMap((rule) => judge(rule, slices)).filter(({ verdict }) => verdict.status === 'fail');
    expect(failed.map(({ rule }) => rule.id)).toHaveLength(1);
  }
});
