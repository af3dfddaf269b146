import { setTimeout as delay } from 'node:timers/promises';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { inFlightPerRegion, inFlightPerService } from '../../src/aws/limits.ts';
import type { AccountsWanted } from '../../src/collect/accounts.ts';
import { type CollectOptions, collectSlices, everyKind } from '../../src/collect/inventory.ts';
import { collectInventory } from '../support/collected-inventory.ts';
import type { Inactive } from '../../src/collect/organization.ts';
import { type Slice, unlistedRegions } from '../../src/model/inventory.ts';
import type { Kind } from '../../src/model/kinds.ts';
import { sumOf } from '../../src/model/statistics.ts';
import { caller, closed, first, inner, organization, outer, regions, roleIn, rootId, second, third } from '../support/organization.ts';
import { loadFixture } from '../support/replay/fixture.ts';
import { type Replay, type ReplayOptions, startReplay } from '../support/replay/server.ts';

afterEach(() => vi.unstubAllEnvs());

const kinds: ReadonlySet<Kind> = new Set<Kind>(['vpc', 'subnet', 'vpc-attributes']);
const wanted: AccountsWanted = { named: [], skip: [], roleName: 'ipv6-audit' };
const whole = { ...wanted, organization: { ous: [], skipOus: [] } };
const base: CollectOptions = {
  regions: [],
  kinds,
  tool: { name: 'ipv6-audit', version: 'test' },
  now: new Date(0),
  accounts: whole,
};

const withReplay = async <Result>(options: Partial<ReplayOptions>, use: (replay: Replay) => Promise<Result>): Promise<Result> => {
  const replay = await startReplay({ fixture: organization(), account: caller, ...options });
  for (const [name, value] of Object.entries(replay.env)) vi.stubEnv(name, value);
  try {
    const result = await use(replay);
    expect(replay.problems).toEqual([]);
    return result;
  } finally {
    await replay.close();
  }
};

const read = (accounts: Partial<AccountsWanted> | undefined, server: Partial<ReplayOptions> = {}, more: Partial<CollectOptions> = {}) =>
  withReplay(server, async (replay) => {
    const inactive: Inactive[] = [];
    const progress = { accounts: (_: number, found: readonly Inactive[]) => void inactive.push(...found) };
    const { slices } = await collectInventory({ ...base, accounts: accounts && { ...wanted, ...accounts }, progress, ...more });
    const assumed = replay.requests.filter(({ operation }) => operation === 'AssumeRole').map(({ input }) => input);
    return { slices, inactive, assumed, requests: replay.requests, peaks: replay.peaks };
  });

const accountsIn = (slices: readonly Slice[]) => [...new Set(slices.map(({ account }) => account))];
const gapsIn = (slices: readonly Slice[]) => slices.flatMap(({ gaps }) => gaps);
const settled = (slices: readonly Slice[]) => slices.map((slice) => ({ ...slice, statistics: undefined }));

describe('which accounts are read', () => {
  test.each<readonly [string, Partial<AccountsWanted> | undefined, readonly string[]]>([
    ['the own one where none is named', undefined, [caller]],
    ['the whole organization', { organization: { ous: [], skipOus: [] } }, [first, second, third, caller]],
    ['a root', { organization: { ous: [rootId], skipOus: [] } }, [first, second, third, caller]],
    ['a unit and what is nested in it', { organization: { ous: [outer], skipOus: [] } }, [second, third]],
    ['all but a unit', { organization: { ous: [], skipOus: [outer] } }, [first, caller]],
    ['a unit without one that is nested in it', { organization: { ous: [outer], skipOus: [inner] } }, [second]],
    ['without an account', { organization: { ous: [outer], skipOus: [] }, skip: [third] }, [second]],
    [
      'what is named, each account once',
      { named: [{ id: second, roleArn: roleIn(second) }, { id: second }, { id: caller }] },
      [second, caller],
    ],
  ])('%s', async (_name, accounts, expected) => {
    const { slices } = await read(accounts, { pageSize: 1 });
    expect(accountsIn(slices)).toEqual(expected);
    expect(gapsIn(slices)).toEqual([]);
    expect(slices.map(({ region, resources }) => [region, resources.length])).toEqual(
      expected.flatMap(() => regions.map((region) => [region, kinds.size])),
    );
  });
  test('what is not active is left out, and said', async () => {
    const { inactive, slices } = await read(whole);
    expect(inactive).toEqual([{ id: closed, name: 'old', state: 'SUSPENDED' }]);
    expect(accountsIn(slices)).not.toContain(closed);
  });
  test('a role is assumed once for each account, none for the own one, as it was asked', async () => {
    const { assumed } = await read({
      ...whole,
      roleName: 'path/reader',
      externalId: 'shared',
      sessionDuration: 1800,
      named: [{ id: first, externalId: 'own' }],
    });
    const asked = (id: string, ExternalId: string) => ({
      RoleArn: roleIn(id, 'path/reader'),
      RoleSessionName: 'ipv6-audit',
      ExternalId,
      DurationSeconds: 1800,
    });
    expect(assumed).toHaveLength(3);
    expect(assumed).toEqual(expect.arrayContaining([asked(first, 'own'), asked(second, 'shared'), asked(third, 'shared')]));
  });
  test.each<readonly [string, Partial<AccountsWanted>, Partial<ReplayOptions>, string]>([
    ['nothing is left', { organization: { ous: [inner], skipOus: [] }, skip: [third] }, {}, 'No account is left to read'],
    [
      'the list is denied',
      whole,
      { faults: [{ operation: 'ListAccounts', fault: 'access-denied' }] },
      'which needs organizations:ListAccounts',
    ],
  ])('%s: one sentence', async (_name, accounts, server, says) => {
    await expect(read(accounts, server)).rejects.toThrow(says);
  });
});

describe('what cannot be read of one account', () => {
  test('is a gap of that account, and changes nothing of the others', async () => {
    const named = [{ id: first }, { id: second }];
    const sound = await read({ named, externalId: 'wrong' });
    const { slices } = await read({ named: [...named, { id: third, name: 'three' }], externalId: 'wrong' });
    expect(settled(slices.filter(({ account }) => account !== third))).toEqual(settled(sound.slices));
    const bad = slices.filter(({ account }) => account === third);
    expect(bad.map(({ region, resources, collected }) => [region, resources, collected])).toEqual([
      [unlistedRegions, [], [...kinds].toSorted()],
    ]);
    expect(gapsIn(bad).map(({ kind, reason, action }) => [kind, reason, action])).toEqual(
      [...kinds].toSorted().map((kind) => [kind, 'access-denied', 'sts:AssumeRole']),
    );
    expect(gapsIn(bad)[0]?.message).toContain(
      `${roleIn(third)} could not be assumed, so nothing of account ${third} (three) was read: AccessDenied`,
    );
  });
  test('stands in the regions that were named', async () => {
    const { slices } = await read({ named: [{ id: third }], externalId: 'wrong' }, {}, { regions: ['us-east-1', 'eu-central-1'] });
    expect(slices.map(({ region, gaps }) => [region, gaps.length])).toEqual(regions.map((region) => [region, kinds.size]));
  });
  test('may be a region that is not enabled there, or the list of regions', async () => {
    const odd = await read({ named: [{ id: first, regions: ['eu-north-1', 'us-east-1'] }, { id: second }] });
    expect(odd.slices.map(({ account, region, gaps }) => [account, region, gaps[0]?.message])).toEqual([
      [first, 'eu-north-1', 'region eu-north-1 is not enabled for this account'],
      [first, 'us-east-1', undefined],
      ...regions.map((region) => [second, region, undefined]),
    ]);
    const blind = await read(
      { named: [{ id: first }, { id: second }] },
      { faults: [{ operation: 'DescribeRegions', account: first, fault: 'access-denied' }] },
    );
    expect(blind.slices.map(({ account, region, gaps }) => [account, region, gaps[0]?.action])).toEqual([
      [first, unlistedRegions, 'ec2:DescribeRegions'],
      ...regions.map((region) => [second, region, undefined]),
    ]);
  });
  test('a session that AWS ends in the middle is made anew', async () => {
    const { slices, assumed } = await read({ named: [{ id: first }] }, { fixture: organization(40), sessionRequests: 60 });
    expect(gapsIn(slices)).toEqual([]);
    // 40 VPCs in 2 regions take 160 calls for their attributes alone.
    expect(assumed.length).toBeGreaterThan(2);
    expect(assumed.length).toBeLessThan(8);
    expect(sumOf(slices.map(({ statistics }) => statistics))?.retries).toBeGreaterThan(0);
  });
});

describe('how much is asked at once', () => {
  test('so much that no call fails in buckets as EC2 has them', { timeout: 60_000 }, async () => {
    const named = [{ id: first }, { id: second }];
    const server = { fixture: organization(100), bucket: { size: 100, perSecond: 20 }, faults: [{ fault: { latencyMs: 20 } }] };
    const { slices } = await read({ named }, server, { regions: ['us-east-1'] });
    expect(gapsIn(slices)).toEqual([]);
    for (const { statistics } of slices) expect(statistics).toMatchObject({ calls: 202, throttles: expect.any(Number) });
    expect(sumOf(slices.map(({ statistics }) => statistics))?.throttles).toBeGreaterThan(0);
  });
  test('never more than there is room for', { timeout: 60_000 }, async () => {
    const fixture = await loadFixture(new URL('../../fixtures/accounts/demo', import.meta.url).pathname);
    const server = { fixture, account: Object.keys(fixture)[0] ?? '', faults: [{ fault: { latencyMs: 400 } }] };
    const { peaks } = await read(undefined, server, { regions: ['eu-central-1'], kinds: everyKind });
    const most = (pattern: RegExp) => Math.max(...[...peaks].flatMap(([place, peak]) => (pattern.test(place) ? [peak] : [])));
    expect(most(/^\d+\/[\w-]+$/)).toBeLessThanOrEqual(inFlightPerRegion);
    expect(most(/^\d+\/[\w-]+$/)).toBeGreaterThan(inFlightPerRegion / 2);
    // Listings, and apart from them what is asked item by item.
    expect(most(/ec2$/)).toBeGreaterThanOrEqual(inFlightPerService);
    expect(most(/ec2$/)).toBeLessThanOrEqual(2 * inFlightPerService);
  });
  test('no faster than --max-rate, in each region of each account', { timeout: 60_000 }, async () => {
    const maxRate = 20;
    const { requests, slices } = await read({ named: [{ id: first }, { id: second }] }, { fixture: organization(15) }, { maxRate });
    expect(gapsIn(slices)).toEqual([]);
    const places = Map.groupBy(requests, ({ account, region }) => `${account}/${region}`);
    for (const [, sent] of places) {
      const times = sent.map(({ at }) => at);
      const inASecond = times.map((start) => times.filter((at) => at >= start && at < start + 1000).length);
      expect(Math.max(...inASecond)).toBeLessThanOrEqual(maxRate + 2);
    }
    const longest = Math.max(...[...places.values()].map(({ length }) => length));
    expect(longest).toBeGreaterThan(maxRate);
  });
  test('what is counted is what went over the wire', async () => {
    const { slices, requests } = await read({ named: [{ id: first }] });
    const { calls = 0, retries, throttles, bytes = 0 } = sumOf(slices.map(({ statistics }) => statistics)) ?? {};
    const beside = requests.filter(({ operation }) => ['GetCallerIdentity', 'AssumeRole', 'DescribeRegions'].includes(operation)).length;
    expect({ calls, retries, throttles }).toEqual({ calls: requests.length - beside, retries: 0, throttles: 0 });
    expect(bytes).toBeGreaterThan(1000);
  });
});

describe('slices as they are done', () => {
  const many = Array.from({ length: 30 }, (_, index) => ({ id: String(100_000_000_000 + index) }));
  const fixture = { ...organization(), ...Object.fromEntries(many.map(({ id }) => [id, organization()[first] ?? {}])) };
  test('no account is begun while they wait to be taken', async () => {
    await withReplay({ fixture }, async (replay) => {
      const generator = collectSlices({ ...base, accounts: { ...wanted, named: many } });
      expect((await generator.next()).value).toMatchObject({ gaps: [] });
      await delay(500);
      const begun = new Set(replay.requests.map(({ account }) => account)).size - 1;
      await generator.return(undefined);
      expect(begun).toBeLessThanOrEqual(8);
    });
  });
  test('all come, each once, but for what is skipped', async () => {
    const skip = (account: string, region: string) => account !== many[3]?.id || region === 'us-east-1';
    const seen = await withReplay({ fixture }, async () => {
      const found: string[] = [];
      for await (const { account, region } of collectSlices({ ...base, accounts: { ...wanted, named: many }, skip }))
        found.push(`${account} ${region}`);
      return found;
    });
    expect(seen).toEqual([`${many[3]?.id} eu-central-1`]);
  });
});
