import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { contains, overlaps, parseCidr } from '../../src/model/address.ts';
import type { Kinds } from '../../src/model/kinds.ts';
import type { Resource } from '../../src/model/resource.ts';
import { addressPlans } from '../../src/plan/address-plan.ts';
import { associated, build, denied, indexed } from '../support/build.ts';

const vpc = (id: string, ...blocks: readonly string[]) =>
  build('vpc', { VpcId: id, CidrBlock: '10.0.0.0/16', Ipv6CidrBlockAssociationSet: blocks.map(associated) });

const subnet = (id: string, zone: string, ipv4: string | undefined, more: Partial<Kinds['subnet']> = {}) =>
  build('subnet', {
    SubnetId: id,
    VpcId: 'vpc-1',
    AvailabilityZone: `eu-central-1${zone}`,
    AvailableIpAddressCount: 100,
    ...(ipv4 === undefined ? {} : { CidrBlock: ipv4 }),
    ...more,
  });

const planOf = (resources: readonly Resource[], target: 'dual-stack' | 'ipv6-only' = 'dual-stack') => {
  const [plan] = addressPlans(indexed(resources), target, []);
  if (!plan) throw new Error('no plan');
  return plan;
};
const blocksOf = (plan: ReturnType<typeof planOf>) =>
  Object.fromEntries(plan.subnets.map(({ subnetId, zone, block }) => [subnetId ?? zone, block]));

describe('the address plan', () => {
  test('gives each zone its share and each subnet the place of its third octet', () => {
    const plan = planOf([
      vpc('vpc-1', '2001:db8:0:aa00::/56'),
      subnet('subnet-a', 'a', '10.0.1.0/24'),
      subnet('subnet-b', 'b', '10.0.2.0/24'),
      subnet('subnet-c', 'c', '10.0.17.0/24'),
    ]);
    expect(blocksOf(plan)).toEqual({
      'subnet-a': '2001:db8:0:aa01::/64',
      'subnet-b': '2001:db8:0:aa22::/64',
      'subnet-c': '2001:db8:0:aa41::/64',
    });
    expect(plan.room).toEqual(['a', 'b', 'c'].map((zone) => ({ zone: `eu-central-1${zone}`, free: 31 })));
  });
  test('keeps what is associated, also while it comes or goes', () => {
    const going = { Ipv6CidrBlock: '2001:db8:0:aa01::/64', Ipv6CidrBlockState: { State: 'disassociating' as const } };
    const plan = planOf([
      vpc('vpc-1', '2001:db8:0:aa00::/56'),
      subnet('subnet-a', 'a', '10.0.1.0/24'),
      subnet('subnet-z', 'a', '10.0.9.0/24', { Ipv6CidrBlockAssociationSet: [going] }),
    ]);
    expect(blocksOf(plan)).toEqual({ 'subnet-a': '2001:db8:0:aa02::/64', 'subnet-z': '2001:db8:0:aa01::/64' });
  });
  test('stands a documentation block in for what Amazon will give, and one VPC does not shift another', () => {
    const alone = addressPlans(indexed([vpc('vpc-1')]), 'dual-stack', []);
    const both = addressPlans(indexed([vpc('vpc-0'), vpc('vpc-1')]), 'dual-stack', []);
    expect(alone[0]).toMatchObject({ source: 'amazon', block: expect.stringMatching(/^2001:db8:.*\/56$/) as string });
    expect(both.map(({ vpcId }) => vpcId)).toEqual(['vpc-0', 'vpc-1']);
    expect(both[1]?.block).toBe(alone[0]?.block);
    expect(both[0]?.block).not.toBe(both[1]?.block);
  });
  test('names the IPAM pool of the region', () => {
    const pool = (id: string, Locale: string) =>
      build('ipam-pool', { IpamPoolId: id, Locale, AddressFamily: 'ipv6', State: 'create-complete', IpamScopeType: 'public' });
    const [plan] = addressPlans(
      indexed([vpc('vpc-1'), pool('ipam-pool-1', 'us-east-1'), pool('ipam-pool-2', 'eu-central-1')]),
      'dual-stack',
      [],
    );
    expect(plan).toMatchObject({ source: 'ipam-pool', ipamPoolId: 'ipam-pool-2' });
  });
  test('plans an IPv6-only subnet for each zone in use that has none, and only for that target', () => {
    const estate = [
      vpc('vpc-1', '2001:db8:0:aa00::/56'),
      subnet('subnet-a', 'a', '10.0.1.0/24'),
      subnet('subnet-b', 'b', undefined, { Ipv6Native: true, Ipv6CidrBlockAssociationSet: [associated('2001:db8:0:aa30::/64')] }),
      subnet('subnet-c', 'b', '10.0.2.0/24'),
      subnet('subnet-d', 'c', '10.0.3.0/24'),
      ...['subnet-a', 'subnet-c'].map((SubnetId) =>
        build('network-interface', { NetworkInterfaceId: `eni-${SubnetId}`, SubnetId, VpcId: 'vpc-1' }),
      ),
    ];
    const fresh = (target: 'dual-stack' | 'ipv6-only') => planOf(estate, target).subnets.filter(({ subnetId }) => subnetId === null);
    expect(fresh('dual-stack')).toEqual([]);
    expect(fresh('ipv6-only')).toMatchObject([
      { zone: 'eu-central-1a', block: '2001:db8:0:aa10::/64', role: 'ipv6-only', state: 'planned' },
    ]);
  });
  test('says what it cannot provide for', () => {
    const small = planOf([
      vpc('vpc-1', '2001:db8:0:aa10::/60'),
      ...Array.from({ length: 17 }, (_, n) => subnet(`subnet-${n}`, 'a', `10.0.${n}.0/24`)),
    ]);
    expect(small.subnets).toHaveLength(16);
    expect(small.problems).toEqual(['no /64 is left for subnet-16: associate a further block with the VPC']);
    const local = planOf([vpc('vpc-1', '2001:db8:0:aa00::/56'), subnet('subnet-l', '-lax-1a', '10.0.1.0/24')]);
    expect(local.problems).toEqual(['subnet-l stands in eu-central-1-lax-1a, which takes only blocks of its own network border group']);
    const [unread] = addressPlans(indexed([vpc('vpc-1')], [denied('subnet')]), 'dual-stack', []);
    expect(unread?.problems).toEqual([expect.stringContaining('not all subnets could be read')]);
  });
  test('leaves VPCs to their owners', () => {
    const shared = build('vpc', { VpcId: 'vpc-1', OwnerId: '999999999999' });
    expect(addressPlans(indexed([shared]), 'dual-stack', [])).toEqual([]);
  });
});

const estates = fc
  .record({
    length: fc.constantFrom(44, 48, 52, 56, 60),
    subnets: fc.uniqueArray(
      fc.record({
        octet: fc.nat(255),
        zone: fc.constantFrom('a', 'b', 'c', 'f', '-lax-1a'),
        taken: fc.option(fc.nat(255), { nil: undefined }),
        state: fc.constantFrom('associated' as const, 'associating' as const, 'disassociated' as const),
      }),
      { selector: ({ octet }) => octet, maxLength: 40 },
    ),
  })
  .map(({ length, subnets }) => {
    const block = `2001:db8:0:0::/${length}`;
    const free = 2 ** (64 - length);
    const used = new Set<number>();
    return [
      vpc('vpc-1', block),
      ...subnets.map(({ octet, zone, taken, state }) => {
        const index = taken === undefined ? undefined : taken % free;
        const fresh = index !== undefined && !used.has(index);
        if (fresh) used.add(index);
        const Ipv6CidrBlockAssociationSet = fresh
          ? [{ Ipv6CidrBlock: `2001:db8:0:${index.toString(16)}::/64`, Ipv6CidrBlockState: { State: state } }]
          : [];
        return subnet(`subnet-${String(octet).padStart(3, '0')}`, zone, `10.0.${octet}.0/24`, { Ipv6CidrBlockAssociationSet });
      }),
    ];
  });

test('law: blocks lie in the VPC’s, never overlap, and a plan carried out in part stays the same', () => {
  fc.assert(
    fc.property(estates, fc.constantFrom('dual-stack' as const, 'ipv6-only' as const), fc.nat(), (estate, target, pick) => {
      const plan = planOf(estate, target);
      const blocks = plan.subnets.map(({ block }) => parseCidr(block) as NonNullable<ReturnType<typeof parseCidr>>);
      const whole = parseCidr(plan.block) as NonNullable<ReturnType<typeof parseCidr>>;
      expect(blocks.every((block) => contains(whole, block))).toBe(true);
      for (const [index, block] of blocks.entries()) expect(blocks.slice(index + 1).some((other) => overlaps(block, other))).toBe(false);
      const planned = plan.subnets.filter(({ state, subnetId }) => state === 'planned' && subnetId !== null);
      const done = planned[pick % Math.max(1, planned.length)];
      if (!done) return;
      const carried = estate.map((resource) =>
        resource.kind === 'subnet' && resource.id === done.subnetId
          ? { ...resource, data: { ...resource.data, Ipv6CidrBlockAssociationSet: [associated(done.block)] } }
          : resource,
      );
      const ofOthers = (each: typeof plan) =>
        each.subnets
          .filter(({ subnetId }) => subnetId !== done.subnetId)
          .map(({ subnetId, block }) => `${subnetId} ${block}`)
          .toSorted();
      expect(ofOthers(planOf(carried, target))).toEqual(ofOthers(plan));
    }),
    { numRuns: 150 },
  );
});
