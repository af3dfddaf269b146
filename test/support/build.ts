import { collectors } from '../../src/collect/collectors.ts';
import type { Gap } from '../../src/model/gap.ts';
import { globalRegion, type IndexedSlice, indexSlice, type Inventory } from '../../src/model/inventory.ts';
import type { Kind, Kinds } from '../../src/model/kinds.ts';
import type { Resource, Scope } from '../../src/model/resource.ts';

export const home: Scope = { account: '111122223333', region: 'eu-central-1', partition: 'aws' };

const collectorOf = (kind: Kind): (typeof collectors)[number] => {
  const collector = collectors.find((each) => each.kind === kind);
  if (!collector) throw new Error(`no collector for ${kind}; run npm run generate`);
  return collector;
};

const isGlobal = (kind: Kind): boolean => collectorOf(kind).scope === 'global';
/** Where a kind stands unless a test says otherwise: at home, or in the account's slice for services without regions. */
const scopeOf = (kind: Kind): Scope => (isGlobal(kind) ? { ...home, region: globalRegion } : home);

/** A resource as the collector would have made it of this answer of AWS. */
export const build = <K extends Kind>(kind: K, data: Kinds[K], scope: Scope = scopeOf(kind)): Resource<K> => {
  const collector = collectorOf(kind);
  const { account, region } = scope;
  const resource: unknown = { kind, account, region, ...collector.identify(data, scope), data };
  return resource as Resource<K>;
};

export const denied = (kind: Kind, scope: Scope = scopeOf(kind)): Gap => ({
  kind,
  account: scope.account,
  region: scope.region,
  reason: 'access-denied',
  action: `test:Read-${kind}`,
  message: 'User is not authorized to perform this operation',
});

/** An inventory of these resources in which every kind was asked for and only `gaps` are missing. */
export const inventory = (resources: readonly Resource[], gaps: readonly Gap[] = []): Inventory => {
  const scopes = new Map(
    [home, { ...home, region: globalRegion }, ...resources, ...gaps].map(({ account, region }) => [
      `${account}/${region}`,
      { account, region, partition: region.startsWith('cn-') ? 'aws-cn' : 'aws' },
    ]),
  );
  return {
    tool: { name: 'ipv6-audit', version: '0.0.0-test' },
    collectedAt: '2026-11-23T00:00:00.000Z',
    slices: [...scopes.values()].map((scope) => ({
      ...scope,
      collected: collectors.map(({ kind }) => kind).filter((kind) => isGlobal(kind) === (scope.region === globalRegion)),
      resources: resources.filter((each) => each.account === scope.account && each.region === scope.region),
      gaps: gaps.filter((each) => each.account === scope.account && each.region === scope.region),
    })),
  };
};

export const indexed = (resources: readonly Resource[], gaps: readonly Gap[] = []): readonly IndexedSlice[] =>
  inventory(resources, gaps).slices.map(indexSlice);

/** An IPv6 block in use, as DescribeVpcs and DescribeSubnets list it. */
export const associated = (Ipv6CidrBlock: string): { Ipv6CidrBlock: string; Ipv6CidrBlockState: { State: 'associated' } } => ({
  Ipv6CidrBlock,
  Ipv6CidrBlockState: { State: 'associated' },
});
