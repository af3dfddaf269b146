import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { auditByAccount } from '../../src/audit/by-account.ts';
import { judge } from '../../src/audit/judge.ts';
import type { AuditOptions } from '../../src/audit/part.ts';
import { audit } from '../../src/audit/report.ts';
import { collectors } from '../../src/collect/collectors.ts';
import { indexSlice, type Inventory, type InventorySource, sourceOf } from '../../src/model/inventory.ts';
import type { Kind } from '../../src/model/kinds.ts';
import { targets } from '../../src/model/verdict.ts';
import { joined, sharedKinds } from '../../src/network/sharing.ts';
import { catalogue } from '../../src/rules/catalogue.ts';
import { build, denied, home, inventory } from '../support/build.ts';
import { central } from '../support/central-estate.ts';
import { readFixture } from '../support/read-fixture.ts';
import { moved, networkAccount, split } from '../support/shared-estate.ts';

const options: AuditOptions = { targets, severity: 'info', rules: catalogue, vpcs: [], tags: [] };

type Statuses = ReadonlyMap<string, readonly string[]>;

/** What each rule says of each resource, by everyone who judges it. */
const statuses = ({ slices }: Inventory): Statuses => {
  const view = joined(slices.map(indexSlice));
  const all = catalogue.flatMap((rule) =>
    judge(rule, view).flatMap(({ region, kind, resource, verdict }) =>
      resource ? [{ key: `${rule.id} ${region} ${kind} ${resource.id}`, status: verdict.status }] : [],
    ),
  );
  return new Map([...Map.groupBy(all, ({ key }) => key)].map(([key, found]) => [key, found.map(({ status }) => status)]));
};

const turnedGreen = (before: Statuses, after: Statuses): readonly string[] =>
  [...after].flatMap(([key, status]) => (status.includes('pass') && ['fail', 'unknown'].includes(before.get(key)?.[0] ?? '') ? [key] : []));

const without = (estate: Inventory, account: string): Inventory => ({
  ...estate,
  slices: estate.slices.filter((slice) => slice.account !== account),
});

/** The estate where an account may read nothing of these kinds. */
const withDenied = (estate: Inventory, account: string, kinds: readonly Kind[]): Inventory => ({
  ...estate,
  slices: estate.slices.map((slice) => {
    if (slice.account !== account) return slice;
    const refused = kinds.filter((kind) => slice.collected.includes(kind));
    const resources = slice.resources.filter(({ kind }) => !refused.includes(kind));
    return { ...slice, resources, gaps: [...slice.gaps, ...refused.map((kind) => denied(kind, slice))] };
  }),
});

const estates = { demo: await readFixture('demo'), playground: await readFixture('playground') };
const kinds = fc.uniqueArray(fc.constantFrom(...collectors.map(({ kind }) => kind)), { minLength: 1, maxLength: 4 });
const sharedKind = fc.uniqueArray(fc.constantFrom(...sharedKinds), { minLength: 1, maxLength: 3 });

describe.each(Object.entries(estates))('the %s estate in VPCs that a network account shares', (_name, whole) => {
  const estate = split(whole);
  const participant = whole.slices[0]?.account ?? '';
  const both = statuses(estate);

  test('every resource is judged once, and as if all were one account', () => {
    expect(new Map([...both].toSorted())).toEqual(new Map([...statuses(whole)].toSorted()));
  });
  test('without the owner nothing turns green', () => {
    expect(turnedGreen(both, statuses(without(estate, networkAccount)))).toEqual([]);
  });
  test('denying the owner or the participant anything turns nothing green', () => {
    fc.assert(
      fc.property(fc.constantFrom(networkAccount, participant), fc.oneof(kinds, sharedKind), (account, refused) => {
        expect(turnedGreen(both, statuses(withDenied(estate, account, refused)))).toEqual([]);
      }),
      { numRuns: 60 },
    );
  });
  test('a VPC is no better for the participant than for its owner, and the unread of either withholds ready from both', () => {
    const rank = ['ready', 'unknown', 'needs-work', 'blocked'];
    fc.assert(
      fc.property(fc.constantFrom(networkAccount, participant), sharedKind, (account, refused) => {
        const { readiness, verdicts } = audit(withDenied(estate, account, refused), options);
        const blind = (region: string, target: (typeof targets)[number]) =>
          verdicts.some((each) => each.resource === null && each.region === region && each.severity[target] !== undefined);
        for (const row of readiness.filter(({ vpcId }) => vpcId !== null)) {
          if (blind(row.region, row.target)) expect(row.status).not.toBe('ready');
          const owners = verdicts.filter(
            (each) => each.account === networkAccount && each.region === row.region && each.resource?.vpcIds.includes(row.vpcId ?? ''),
          );
          const worst = owners.some(({ status, severity }) => status === 'fail' && severity[row.target] === 'blocker') ? 3 : 0;
          expect(rank.indexOf(row.status)).toBeGreaterThanOrEqual(worst);
        }
      }),
      { numRuns: 20 },
    );
  });
});

/** Two participants, their network account, and one on its own, of which each has lost some of what it had. */
const random = fc
  .tuple(fc.nat(6), fc.nat(6), kinds, fc.constantFrom(networkAccount, '111122223333', '123456789012'))
  .map(([odd, share, refused, account]) => {
    const slices = [...split(estates.demo).slices, ...estates.playground.slices].flatMap((slice) => {
      const resources = slice.resources.filter((_, at) => at % 7 !== odd);
      if (slice.account !== '123456789012') return [{ ...slice, resources }];
      const second = {
        ...slice,
        account: '222233334444',
        resources: resources.flatMap((each, at) => (sharedKinds.has(each.kind) || at % 7 > share ? [moved(each, '222233334444')] : [])),
      };
      return [{ ...slice, resources: resources.filter(({ kind }, at) => sharedKinds.has(kind) || at % 7 <= share) }, second];
    });
    const grouped = [...Map.groupBy(slices, (slice) => slice.account).values()].flat();
    return withDenied({ ...estates.demo, slices: grouped }, account, refused);
  });

/** As from files: each reading makes records of its own. */
const readAnew = (estate: Inventory): InventorySource => {
  const source = sourceOf(estate);
  return { ...source, slicesOf: async (account) => structuredClone(await source.slicesOf(account)) };
};

test('account by account looks at the others no more often for every account', async () => {
  const looks = async (accounts: number): Promise<number> => {
    let count = 0;
    const vpcs = Array.from({ length: accounts }, (_, index) => {
      const [account, VpcId] = [String(100_000_000_000 + index), `vpc-${index}`];
      return build('vpc', { VpcId, CidrBlock: `10.${index}.0.0/16`, OwnerId: account }, { ...home, account });
    });
    const source = readAnew(inventory(vpcs));
    const slicesOf = async (account: string) => {
      const slices = await source.slicesOf(account);
      for (const { data } of slices.flatMap(({ resources }) => resources))
        Object.defineProperty(data, 'CidrBlock', {
          get: () => {
            count += 1;
            return `10.${Number(account) % 100}.0.0/16`;
          },
        });
      return slices;
    };
    await auditByAccount({ ...source, slicesOf }, options);
    return count;
  };
  const [few, many] = [await looks(12), await looks(24)];
  expect(few).toBeGreaterThan(12);
  expect(many).toBeLessThan(2.2 * few);
});

test('account by account gives the same report as all at once, and no verdict twice', async () => {
  const baseline = audit(split(estates.demo), options).verdicts.map(({ fingerprint, rule, severity, resource }) => ({
    fingerprint,
    rule,
    severity,
    resource: resource?.arn ?? '',
  }));
  const exclude = { tags: ['Environment'] };
  await fc.assert(
    fc.asyncProperty(random, fc.boolean(), fc.boolean(), async (estate, counted, accepting) => {
      const chosen: AuditOptions = {
        ...options,
        ...(counted ? { passes: 'counted' } : {}),
        ...(accepting ? { exclude, baseline: { format: 'ipv6-audit-baseline', version: '1.0', findings: baseline } } : {}),
      };
      const [apart, whole] = [(await auditByAccount(readAnew(estate), chosen)).report, audit(estate, chosen)];
      expect(JSON.stringify(apart)).toBe(JSON.stringify(whole));
      expect(new Set(whole.verdicts.map(({ fingerprint }) => fingerprint)).size).toBe(whole.verdicts.length);
    }),
    { numRuns: 25 },
  );
});

test('passes that are counted are as many as those that are listed, and the baseline sees them', () => {
  const estate = split(estates.demo);
  const findings = audit(estate, options).verdicts.map(({ fingerprint, rule, severity, resource }) => ({
    fingerprint,
    rule,
    severity,
    resource: resource?.arn ?? '',
  }));
  const accepting: AuditOptions = { ...options, baseline: { format: 'ipv6-audit-baseline', version: '1.0', findings } };
  const [listed, counted] = [audit(estate, accepting), audit(estate, { ...accepting, passes: 'counted' })];
  expect(counted.summary).toEqual(listed.summary);
  expect(counted.summary.pass).toBeGreaterThan(0);
  expect(counted.readiness).toEqual(listed.readiness);
  expect(counted.verdicts).toEqual(listed.verdicts.filter(({ status }) => status !== 'pass'));
  const byRule = (id: string) => listed.verdicts.filter(({ rule, status }) => rule === id && status === 'pass').length;
  expect(counted.rules.map(({ id, passes }) => [id, passes])).toEqual(listed.rules.map(({ id }) => [id, byRule(id)]));
});

test('a way over a transit gateway of another account is followed as one within an account', () => {
  const whole = central();
  const other = '444455556666';
  const slices = whole.slices.flatMap((slice) => {
    const isThere = ({ vpcId, kind }: (typeof slice.resources)[number]) => vpcId === 'vpc-9' || kind === 'transit-gateway-route-table';
    const there = slice.resources.filter((each) => isThere(each) || each.kind === 'transit-gateway-vpc-attachment');
    return [
      { ...slice, resources: slice.resources.filter((each) => !isThere(each)) },
      { ...slice, account: other, resources: there.map((each) => moved(each, other)) },
    ];
  });
  const one = statuses(whole);
  const apart = statuses({ ...whole, slices });
  const nat64 = [...one].filter(([key]) => key.startsWith('nat64-'));
  expect(nat64.some(([, status]) => status[0] === 'pass')).toBe(true);
  for (const [key, status] of nat64) expect([key, apart.get(key)]).toEqual([key, status]);
});

test('a peering connection is one verdict, of its worse side', () => {
  const there = { ...home, account: '444455556666' };
  const side = (OwnerId: string, VpcId: string, block: string) => ({
    OwnerId,
    VpcId,
    Region: home.region,
    CidrBlockSet: [{ CidrBlock: '10.0.0.0/16' }],
    CidrBlock: '10.0.0.0/16',
    Ipv6CidrBlockSet: [{ Ipv6CidrBlock: block }],
  });
  const peering = {
    VpcPeeringConnectionId: 'pcx-1',
    Status: { Code: 'active' as const },
    RequesterVpcInfo: side(home.account, 'vpc-1', '2001:db8:1::/56'),
    AccepterVpcInfo: side(there.account, 'vpc-2', '2001:db8:2::/56'),
  };
  const table = (id: string, VpcId: string, ...blocks: readonly string[]) => ({
    RouteTableId: id,
    VpcId,
    Associations: [{ SubnetId: `${id}-subnet` }],
    Routes: blocks.map((block) => ({
      [block.includes(':') ? 'DestinationIpv6CidrBlock' : 'DestinationCidrBlock']: block,
      VpcPeeringConnectionId: 'pcx-1',
      State: 'active' as const,
    })),
  });
  const subnet = (SubnetId: string, VpcId: string, block: string) => ({
    SubnetId,
    VpcId,
    CidrBlock: '10.0.0.0/24',
    Ipv6CidrBlockAssociationSet: [{ Ipv6CidrBlock: block, Ipv6CidrBlockState: { State: 'associated' as const } }],
  });
  const estate = inventory([
    ...[home, there].map((scope) => build('vpc-peering-connection', peering, scope)),
    build('vpc', { VpcId: 'vpc-1', OwnerId: home.account }, home),
    build('vpc', { VpcId: 'vpc-2', OwnerId: there.account }, there),
    build('subnet', subnet('a-subnet', 'vpc-1', '2001:db8:1::/64'), home),
    build('subnet', subnet('b-subnet', 'vpc-2', '2001:db8:2::/64'), there),
    build('route-table', table('a', 'vpc-1', '10.1.0.0/16', '2001:db8:2::/56'), home),
    build('route-table', table('b', 'vpc-2', '10.0.0.0/16'), there),
  ]);
  const rules = catalogue.filter(({ id }) => id === 'peering-ipv6-route-missing');
  const { verdicts } = audit(estate, { ...options, rules });
  expect(verdicts.map(({ status, account, resource }) => [status, account, resource?.id])).toEqual([['fail', there.account, 'pcx-1']]);
});
