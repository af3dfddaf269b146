import fc from 'fast-check';
import { Value } from 'typebox/value';
import { describe, expect, test } from 'vitest';
import { pressureSchema } from '../../../src/model/checklist/pressure.ts';
import type { Resource } from '../../../src/model/resource.ts';
import { ipv4Pressure, pressureKinds } from '../../../src/plan/pressure.ts';
import { indexed } from '../../support/build.ts';
import { eni, instance, nitro, onInstance, partner, quota, service, subnet, vpc, without } from './network.ts';

const descriptions = [
  {},
  onInstance('i-1'),
  onInstance('i-2', { Description: 'aws-K8S-i-2' }),
  { Description: 'RDSNetworkInterface' },
  { Description: 'ELB app/shop/0a1b' },
  { Description: 'arn:aws:ecs:eu-central-1:111122223333:attachment/0d-1', Groups: [{ GroupId: 'sg-1' }] },
  { Status: 'available' as const, RequesterManaged: false },
  { Ipv4Prefixes: [{ Ipv4Prefix: '10.0.0.32/28' }] },
];

const interfaces = fc.array(
  fc.record({
    description: fc.constantFrom(...descriptions),
    subnetId: fc.constantFrom('subnet-1', 'subnet-2'),
    addresses: fc.array(fc.integer({ min: 4, max: 250 }), { maxLength: 4 }),
    isForeign: fc.boolean(),
  }),
  { maxLength: 12 },
);

const networks = fc
  .record({
    interfaces,
    free: fc.array(fc.option(fc.integer({ min: 0, max: 251 }), { nil: undefined }), { minLength: 2, maxLength: 2 }),
    owner: fc.constantFrom('111122223333', '999988887777'),
  })
  .map(({ interfaces: enis, free, owner }): readonly Resource[] => [
    vpc({ OwnerId: owner }),
    vpc({ VpcId: 'vpc-2', CidrBlock: '10.0.0.0/16', OwnerId: partner.account }, partner),
    ...free.map((count, index) =>
      subnet({
        SubnetId: `subnet-${index + 1}`,
        CidrBlock: `10.0.${index}.0/24`,
        OwnerId: owner,
        ...(count === undefined ? { AvailableIpAddressCount: undefined as never } : { AvailableIpAddressCount: count }),
      }),
    ),
    ...enis.map(({ description, subnetId, addresses, isForeign }, index) =>
      eni(`eni-${index}`, addresses, { ...description, SubnetId: subnetId, ...(isForeign ? { OwnerId: partner.account } : {}) }),
    ),
    instance('i-1'),
    instance('i-2', { 'eks:cluster-name': 'shop' }),
    service('api'),
    nitro,
    quota,
  ]);

const sum = (rows: readonly { readonly addresses: number }[]): number => rows.reduce((total, { addresses }) => total + addresses, 0);
const numbersIn = (value: unknown): readonly number[] =>
  typeof value === 'number' ? [value] : value !== null && typeof value === 'object' ? Object.values(value).flatMap(numbersIn) : [];

describe('of every network', () => {
  test('owners and the unattributed rest are what is used, and every owner’s addresses are some workload’s', () => {
    fc.assert(
      fc.property(networks, (resources) => {
        const { subnets, vpcs, moveFirst, keepsIpv4, unclear } = ipv4Pressure(indexed(resources));
        for (const { owners, unattributed, used } of [...subnets, ...vpcs]) {
          if (used !== null) expect(sum(owners) + (unattributed ?? Number.NaN)).toBe(used);
        }
        expect(sum([...moveFirst, ...keepsIpv4, ...unclear])).toBe(sum(subnets.flatMap(({ owners }) => owners)));
        for (const { addresses, holds, inShortSubnets } of [...moveFirst, ...keepsIpv4, ...unclear]) {
          expect(sum(holds)).toBe(addresses);
          expect(inShortSubnets).toBeLessThanOrEqual(addresses);
        }
      }),
    );
  });
  test('no number is negative, and the answer is of the form that is published', () => {
    fc.assert(
      fc.property(networks, (resources) => {
        const pressure = ipv4Pressure(indexed(resources));
        expect(numbersIn(pressure).filter((each) => !(each >= 0))).toEqual([]);
        expect(Value.Errors(pressureSchema, pressure)).toEqual([]);
      }),
    );
  });
  test('equal networks give equal bytes, in whichever order they were read', () => {
    fc.assert(
      fc.property(networks, (resources) => {
        expect(JSON.stringify(ipv4Pressure(indexed(resources.toReversed())))).toBe(JSON.stringify(ipv4Pressure(indexed(resources))));
      }),
    );
  });
  test.each(pressureKinds)('without %s nothing looks smaller than it is, unless it is said', (kind) => {
    fc.assert(
      fc.property(networks, (resources) => {
        const [whole, partial] = [ipv4Pressure(indexed(resources)), ipv4Pressure(without(kind, resources))];
        expect(partial.unread).toMatchObject([{ kind, missing: [`test:Read-${kind}`] }]);
        for (const row of whole.subnets) {
          const again = partial.subnets.find(({ subnetId }) => subnetId === row.subnetId);
          if (!again || again.doubts.length > 0) continue;
          expect(again.used).toBe(row.used);
          expect(again.freePrefixes).toEqual(row.freePrefixes);
        }
        for (const row of whole.vpcs) {
          const again = partial.vpcs.find(({ vpcId, account }) => vpcId === row.vpcId && account === row.account);
          if (again && again.doubts.length === 0) expect(again.used).toBe(row.used);
        }
        // What can move is never more for want of knowledge.
        expect(sum(partial.moveFirst)).toBeLessThanOrEqual(sum(whole.moveFirst));
      }),
      { numRuns: 25 },
    );
  });
});
