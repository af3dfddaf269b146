import { describe, expect, test } from 'vitest';
import type { Kind } from '../../src/model/kinds.ts';
import type { Resource } from '../../src/model/resource.ts';
import { brokenHop, nat64Blackhole, nat64Path, sendToNat } from '../../src/network/nat64.ts';
import { build, indexed } from '../support/build.ts';
import * as scene from '../support/nat64-scene.ts';

const { asParticipant, ipv4ToIgw, ipv4ToTgw, main, native, natGateway, natTable, publicSubnet, toEigw, toNat, working } = scene;
const view = (...resources: readonly Resource[]) => indexed(resources)[0] ?? expect.fail('no slice');
const path = (...resources: readonly Resource[]) => nat64Path(view(native, ...resources), native);
const to = (target: object) => main({ DestinationIpv6CidrBlock: '64:ff9b::/96', State: 'active', ...target });

describe('nat64Path', () => {
  test.each([
    ['no-table', []],
    ['no-route', [main()]],
    ['no-route', [main(toEigw)]],
    ['no-route', [main({ ...toEigw, State: 'blackhole' })]],
    ['blackhole', [main({ ...toNat, State: 'blackhole' })]],
    ['blackhole', [main({ DestinationIpv6CidrBlock: '::/0', TransitGatewayId: 'tgw-1', State: 'blackhole' })]],
    ['wrong-target', [to({ GatewayId: 'igw-1' })]],
    ['nat-not-available', [main(toNat)]],
    ['nat-not-available', [main(toNat), natGateway({ State: 'pending' })]],
    ['nat-without-internet', [publicSubnet, main(toNat), natGateway(), natTable()]],
    ['translated', working],
    ['translated', [main(toNat), natGateway({ AvailabilityMode: 'regional' })]],
    ['translated', [main({ DestinationIpv6CidrBlock: '::/0', NatGatewayId: 'nat-1' }), natGateway({ ConnectivityType: 'private' })]],
  ] as const)('%s', (outcome, resources) => expect(path(...resources).outcome).toBe(outcome));

  test.each([
    ['route', [to({ TransitGatewayId: 'tgw-1' })]],
    ['route', [main({ DestinationIpv6CidrBlock: '::/0', GatewayId: 'vpce-1' })]],
    ['route', [main({ DestinationPrefixListId: 'pl-1', NatGatewayId: 'nat-1' })]],
    ['onward', [main(toNat), natGateway()]],
    ['onward', [publicSubnet, main(toNat), natGateway(), natTable(ipv4ToTgw)]],
  ] as const)('loses sight at the %s', (hop, resources) => expect(path(...resources)).toMatchObject({ outcome: 'out-of-sight', hop }));

  test('loses sight at the NAT gateway of a shared subnet', () => {
    const shared = asParticipant(native);
    expect(nat64Path(view(shared, main(toNat)), shared)).toMatchObject({ outcome: 'out-of-sight', hop: 'nat-gateway' });
  });
  test('is found once for a subnet in the same listings, and anew where any of them is another', () => {
    const sound = view(native, ...working);
    const known = nat64Path(sound, native);
    expect(nat64Path({ ...sound }, native)).toBe(known);
    for (const kind of ['route-table', 'prefix-list', 'nat-gateway', 'subnet'] as const) {
      const all = (each: Kind) => (each === kind ? [...sound.all(each)] : sound.all(each));
      expect(nat64Path({ ...sound, all: all as typeof sound.all }, native)).not.toBe(known);
    }
    expect(nat64Path(view(native, main(toEigw)), native).outcome).toBe('no-route');
  });
  test('goes by the most specific route, whatever ::/0 says', () => {
    expect(path(publicSubnet, natGateway(), natTable(ipv4ToIgw), main(toEigw, toNat)).outcome).toBe('translated');
    expect(path(publicSubnet, natGateway(), natTable(ipv4ToIgw), main(toNat, toEigw)).outcome).toBe('translated');
  });
  test('does not take prefix lists of IPv4 for a doubt about IPv6', () => {
    const list = build('prefix-list', { PrefixListId: 'pl-s3', AddressFamily: 'IPv4' });
    const table = main(toNat, { DestinationPrefixListId: 'pl-s3', GatewayId: 'vpce-1' });
    expect(path(list, table, natGateway(), publicSubnet, natTable(ipv4ToIgw)).outcome).toBe('translated');
  });
  test('a private NAT gateway reaches private networks', () => {
    expect(path(main(toNat), natGateway({ ConnectivityType: 'private' }))).toMatchObject({ outcome: 'translated', reach: 'private' });
  });
  test('a deleted NAT gateway lets nothing through, though AWS still lists it', () => {
    expect(path(main(toNat), natGateway({ State: 'deleted' })).outcome).toBe('nat-not-available');
  });
});

describe('what is said of a path', () => {
  test.each([
    [[main()], 'rtb-main has no route for 64:ff9b::/96'],
    [[main(toNat), natGateway({ State: 'pending' })], undefined],
    [[main(toNat)], 'NAT gateway nat-1 is not there'],
    [working, undefined],
  ])('%#', (resources, words) => expect(brokenHop(path(...resources))).toBe(words));

  test('a dead ::/0 to an egress-only gateway is no loss to NAT64', () => {
    expect(nat64Blackhole(view(), main({ ...toEigw, State: 'blackhole' }))).toBeUndefined();
    expect(nat64Blackhole(view(), main({ ...toNat, State: 'blackhole' }))?.text).toBe('64:ff9b::/96');
  });
  test('the command replaces a route of its own and leaves ::/0 alone', () => {
    const at = (...routes: scene.Routes) => {
      const found = path(main(...routes), natGateway({ AvailabilityMode: 'regional' }));
      return found.outcome === 'translated' ? sendToNat('eu-central-1', found, 'nat-2') : '';
    };
    expect(at(toNat)).toContain('replace-route --region eu-central-1 --route-table-id rtb-main --destination-ipv6-cidr-block 64:ff9b::/96');
    expect(at({ DestinationIpv6CidrBlock: '::/0', NatGatewayId: 'nat-1' })).toContain('create-route');
  });
});
