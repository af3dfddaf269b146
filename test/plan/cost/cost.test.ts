import fc from 'fast-check';
import { Value } from 'typebox/value';
import { describe, expect, test } from 'vitest';
import { type Amount, costSchema } from '../../../src/model/checklist/cost.ts';
import type { PriceFile } from '../../../src/model/checklist/prices.ts';
import type { Gap } from '../../../src/model/gap.ts';
import type { Resource, Scope } from '../../../src/model/resource.ts';
import { costKinds, networkCost } from '../../../src/plan/cost.ts';
import { priceBook } from '../../../src/plan/cost/price-book.ts';
import { build, denied, home, indexed } from '../../support/build.ts';

const vpc = (VpcId = 'vpc-1', scope = home) => build('vpc', { VpcId, OwnerId: home.account, CidrBlock: '10.0.0.0/16' }, scope);
const eni = (id: string, address: string, data: Parameters<typeof build<'network-interface'>>[1] = {}, IpOwnerId = home.account) =>
  build('network-interface', {
    NetworkInterfaceId: id,
    VpcId: 'vpc-1',
    SubnetId: 'subnet-1',
    OwnerId: home.account,
    Status: 'in-use',
    Association: { PublicIp: address, IpOwnerId },
    ...data,
  });
const elastic = (PublicIp: string, data: Parameters<typeof build<'elastic-ip'>>[1] = {}) =>
  build('elastic-ip', { AllocationId: `eipalloc-${PublicIp}`, PublicIp, PublicIpv4Pool: 'amazon', ...data });
const gateway = (id: string, data: Parameters<typeof build<'nat-gateway'>>[1] = {}, scope: Scope = home) =>
  build(
    'nat-gateway',
    { NatGatewayId: id, VpcId: 'vpc-1', State: 'available', ConnectivityType: 'public', AvailabilityMode: 'zonal', ...data },
    scope,
  );

const costOf = (resources: readonly Resource[], gaps: readonly Gap[] = [], file?: PriceFile) =>
  networkCost(indexed(resources, gaps), priceBook(file));
const linesOf = (...args: Parameters<typeof costOf>) =>
  costOf(...args).regions.flatMap(({ addresses }) =>
    addresses.map(({ use, allocation, holder, saving, addresses: number, amount }) => [
      use,
      allocation,
      holder,
      saving,
      number,
      amount.perMonth,
    ]),
  );

const onInstance = { Attachment: { InstanceId: 'i-1' }, Description: '' };
const alb = { Description: 'ELB app/shop/0a1b', RequesterId: 'amazon-elb' };
const nat = { InterfaceType: 'nat_gateway' as 'natGateway', Description: 'Interface for NAT Gateway nat-0a' };

describe('public IPv4 addresses', () => {
  test.each<readonly [string, readonly Resource[], readonly unknown[]]>([
    [
      'of an instance, until it stops',
      [eni('eni-1', '203.0.113.1', onInstance, 'amazon')],
      ['in-use', 'auto-assigned', 'EC2 instance', 'ipv6-only', 1, 3.65],
    ],
    [
      'of an instance, for good',
      [eni('eni-1', '203.0.113.1', onInstance), elastic('203.0.113.1', { AssociationId: 'a' })],
      ['in-use', 'elastic-ip', 'EC2 instance', 'ipv6-only', 1, 3.65],
    ],
    [
      'of a load balancer',
      [eni('eni-1', '203.0.113.1', alb, 'amazon-elb')],
      ['in-use', 'service-managed', 'Application Load Balancer', 'clients-have-ipv6', 1, 3.65],
    ],
    ['of a NAT gateway, which NAT64 needs', [eni('eni-1', '203.0.113.1', nat)], ['in-use', 'elastic-ip', 'NAT gateway', 'none', 1, 3.65]],
    [
      'of a regional NAT gateway, which has no interface',
      [gateway('nat-1', { AvailabilityMode: 'regional', NatGatewayAddresses: [{ PublicIp: '203.0.113.1' }] })],
      ['in-use', 'service-managed', 'NAT gateway', 'none', 1, 3.65],
    ],
    [
      'of a public database',
      [eni('eni-1', '203.0.113.1', { Description: 'RDSNetworkInterface' }, 'amazon-rds')],
      ['in-use', 'service-managed', 'RDS, Aurora, Neptune or DocumentDB', 'unclear', 1, 3.65],
    ],
    ['that stand idle', [elastic('203.0.113.1'), elastic('203.0.113.2')], ['idle', 'elastic-ip', 'nothing', 'now', 2, 7.3]],
    [
      'that a service keeps',
      [elastic('203.0.113.1', { ServiceManaged: 'rds' })],
      ['idle', 'service-managed', 'a service (rds)', 'unclear', 1, 3.65],
    ],
    [
      'on what is not visible',
      [elastic('203.0.113.1', { AssociationId: 'a' })],
      ['in-use', 'elastic-ip', 'an interface that is not visible', 'unclear', 1, 3.65],
    ],
  ])('%s', (_name, resources, expected) => expect(linesOf(resources)).toEqual([expected]));

  test('are free where the customer brought them, and unpriced where it is not told', () => {
    const brought = elastic('203.0.113.1', { PublicIpv4Pool: 'ipv4pool-ec2-0a' });
    const untold = elastic('203.0.113.2', { PublicIpv4Pool: undefined as never });
    const [line] = costOf([brought, untold, elastic('203.0.113.3')]).regions[0]?.addresses ?? [];
    expect(line).toMatchObject({ addresses: 3, charged: 2, amount: { perMonth: 3.65, unpriced: 1 } });
  });
  test('of other accounts are theirs to pay', () => {
    expect(linesOf([eni('eni-1', '203.0.113.1', { ...onInstance, OwnerId: '444455556666' })])).toEqual([]);
  });
  test('are counted once, though an interface names them twice', () => {
    const Association = { PublicIp: '203.0.113.1', IpOwnerId: 'amazon' };
    expect(
      costOf([eni('eni-1', '203.0.113.1', { ...onInstance, PrivateIpAddresses: [{ Association }] }, 'amazon')]).total.publicIpv4.perMonth,
    ).toBe(3.65);
  });
  test('are added up by when they can go', () => {
    const { total } = costOf([
      eni('eni-1', '203.0.113.1', onInstance),
      eni('eni-2', '203.0.113.2', alb),
      eni('eni-3', '203.0.113.3', nat),
      elastic('203.0.113.4'),
    ]);
    const each = { perMonth: 3.65, unpriced: 0 };
    expect(total.publicIpv4).toEqual({ perMonth: 14.6, unpriced: 0 });
    expect(total.savings).toEqual({
      now: each,
      'ipv6-only': each,
      'clients-have-ipv6': each,
      none: each,
      unclear: { perMonth: 0, unpriced: 0 },
    });
  });
});

describe('NAT gateways', () => {
  test('cost their hours while they stand', () => {
    const { regions } = costOf([
      gateway('nat-2'),
      gateway('nat-1', { ConnectivityType: 'private' }),
      gateway('nat-3', { State: 'deleted' }),
    ]);
    expect(regions[0]?.natGateways.map(({ id, type, amount }) => [id, type, amount.perMonth])).toEqual([
      ['nat-1', 'private', 37.96],
      ['nat-2', 'public', 37.96],
    ]);
  });
  test.each([
    ['of a whole region', gateway('nat-1', { AvailabilityMode: 'regional' })],
    ['in a region without a known price', gateway('nat-1', {}, { ...home, region: 'mx-central-1' })],
  ])('%s are not guessed at', (_name, resource) => {
    expect(costOf([resource]).total.natGatewayHours).toEqual({ perMonth: 0, unpriced: 1 });
  });
});

describe('what NAT64 adds', () => {
  const nat64 = (...args: Parameters<typeof costOf>) => costOf(...args).regions[0]?.nat64;
  test('is told by the gigabyte, against nothing through an egress-only gateway', () => {
    expect(nat64([vpc(), eni('eni-1', '203.0.113.1', onInstance)])).toEqual({
      perGb: 0.052,
      egressOnlyPerGb: 0,
      crossZonePerGb: 0.01,
      gatewayPerMonth: 41.61,
      vpcsWithoutGateway: ['vpc-1'],
      breakEvenGb: 70,
    });
  });
  test.each<readonly [string, readonly Resource[], readonly Gap[], readonly string[] | null]>([
    ['a VPC with a gateway', [vpc(), eni('eni-1', '203.0.113.1'), gateway('nat-1')], [], []],
    [
      'a VPC with a private gateway',
      [vpc(), eni('eni-1', '203.0.113.1'), gateway('nat-1', { ConnectivityType: 'private' })],
      [],
      ['vpc-1'],
    ],
    ['a VPC in which nothing stands', [vpc()], [], []],
    ['gateways that could not be read', [vpc(), eni('eni-1', '203.0.113.1')], [denied('nat-gateway')], null],
  ])('%s', (_name, resources, gaps, expected) => expect(nat64(resources, gaps)?.vpcsWithoutGateway).toEqual(expected));
});

describe('prices', () => {
  const china: Scope = { account: home.account, region: 'cn-north-1', partition: 'aws-cn' };
  const place = { region: 'eu-central-1', partition: 'aws' };
  test('come with their source and day', () => {
    const used = costOf([]).prices;
    expect(used.map(({ rate, region, value, origin }) => [rate, region, value, origin])).toEqual([
      ['publicIpv4PerHour', 'eu-central-1', 0.005, 'built-in'],
      ['natGatewayPerHour', 'eu-central-1', 0.052, 'built-in'],
      ['natGatewayPerGb', 'eu-central-1', 0.052, 'built-in'],
      ['crossZonePerGb', 'eu-central-1', 0.01, 'built-in'],
    ]);
    for (const { source, verified } of used)
      expect([source, verified]).toEqual([expect.stringContaining('https://'), expect.stringMatching(/^20\d\d-/)]);
  });
  test('of the user win: first those of the region, then those of everywhere', () => {
    const { priceOf } = priceBook({
      source: 'our agreement',
      everywhere: { natGatewayPerHour: 1, publicIpv4PerHour: 2 },
      regions: { 'eu-central-1': { natGatewayPerHour: 3 } },
    });
    expect(priceOf('natGatewayPerHour', place)).toEqual({ value: 3, origin: 'price-file', source: 'our agreement', verified: null });
    expect(priceOf('publicIpv4PerHour', place).value).toBe(2);
    expect(priceOf('natGatewayPerGb', place)).toMatchObject({ value: 0.052, origin: 'built-in' });
    expect(priceOf('natGatewayPerHour', { ...place, region: 'mx-central-1' }).value).toBe(1);
  });
  test('of another currency are not mixed with dollars', () => {
    const cost = costOf([elastic('203.0.113.1')], [], { currency: 'EUR', regions: { 'eu-central-1': { natGatewayPerHour: 0.05 } } });
    expect([cost.currency, cost.total.publicIpv4]).toEqual(['EUR', { perMonth: 0, unpriced: 1 }]);
  });
  test.each([
    ['another partition', china],
    ['a region that is not in the table', { ...place, region: '__proto__' }],
  ])('are unknown in %s', (_name, where) => {
    expect(priceBook().priceOf('natGatewayPerHour', where).value).toBeNull();
    expect(priceBook({ regions: {} }).priceOf('natGatewayPerGb', where).value).toBeNull();
  });
  test('are unknown in China for addresses too', () => expect(priceBook().priceOf('publicIpv4PerHour', china).value).toBeNull());
});

describe('of every account', () => {
  const last = fc.integer({ min: 1, max: 6 });
  const resources = fc
    .record({
      interfaces: fc.array(
        fc.tuple(last, fc.constantFrom(onInstance, alb, nat, {}), fc.constantFrom('amazon', 'amazon-elb', home.account)),
        { maxLength: 6 },
      ),
      elastics: fc.array(fc.tuple(last, fc.constantFrom('amazon', 'ipv4pool-ec2-0a', undefined), fc.constantFrom('a', undefined)), {
        maxLength: 6,
      }),
      gateways: fc.array(fc.constantFrom('zonal' as const, 'regional' as const), { maxLength: 3 }),
    })
    .map(({ interfaces, elastics, gateways }): readonly Resource[] => [
      vpc(),
      ...interfaces.map(([address, data, owner], index) => eni(`eni-${index}`, `203.0.113.${address}`, data, owner)),
      ...elastics.map(([address, pool, association]) =>
        elastic(`203.0.113.${address}`, { PublicIpv4Pool: pool as string, AssociationId: association as string }),
      ),
      ...gateways.map((AvailabilityMode, index) => gateway(`nat-${index}`, { AvailabilityMode })),
    ]);
  const weight = ({ perMonth, unpriced }: Amount): number => perMonth + 3.65 * unpriced;

  test('the lines add up to the totals, no address is lost or counted twice, and the form is the published one', () => {
    fc.assert(
      fc.property(resources, (given) => {
        const cost = costOf(given);
        expect(Value.Errors(costSchema, cost)).toEqual([]);
        const distinct = new Set(
          given.flatMap((each) =>
            each.kind === 'network-interface'
              ? (each.data.Association?.PublicIp ?? [])
              : each.kind === 'elastic-ip'
                ? (each.data.PublicIp ?? [])
                : [],
          ),
        );
        const lines = cost.regions.flatMap(({ addresses }) => addresses);
        expect(lines.reduce((sum, { addresses }) => sum + addresses, 0)).toBe(distinct.size);
        expect(Object.values(cost.total.savings).reduce((sum, each) => sum + weight(each), 0)).toBeCloseTo(weight(cost.total.publicIpv4));
      }),
    );
  });
  test.each(costKinds)('what is lost without %s is said', (kind) => {
    fc.assert(
      fc.property(resources, (given) => {
        const partial = costOf(
          given.filter((each) => each.kind !== kind),
          [denied(kind)],
        );
        expect(partial.unread).toMatchObject([{ kind, missing: [`test:Read-${kind}`] }]);
        if (kind !== 'elastic-ip') expect(partial.regions[0]?.nat64.vpcsWithoutGateway).toBeNull();
      }),
      { numRuns: 20 },
    );
  });
});
