import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { bitsOf, type Cidr, cidr, contains, formatCidr } from '../../src/model/address.ts';
import type { Resource } from '../../src/model/resource.ts';
import * as routing from '../../src/network/routes.ts';
import { blocks, blocksAround } from '../support/arbitraries.ts';
import { build, home, indexed } from '../support/build.ts';
import type { Routes } from '../support/nat64-scene.ts';

const { effectiveRouteTable, isActive, isBlackhole, lookUp, routesWithin, servedSubnets, targetOf } = routing;
const view = (...resources: Resource[]) => indexed(resources)[0] ?? expect.fail('no slice');
const table = (...routes: Routes) => build('route-table', { RouteTableId: 'rtb-1', VpcId: 'vpc-1', Routes: routes });
const list = (PrefixListId: string, AddressFamily: 'IPv4' | 'IPv6', ...Cidrs: string[]) =>
  build('prefix-list', { PrefixListId, AddressFamily, Cidrs });
const routeTo = (block: Cidr, GatewayId: string) =>
  block.family === 4 ? { DestinationCidrBlock: formatCidr(block), GatewayId } : { DestinationIpv6CidrBlock: formatCidr(block), GatewayId };

describe('targetOf', () => {
  test.each([
    [{ GatewayId: 'local' }, 'local', 'local'],
    [{ GatewayId: 'igw-1' }, 'internet-gateway', 'igw-1'],
    [{ GatewayId: 'vgw-1' }, 'virtual-private-gateway', 'vgw-1'],
    [{ GatewayId: 'vpce-1', DestinationPrefixListId: 'pl-1' }, 'gateway-endpoint', 'vpce-1'],
    [{ GatewayId: 'vpce-1', DestinationCidrBlock: '0.0.0.0/0' }, 'appliance-endpoint', 'vpce-1'],
    [{ NatGatewayId: 'nat-1' }, 'nat-gateway', 'nat-1'],
    [{ EgressOnlyInternetGatewayId: 'eigw-1' }, 'egress-only-internet-gateway', 'eigw-1'],
    [{ TransitGatewayId: 'tgw-1' }, 'transit-gateway', 'tgw-1'],
    [{ InstanceId: 'i-1', NetworkInterfaceId: 'eni-1' }, 'network-interface', 'eni-1'],
    [{ VpcPeeringConnectionId: 'pcx-1' }, 'vpc-peering-connection', 'pcx-1'],
    [{ CarrierGatewayId: 'cagw-1' }, 'carrier-gateway', 'cagw-1'],
    [{ GatewayId: 'new-1' }, 'other', 'new-1'],
    [{}, 'other', ''],
  ] as const)('%o leads to %s %s', (route, type, id) => expect(targetOf(route)).toEqual({ type, id }));
});

describe('lookUp', () => {
  const naive = (all: readonly Cidr[], destination: Cidr) =>
    all.filter((each) => contains(each, destination)).toSorted((a, b) => b.length - a.length)[0];

  test('finds what sorting all covering routes would put first', () => {
    const around = blocks().chain((to) => fc.tuple(fc.constant(to), fc.array(fc.oneof(blocksAround(to), blocks()), { maxLength: 20 })));
    fc.assert(
      fc.property(around, ([destination, all]) => {
        const { match } = lookUp(view(), table(...all.map((each, index) => routeTo(each, `igw-${index}`))), destination);
        expect(match?.cidr).toEqual(naive(all, destination));
      }),
    );
  });
  test('is the same whether a block stands in a route or in a prefix list', () => {
    const scene = blocks().chain((to) => fc.tuple(fc.constant(to), fc.array(blocksAround(to), { minLength: 1, maxLength: 8 })));
    fc.assert(
      fc.property(scene, ([destination, all]) => {
        const family = destination.family === 4 ? 'IPv4' : 'IPv6';
        const lists = all.map((each, index) => list(`pl-${index}`, family, formatCidr(each)));
        const routes = all.map((_, index) => ({ DestinationPrefixListId: `pl-${index}`, GatewayId: 'igw-1' }));
        expect(lookUp(view(...lists), table(...routes), destination).match?.cidr).toEqual(naive(all, destination));
      }),
    );
  });
  test('does not depend on the order of routes of different lengths', () => {
    const shuffled = fc
      .uniqueArray(fc.nat(bitsOf(6)), { minLength: 1, maxLength: 12 })
      .chain((lengths) => fc.tuple(fc.constant(lengths), fc.shuffledSubarray(lengths, { minLength: lengths.length })));
    fc.assert(
      fc.property(shuffled, ([lengths, others]) => {
        const ask = (some: readonly number[]) =>
          lookUp(view(), table(...some.map((length) => routeTo(cidr(`2001:db8::/${length}`), `igw-${length}`))), cidr('2001:db8::1')).match
            ?.target;
        expect(ask(others)).toEqual(ask(lengths));
      }),
    );
  });

  const at = (given: object, GatewayId: string) => ({ DestinationIpv6CidrBlock: '::/0', GatewayId, ...given });
  const learned = at({ Origin: 'EnableVgwRoutePropagation' }, 'vgw-1');
  const advertised = at({ Origin: 'Advertisement' }, 'vgw-2');
  const listed = { DestinationPrefixListId: 'pl-1', GatewayId: 'igw-2' };
  test.each([
    ['a static route over a learned one', [learned, at({}, 'igw-1')], 'igw-1'],
    ['a static route over a listed one', [listed, at({}, 'igw-1')], 'igw-1'],
    ['a listed route over a learned one', [learned, listed], 'igw-2'],
    ['a static route over one that a route server advertised', [advertised, at({}, 'igw-1')], 'igw-1'],
    [
      'a blackhole over a shorter route, since AWS drops and does not fall through',
      [at({ State: 'blackhole', DestinationIpv6CidrBlock: '2000::/3' }, 'igw-9'), at({}, 'igw-1')],
      'igw-9',
    ],
  ])('prefers %s', (_, routes, id) => {
    const { match } = lookUp(view(list('pl-1', 'IPv6', '::/0')), table(...(routes as Routes)), cidr('2001:db8::/32'));
    expect(match?.target.id).toBe(id);
  });

  test('names prefix lists that were not read, unless they are of the other family', () => {
    const unread = build('prefix-list', { PrefixListId: 'pl-6', AddressFamily: 'IPv6' });
    const routes = table({ DestinationPrefixListId: 'pl-6' }, { DestinationPrefixListId: 'pl-unseen' });
    expect(lookUp(view(unread), routes, cidr('::/0')).unreadPrefixLists).toEqual(['pl-6', 'pl-unseen']);
    expect(lookUp(view(unread), routes, cidr('0.0.0.0/0')).unreadPrefixLists).toEqual(['pl-unseen']);
  });
  test('a route that covers a part of the block does not match, and is found within it', () => {
    const parts = table({ DestinationIpv6CidrBlock: '64:ff9b::a00:0/104', NatGatewayId: 'nat-1' });
    expect(lookUp(view(), parts, cidr('64:ff9b::/96')).match).toBeUndefined();
    expect(routesWithin(view(), parts, cidr('64:ff9b::/96')).map(({ text }) => text)).toEqual(['64:ff9b::a00:0/104']);
  });
});

describe('the table that decides for a subnet', () => {
  const subnet = (SubnetId: string, VpcId = 'vpc-1') => build('subnet', { SubnetId, VpcId });
  type Associations = Parameters<typeof build<'route-table'>>[1]['Associations'];
  const tableWith = (RouteTableId: string, Associations: Associations = [], VpcId = 'vpc-1') =>
    build('route-table', { RouteTableId, VpcId, ...(Associations ? { Associations } : {}) });
  const main = tableWith('rtb-main', [{ Main: true, AssociationState: { State: 'associated' } }]);
  const own = tableWith('rtb-own', [{ SubnetId: 'subnet-a', AssociationState: { State: 'associated' } }]);
  const gone = tableWith('rtb-gone', [{ SubnetId: 'subnet-b', AssociationState: { State: 'disassociated' } }]);
  const edge = tableWith('rtb-edge', [{ GatewayId: 'igw-1' }]);
  const hidden = tableWith('rtb-of-regional-nat');
  const [a, b, other] = [subnet('subnet-a'), subnet('subnet-b'), subnet('subnet-c', 'vpc-2')];
  const scene = view(main, own, gone, edge, hidden, a, b, other);

  test.each([
    [a, 'rtb-own'],
    [b, 'rtb-main'],
    [other, undefined],
  ])('$id follows %s', (of, expected) => expect(effectiveRouteTable(scene, of)?.id).toBe(expected));
  test.each([
    [main, ['subnet-b']],
    [own, ['subnet-a']],
    [gone, []],
    [edge, []],
    [hidden, []],
  ])('$id serves %s', (of, expected) => expect(servedSubnets(scene, of).map(({ id }) => id)).toEqual(expected));
  test('each subnet with a table is served by exactly that one', () => {
    const tables = [main, own, gone, edge, hidden];
    for (const each of [a, b]) {
      const serving = tables.filter((some) => servedSubnets(scene, some).includes(each));
      expect(serving).toEqual([effectiveRouteTable(scene, each)]);
    }
  });
  test('tables of another account do not mix in', () => {
    const elsewhere = build('route-table', { ...main.data, RouteTableId: 'rtb-x' }, { ...home, account: '222222222222' });
    expect(effectiveRouteTable(view(elsewhere, b), b)).toBeUndefined();
  });
});

describe('route states', () => {
  test.each([
    [undefined, true, false],
    ['active', true, false],
    ['blackhole', false, true],
    ['filtered', false, false],
  ] as const)('%s', (State, active, blackhole) => {
    const route = State ? { State } : {};
    expect([isActive(route), isBlackhole(route)]).toEqual([active, blackhole]);
  });
});
